import { builder } from '../../builder.ts';
import { CustomerStatusType } from '../../customers/customer-words.ts';
import { VendorType } from '../../vendors/vendor.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { writeArgs } from '../shared-inputs.ts';
import { UpsertActionType } from '../write-words.ts';
import { customerFields } from './customer-fields.ts';
import { writtenCustomer } from './written-customer.ts';

const CustomerCreateInputType = builder.inputType('CustomerCreateInput', {
  description: 'A customer to create. Fields that the vendor does not know are refused, never dropped.',
  fields: (t) => ({
    idempotencyKey: t.string({
      description:
        'Any text up to 128 characters, one per intended write, kept 24 hours: asking again with it never writes twice.',
    }),
    vendor: t.field({ type: VendorType, required: true, description: 'Where to create the customer.' }),
    nickname: t.string({ required: true, description: 'Name the customer goes by, at most 50 characters.' }),
    status: t.field({
      type: CustomerStatusType,
      required: true,
      description: 'Where the customer starts in the work flow; not changed on a match.',
    }),
    ownerExternalId: t.id({
      description: "The vendor's id of the agent in charge; needed with FOLLOWING_UP; not changed on a match.",
    }),
    ...customerFields(t),
  }),
});

const CustomerCreatePayloadType = payloadType('customerCreate', (t) => ({
  record: writtenCustomer(t),
  action: t.field({
    type: UpsertActionType,
    description: 'Whether a customer was added or a match updated; null unless APPLIED.',
    resolve: ({ receipt }) => receipt?.action ?? null,
  }),
  actionRaw: t.string({
    description: "The vendor's own word for `action`.",
    resolve: ({ receipt }) => receipt?.actionRaw ?? null,
  }),
}));

builder.mutationField('customerCreate', (t) =>
  t.field({
    type: CustomerCreatePayloadType,
    nullable: false,
    description:
      "Creates a customer. At Sobot it is an upsert: a match by the company's uniqueness rules is updated, its status and owner stay as they were.",
    args: writeArgs(CustomerCreateInputType, 'The customer to create.'),
    resolve: writeOf('customerCreate', ({ idempotencyKey: _key, vendor, ...input }, reader) => {
      reader.of(vendor, ['vendor']);
      return { input, vendorPath: ['vendor'] };
    }),
  }),
);
