import { builder } from '../builder.ts';
import type { ConditionReaders } from '../lists/filter.ts';
import { anyOf, same, vendorKeys } from '../lists/condition-readers.ts';
import { VendorKeyInputType } from '../lists/filter-inputs.ts';
import { TagKindType } from './tag-words.ts';

export const TagFilterType = builder.inputType('TagFilter', {
  description: 'Conditions on tags; all given must hold, in a list any one. A null value never matches.',
  fields: (t) => ({
    name: t.field({ type: 'String', description: 'The whole name.' }),
    kinds: t.field({ type: [TagKindType], description: 'Whose tags.' }),
    groups: t.field({ type: [VendorKeyInputType], description: 'Groups of tags.' }),
  }),
});

/** How each condition of the filter is read. */
export const tagConditions = {
  name: same(),
  kinds: anyOf(),
  groups: vendorKeys,
} satisfies ConditionReaders<'TAG', typeof TagFilterType.$inferInput>;
