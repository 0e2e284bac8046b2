import { IdentityKindType } from '../shared/people.ts';
import { builder } from '../builder.ts';
import { VendorType } from '../vendors/vendor.ts';

export const TimeRangeInputType = builder.inputType('TimeRangeInput', {
  description: 'A span of time; either bound may be left out.',
  fields: (t) => ({
    gte: t.field({ type: 'DateTime', description: 'At this instant or later.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this instant.' }),
  }),
});

export const VendorKeyInputType = builder.inputType('VendorKeyInput', {
  description: "Something at a vendor, by the vendor's own id: an employee, a group, a page.",
  fields: (t) => ({
    vendor: t.field({ type: VendorType, required: true, description: 'The vendor.' }),
    externalId: t.field({ type: 'ID', required: true, description: "The vendor's own id." }),
  }),
});

export const IdentityInputType = builder.inputType('IdentityInput', {
  description: 'An id of a customer on another platform.',
  fields: (t) => ({
    kind: t.field({ type: IdentityKindType, required: true, description: 'Platform and kind of id.' }),
    value: t.field({ type: 'String', required: true, description: 'The id.' }),
  }),
});
