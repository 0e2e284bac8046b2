import { builder } from '../builder.ts';
import { anyOf, customerIds, timeRange } from '../lists/condition-readers.ts';
import type { ConditionReaders } from '../lists/filter.ts';
import { TimeRangeInputType } from '../lists/filter-inputs.ts';
import { BlacklistDurationType } from './blacklist-duration.ts';

export const BlacklistFilterType = builder.inputType('BlacklistFilter', {
  description: 'Conditions on a blacklist; all given must hold.',
  fields: (t) => ({
    customerIds: t.field({ type: ['ID'], description: 'Global ids of customers.' }),
    durations: t.field({ type: [BlacklistDurationType], description: 'For how long.' }),
    startsAt: t.field({ type: TimeRangeInputType, description: 'Since when.' }),
  }),
});

/** How each condition of the filter is read. */
export const blacklistConditions = {
  customerIds,
  durations: anyOf(),
  startsAt: timeRange,
} satisfies ConditionReaders<'BLACKLIST_ENTRY', typeof BlacklistFilterType.$inferInput>;
