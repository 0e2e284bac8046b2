import { builder } from '../builder.ts';
import type { ConditionReaders } from '../lists/filter.ts';
import { CallStatusType } from '../follow-ups/call.ts';
import { anyOf, same, tagIds, timeRange, vendorKeys } from '../lists/condition-readers.ts';
import { TimeRangeInputType, VendorKeyInputType } from '../lists/filter-inputs.ts';
import { LeadIntentionType, LeadStatusType } from './lead-words.ts';

export const LeadFilterType = builder.inputType('LeadFilter', {
  description: 'Conditions on leads; all given must hold, in a list any one. A null value never matches.',
  fields: (t) => ({
    createdAt: t.field({ type: TimeRangeInputType, description: 'When the lead came in.' }),
    updatedAt: t.field({ type: TimeRangeInputType, description: 'When the lead was last changed.' }),
    phone: t.field({
      type: 'PhoneNumber',
      description: 'Phone in E.164; the vendor is searched for it with and without the country code.',
    }),
    name: t.field({ type: 'String', description: 'The whole name.' }),
    statuses: t.field({ type: [LeadStatusType], description: 'How far the lead has got.' }),
    intentions: t.field({ type: [LeadIntentionType], description: 'How interested the lead seems.' }),
    callStatuses: t.field({ type: [CallStatusType], description: 'Result of the last call.' }),
    tagIds: t.field({ type: ['ID'], description: 'Global ids of tags.' }),
    owners: t.field({ type: [VendorKeyInputType], description: 'Employees in charge.' }),
    pools: t.field({ type: [VendorKeyInputType], description: 'Pools of leads.' }),
    landingPages: t.field({ type: [VendorKeyInputType], description: 'Landing pages (Kuaishou).' }),
  }),
});

/** How each condition of the filter is read. */
export const leadConditions = {
  createdAt: timeRange,
  updatedAt: timeRange,
  phone: same(),
  name: same(),
  statuses: anyOf(),
  intentions: anyOf(),
  callStatuses: anyOf(),
  tagIds,
  owners: vendorKeys,
  pools: vendorKeys,
  landingPages: vendorKeys,
} satisfies ConditionReaders<'LEAD', typeof LeadFilterType.$inferInput>;
