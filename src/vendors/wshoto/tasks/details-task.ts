import type { Copies, GraphKit } from '../../../graph/kit.ts';
import { taskEnums } from '../details-enums.ts';
import { filterRange } from './details-filter-range.ts';
import { taskExplain, taskVerbal, material } from '../follow-ups/details-material.ts';
import type { WshotoTaskDetails } from './task-details.ts';

export function taskDetails(kit: GraphKit) {
  const enums = taskEnums(kit);
  const Material = material(kit);
  const [Explain, Verbal] = [taskExplain(kit, Material), taskVerbal(kit, Material)];
  const FilterRange = filterRange(kit, enums);
  const pick = <K extends keyof WshotoTaskDetails>(key: K) => kit.pick<WshotoTaskDetails, K>(key);
  return kit.builder.objectRef<Copies<WshotoTaskDetails>>('WshotoTaskDetails').implement({
    description: 'A task at WSHOTO.',
    fields: (t) => ({
      delayType: t.field({
        type: enums.DelayType,
        description: 'Whether it goes out at once or at a time.',
        resolve: pick('delayType'),
      }),
      delayTypeRaw: t.string({ description: 'The same as sent.', resolve: pick('delayTypeRaw') }),
      taskMode: t.field({ type: enums.TaskMode, description: 'How its data are kept.', resolve: pick('taskMode') }),
      taskModeRaw: t.string({ description: 'The same as sent.', resolve: pick('taskModeRaw') }),
      taskExtType: t.string({
        description: 'Type for the open interface: a number in one text of the vendor, a word in others.',
        resolve: pick('taskExtType'),
      }),
      source: t.field({ type: enums.TaskSource, description: 'How it was created.', resolve: pick('source') }),
      sourceRaw: t.string({ description: 'The same as sent.', resolve: pick('sourceRaw') }),
      errorInfo: t.string({
        description: 'Why it could not be created; only with status CREATION_FAILED.',
        resolve: pick('errorInfo'),
      }),
      explain: t.field({
        type: Explain,
        description: 'What employees are told, with material. Detail only.',
        resolve: pick('explain'),
      }),
      verbalWrap: t.field({
        type: Verbal,
        description: 'What employees shall say, with material. Detail only.',
        resolve: pick('verbalWrap'),
      }),
      filterType: t.field({
        type: enums.FilterType,
        description: 'How the audience is chosen. Detail only.',
        resolve: pick('filterType'),
      }),
      filterTypeRaw: t.string({ description: 'The same as sent.', resolve: pick('filterTypeRaw') }),
      filterRangeInfo: t.field({
        type: FilterRange,
        description: 'The audience; null if it is not the JSON that the vendor promises. Detail only.',
        resolve: pick('filterRangeInfo'),
      }),
      filterRangeInfoRaw: t.string({
        description: 'The audience as the vendor sent it, a text.',
        resolve: pick('filterRangeInfoRaw'),
      }),
    }),
  });
}
