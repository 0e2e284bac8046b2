import { BlacklistDurationType } from '../../blacklist/blacklist-duration.ts';
import { builder } from '../../builder.ts';
import { writeOf } from '../ask-write.ts';
import { idempotencyKey, writeArgs } from '../shared-inputs.ts';
import { blacklistPayloadType } from './blacklist-payload.ts';

const BlacklistAddInputType = builder.inputType('BlacklistAddInput', {
  description: 'A customer to blacklist.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    customerId: t.id({ required: true, description: 'Global id of the customer.' }),
    duration: t.field({
      type: BlacklistDurationType,
      required: true,
      description: 'For how long. NONE and UNKNOWN are refused: to take a customer off see `blacklistRemove`.',
    }),
    reason: t.string({ required: true, description: 'Why.' }),
  }),
});

builder.mutationField('blacklistAdd', (t) =>
  t.field({
    type: blacklistPayloadType('blacklistAdd'),
    nullable: false,
    description: 'Puts a customer on the blacklist.',
    args: writeArgs(BlacklistAddInputType, 'The customer, for how long and why.'),
    resolve: writeOf('blacklistAdd', ({ customerId, duration, reason }, reader) => ({
      input: { customer: reader.ref(customerId, ['CUSTOMER'], ['customerId']), duration, reason },
      vendorPath: ['customerId'],
    })),
  }),
);
