import type { GraphKit } from '../../../graph/kit.ts';
import { materialEnums } from '../details-enums.ts';
import type { WshotoMaterial, WshotoTaskExplain, WshotoTaskVerbal } from '../tasks/task-details.ts';

type MaterialType = ReturnType<typeof material>;

export const taskExplain = ({ builder }: GraphKit, Material: MaterialType) =>
  builder.objectRef<WshotoTaskExplain>('WshotoTaskExplain').implement({
    description: 'What employees are told in a WSHOTO task.',
    fields: (t) => ({
      content: t.exposeString('content', { description: 'The text.' }),
      materials: t.expose('materials', { type: [Material], description: 'The material.' }),
    }),
  });

export const taskVerbal = ({ builder }: GraphKit, Material: MaterialType) =>
  builder.objectRef<WshotoTaskVerbal>('WshotoTaskVerbal').implement({
    description: 'What employees shall say in a WSHOTO task.',
    fields: (t) => ({
      verbalTitle: t.exposeString('verbalTitle', { description: 'Headline.' }),
      verbalType: t.exposeString('verbalType', {
        description: "Code of the kind as sent; only in the vendor's sample, not documented.",
      }),
      materials: t.expose('materials', { type: [Material], description: 'The material.' }),
    }),
  });

export function material(kit: GraphKit) {
  const { MaterialType, ActivityType, SendType } = materialEnums(kit);
  return kit.builder.objectRef<WshotoMaterial>('WshotoMaterial').implement({
    description: 'A piece of material of a WSHOTO task.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Its id.' }),
      uuid: t.exposeID('uuid', { description: 'Its id in encrypted form.' }),
      type: t.expose('type', { type: MaterialType, description: 'What it is.' }),
      typeRaw: t.exposeString('typeRaw', { description: 'The same as sent.' }),
      actChildType: t.expose('actChildType', {
        type: ActivityType,
        description: 'Kind of activity; only for ACTIVITY.',
      }),
      actChildTypeRaw: t.exposeString('actChildTypeRaw', { description: 'The same as sent.' }),
      combinationId: t.exposeID('combinationId', { description: 'Combination of material it belongs to.' }),
      packageConfigId: t.exposeID('packageConfigId', { description: 'Category of that combination.' }),
      sendType: t.expose('sendType', { type: SendType, description: 'Whether opening it is tracked.' }),
      sendTypeRaw: t.exposeString('sendTypeRaw', { description: 'The same as sent.' }),
      isPoster: t.exposeBoolean('isPoster', { description: 'True for a poster, false for a plain picture.' }),
    }),
  });
}
