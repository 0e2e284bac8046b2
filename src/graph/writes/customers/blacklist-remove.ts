import { builder } from '../../builder.ts';
import { writeOf } from '../ask-write.ts';
import { idempotencyKey, writeArgs } from '../shared-inputs.ts';
import { blacklistPayloadType } from './blacklist-payload.ts';

const BlacklistRemoveInputType = builder.inputType('BlacklistRemoveInput', {
  description: 'A customer to take off the blacklist.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    customerId: t.id({ required: true, description: 'Global id of the customer.' }),
  }),
});

builder.mutationField('blacklistRemove', (t) =>
  t.field({
    type: blacklistPayloadType('blacklistRemove'),
    nullable: false,
    description: 'Takes a customer off the blacklist.',
    args: writeArgs(BlacklistRemoveInputType, 'The customer.'),
    resolve: writeOf('blacklistRemove', ({ customerId }, reader) => ({
      input: { customer: reader.ref(customerId, ['CUSTOMER'], ['customerId']) },
      vendorPath: ['customerId'],
    })),
  }),
);
