import { builder } from '../builder.ts';
import type { ConditionReaders } from '../lists/filter.ts';
import { anyOf, same, timeRange, vendorKeys } from '../lists/condition-readers.ts';
import { TimeRangeInputType, VendorKeyInputType } from '../lists/filter-inputs.ts';
import { TaskStatusType, TaskTypeType } from './task-words.ts';

export const TaskFilterType = builder.inputType('TaskFilter', {
  description: 'Conditions on tasks; all given must hold, in a list any one. A null value never matches.',
  fields: (t) => ({
    createdAt: t.field({
      type: TimeRangeInputType,
      description: 'When it was created; WSHOTO takes both bounds or none, at most 90 days apart.',
    }),
    name: t.field({ type: 'String', description: 'The whole name.' }),
    statuses: t.field({ type: [TaskStatusType], description: 'How far it has got.' }),
    types: t.field({ type: [TaskTypeType], description: 'What it asks for.' }),
    creators: t.field({ type: [VendorKeyInputType], description: 'Who created it.' }),
  }),
});

/** How each condition of the filter is read. */
export const taskConditions = {
  createdAt: timeRange,
  name: same(),
  statuses: anyOf(),
  types: anyOf(),
  creators: vendorKeys,
} satisfies ConditionReaders<'TASK', typeof TaskFilterType.$inferInput>;
