import { builder } from '../builder.ts';
import type { ConditionReaders } from '../lists/filter.ts';
import { anyOf, identity, same, tagIds, timeRange, vendorKeys } from '../lists/condition-readers.ts';
import { CustomerStatusType } from './customer-words.ts';
import { IdentityInputType, TimeRangeInputType, VendorKeyInputType } from '../lists/filter-inputs.ts';

export const CustomerFilterType = builder.inputType('CustomerFilter', {
  description: 'Conditions on customers; all given must hold, in a list any one. A null value never matches.',
  fields: (t) => ({
    createdAt: t.field({ type: TimeRangeInputType, description: 'When the customer was created.' }),
    updatedAt: t.field({ type: TimeRangeInputType, description: 'When the customer was last changed.' }),
    phone: t.field({
      type: 'PhoneNumber',
      description: 'Phone in E.164; the vendor is searched for it with and without the country code.',
    }),
    email: t.field({ type: 'EmailAddress', description: 'E-mail.' }),
    name: t.field({ type: 'String', description: 'The whole real name.' }),
    nickname: t.field({ type: 'String', description: 'The whole nickname.' }),
    companyName: t.field({ type: 'String', description: 'The whole name of the company.' }),
    statuses: t.field({ type: [CustomerStatusType], description: 'Where the customer is in the work flow.' }),
    stages: t.field({ type: [VendorKeyInputType], description: 'Stages of the follow-up.' }),
    tagIds: t.field({ type: ['ID'], description: 'Global ids of tags.' }),
    owners: t.field({ type: [VendorKeyInputType], description: 'Employees in charge.' }),
    isBlacklisted: t.field({ type: 'Boolean', description: 'True: only blacklisted ones, false: only others.' }),
    identity: t.field({ type: IdentityInputType, description: 'An id of the customer on another platform.' }),
  }),
});

/** How each condition of the filter is read. */
export const customerConditions = {
  createdAt: timeRange,
  updatedAt: timeRange,
  phone: same(),
  email: same(),
  name: same(),
  nickname: same(),
  companyName: same(),
  statuses: anyOf(),
  stages: vendorKeys,
  tagIds,
  owners: vendorKeys,
  isBlacklisted: same(),
  identity,
} satisfies ConditionReaders<'CUSTOMER', typeof CustomerFilterType.$inferInput>;
