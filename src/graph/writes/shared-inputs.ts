import type { InputRef } from '@pothos/core';
import { builder } from '../builder.ts';

export const NamedReferenceInputType = builder.inputType('NamedReferenceInput', {
  description: 'Something at the vendor: its id there, its name, or both.',
  fields: (t) => ({
    externalId: t.id({ description: "The vendor's own id or code." }),
    name: t.string({ description: 'Name.' }),
  }),
});
export const RegionInputType = builder.inputType('RegionInput', {
  description: "A place. Codes are the vendor's, see `referenceData`.",
  fields: (t) => ({
    country: t.field({ type: NamedReferenceInputType, description: 'Country; only its code is used.' }),
    province: t.field({ type: NamedReferenceInputType, description: 'Province.' }),
    city: t.field({ type: NamedReferenceInputType, description: 'City.' }),
    district: t.field({ type: NamedReferenceInputType, description: 'District or county.' }),
  }),
});

export const CustomFieldInputType = builder.inputType('CustomFieldInput', {
  description: 'A value of a custom field; the field is told by `key` or by `param`, exactly one.',
  fields: (t) => ({
    key: t.id({ description: "The vendor's id of the field." }),
    param: t.string({ description: "Name of the field's parameter." }),
    values: t.stringList({
      required: true,
      description: 'The value: text, or ids of options for a choice (several for a multiple choice).',
    }),
  }),
});

const dryRun = { defaultValue: false, description: 'True: show the vendor request, send nothing.' };

/** The arguments of a mutation. */
export const writeArgs = <Input>(input: InputRef<Input>, about: string) =>
  builder.args((t) => ({
    input: t.field({ type: input, required: true, description: about }),
    dryRun: t.boolean(dryRun),
  }));

/** The idempotency key of every input. */
export const idempotencyKey = 'Any text up to 128 characters, one per intended write, kept 24 hours.';

/** Why an explicit null in a change is a problem, for descriptions. */
export const nullIsRefused = 'An explicit null is refused: no vendor documents a way to empty a field.';

/** Ids of customers that one write is about. */
export const customerIds =
  'Global ids of the customers, all at one vendor, at most 100; an id given twice is taken once.';

/** A group of tags that a write is about. */
export const tagGroupKey =
  "The group of tags, by its vendor and the vendor's own id of it, see `referenceData { tagGroups }`.";
