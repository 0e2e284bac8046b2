import { builder } from '../builder.ts';
import type { ConditionReaders } from '../lists/filter.ts';
import { anyOf, same, targetIds, timeRange, vendorKeys } from '../lists/condition-readers.ts';
import { TimeRangeInputType, VendorKeyInputType } from '../lists/filter-inputs.ts';
import { FollowUpKindType, TargetTypeType } from './follow-up-words.ts';

export const FollowUpFilterType = builder.inputType('FollowUpFilter', {
  description: 'Conditions on follow-ups; all given must hold, in a list any one. A null value never matches.',
  fields: (t) => ({
    occurredAt: t.field({ type: TimeRangeInputType, description: 'When it happened.' }),
    targetIds: t.field({ type: ['ID'], description: 'Global ids of leads and customers it is about.' }),
    targetTypes: t.field({ type: [TargetTypeType], description: 'What kind of thing it is about.' }),
    kinds: t.field({ type: [FollowUpKindType], description: 'What kind of thing happened.' }),
    authors: t.field({ type: [VendorKeyInputType], description: 'Who did it.' }),
    authorGroups: t.field({ type: [VendorKeyInputType], description: 'Departments of who did it.' }),
    title: t.field({ type: 'String', description: 'The whole title.' }),
  }),
});

/** How each condition of the filter is read. */
export const followUpConditions = {
  occurredAt: timeRange,
  targetIds,
  targetTypes: anyOf(),
  kinds: anyOf(),
  authors: vendorKeys,
  authorGroups: vendorKeys,
  title: same(),
} satisfies ConditionReaders<'FOLLOW_UP', typeof FollowUpFilterType.$inferInput>;
