import { builder } from '../../builder.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { customerIds, idempotencyKey, writeArgs } from '../shared-inputs.ts';
import { writtenCustomers } from './written-customer.ts';

const CustomersRecycleInputType = builder.inputType('CustomersRecycleInput', {
  description: 'Customers to hand back.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    customerIds: t.idList({ required: true, description: customerIds }),
    isValid: t.boolean({
      required: true,
      description: [
        "Whether the customers are valid. Sobot's document calls the whole write “recycle to customer pool”, and this is its only argument (1 valid, 2 invalid).",
        'Which of the two sends a customer back to the pool is not stated there: try one, and look at `status`, which Sobot shows only in its list (`customers`).',
      ].join('\n'),
    }),
  }),
});

const CustomersRecyclePayloadType = payloadType('customersRecycle', (t) => ({ records: writtenCustomers(t) }));

builder.mutationField('customersRecycle', (t) =>
  t.field({
    type: CustomersRecyclePayloadType,
    nullable: false,
    description:
      'Hands customers back to the pool, from which anybody may take them; what it does at Sobot depends on `isValid`.',
    args: writeArgs(CustomersRecycleInputType, 'The customers.'),
    resolve: writeOf('customersRecycle', ({ customerIds: ids, isValid }, reader) => ({
      input: { customers: reader.someRefs(ids, ['CUSTOMER'], ['customerIds']), isValid },
      vendorPath: ['customerIds'],
    })),
  }),
);
