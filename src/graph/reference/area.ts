import type { ReferenceReader } from '../../loaders/reference.ts';
import type { Area, AreaLevel } from '../../records/reference.ts';
import { builder } from '../builder.ts';
import { wordsOf } from '../words.ts';

/** An area, with the lists in which those below it stand. */
interface ListedArea {
  readonly area: Area;
  readonly lists: ReferenceReader;
}

const AreaLevelType = wordsOf<AreaLevel>('AreaLevel', 'Levels of areas, set by the list they come from.', {
  PROVINCE: 'A province.',
  CITY: 'A city.',
  DISTRICT: 'A district or county.',
});

/** Lets a selector that opens one area after another ask only for what is open. */
export const areaArgs = builder.args((t) => ({
  externalIds: t.idList({ description: 'Codes wanted; omitted: all.' }),
}));

/** The areas of a list that are wanted. */
export async function wantedAreas(
  lists: ReferenceReader,
  reading: Promise<readonly Area[] | null>,
  wanted: readonly string[] | null | undefined,
): Promise<ListedArea[] | null> {
  const codes = wanted === null || wanted === undefined ? null : new Set(wanted);
  const areas = await reading;
  return areas?.filter(({ externalId }) => codes?.has(externalId) ?? true).map((area) => ({ area, lists })) ?? null;
}

export const AdministrativeAreaType = builder.objectRef<ListedArea>('AdministrativeArea');

AdministrativeAreaType.implement({
  description: 'A province, city or district of China.',
  fields: (t) => ({
    externalId: t.id({
      nullable: false,
      description: 'Chinese division code, e.g. 110000.',
      resolve: ({ area }) => area.externalId,
    }),
    name: t.string({ description: 'Name.', resolve: ({ area }) => area.name }),
    level: t.field({
      type: AreaLevelType,
      nullable: false,
      description: 'Which of the three.',
      resolve: ({ area }) => area.level,
    }),
    parentExternalId: t.id({
      description: 'Code of the area above; null for provinces.',
      resolve: ({ area }) => area.parentExternalId,
    }),
    children: t.field({
      type: [AdministrativeAreaType],
      description: 'Areas below: cities or districts; empty for districts.',
      args: areaArgs,
      resolve: ({ area, lists }, { externalIds }) =>
        area.level === 'DISTRICT' ? [] : wantedAreas(lists, lists.areasBelow(area), externalIds),
    }),
  }),
});
