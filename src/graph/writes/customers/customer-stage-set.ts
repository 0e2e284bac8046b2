import { builder } from '../../builder.ts';
import { StageTypeType } from '../../follow-ups/stage.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, writeArgs } from '../shared-inputs.ts';
import { writtenCustomer } from './written-customer.ts';

const CustomerStageSetInputType = builder.inputType('CustomerStageSetInput', {
  description: 'The stage of following up that a customer has reached.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    customerId: t.id({ required: true, description: 'Global id of the customer.' }),
    stageExternalId: t.id({
      required: true,
      description: "The vendor's id of the stage, see `referenceData { stages }`.",
    }),
    stageName: t.string({
      description:
        "The stage's own name. Left out, it is looked up in the vendor's list; needed for a stage that is not listed there, as results are not at Sobot.",
    }),
    stageType: t.field({
      type: StageTypeType,
      required: true,
      description: 'Whether the stage is on the way or a result. UNKNOWN is refused.',
    }),
  }),
});

const CustomerStageSetPayloadType = payloadType('customerStageSet', (t) => ({ record: writtenCustomer(t) }));

builder.mutationField('customerStageSet', (t) =>
  t.field({
    type: CustomerStageSetPayloadType,
    nullable: false,
    description: 'Moves a customer to a stage of following up.',
    args: writeArgs(CustomerStageSetInputType, 'The customer and the stage.'),
    resolve: writeOf('customerStageSet', ({ idempotencyKey: _key, customerId, ...stage }, reader) => ({
      input: { ...stage, customer: reader.ref(customerId, ['CUSTOMER'], ['customerId']) },
      vendorPath: ['customerId'],
    })),
  }),
);
