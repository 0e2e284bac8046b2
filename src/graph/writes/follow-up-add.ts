import { builder } from '../builder.ts';
import { FollowUpType } from '../nodes/record-types.ts';
import { writeOf } from './ask-write.ts';
import { payloadType, writtenRecord } from './payload.ts';
import { idempotencyKey, writeArgs } from './shared-inputs.ts';

const FollowUpAddInputType = builder.inputType('FollowUpAddInput', {
  description: 'A follow-up note to add.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    targetId: t.id({ required: true, description: 'Global id of the lead or customer it is about.' }),
    content: t.string({ required: true, description: 'What is told.' }),
    authorExternalId: t.id({
      description: "The vendor's id of the employee who did it. WSHOTO needs it; Sobot takes none.",
    }),
    contactTypeRaw: t.string({
      description: "The vendor's code for the way of contact. WSHOTO needs it; Sobot takes none.",
    }),
  }),
});

const FollowUpAddPayloadType = payloadType('followUpAdd', (t) => ({
  record: t.field({
    type: FollowUpType,
    description:
      'The follow-up, found afterwards; null also when APPLIED if the vendor returns no id and it could not be found.',
    resolve: writtenRecord('FOLLOW_UP'),
  }),
}));

builder.mutationField('followUpAdd', (t) =>
  t.field({
    type: FollowUpAddPayloadType,
    nullable: false,
    description: 'Adds a follow-up note to a lead or customer.',
    args: writeArgs(FollowUpAddInputType, 'The note and its target.'),
    resolve: writeOf('followUpAdd', ({ targetId, content, authorExternalId, contactTypeRaw }, reader) => {
      const target = reader.link(targetId, ['LEAD', 'CUSTOMER'], ['targetId']) ?? { entity: 'CUSTOMER', ref: '' };
      return { input: { target, content, authorExternalId, contactTypeRaw }, vendorPath: ['targetId'] };
    }),
  }),
);
