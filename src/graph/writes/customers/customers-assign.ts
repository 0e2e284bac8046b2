import { builder } from '../../builder.ts';
import { writeOf } from '../ask-write.ts';
import type { InputReader } from '../input-reader.ts';
import { payloadType } from '../payload.ts';
import { customerIds, idempotencyKey, writeArgs } from '../shared-inputs.ts';
import { AssignmentKindType } from '../write-words.ts';
import { writtenCustomers } from './written-customer.ts';

const OwnerInputType = builder.inputType('OwnerInput', {
  description: 'An employee to be in charge.',
  fields: (t) => ({
    externalId: t.id({
      required: true,
      description: "The vendor's id of the employee, see `referenceData { staff }`.",
    }),
    name: t.string({ description: "Name. Left out, it is looked up in the vendor's staff." }),
    departmentPath: t.string({
      description: "Department whose data the employee may see, as `path` in the vendor's tree of staff.",
    }),
  }),
});

const CustomersAssignInputType = builder.inputType('CustomersAssignInput', {
  description: 'Customers and the employees who shall be in charge of them.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    customerIds: t.idList({ required: true, description: customerIds }),
    kind: t.field({
      type: AssignmentKindType,
      required: true,
      description: 'What kind of assignment it is; it must fit where the customers are now.',
    }),
    owners: t.field({
      type: [OwnerInputType],
      required: true,
      description:
        'The employees, at most 100. How several of them share the customers, Sobot does not say: name one to be sure.',
    }),
  }),
});

const CustomersAssignPayloadType = payloadType('customersAssign', (t) => ({ records: writtenCustomers(t) }));

builder.mutationField('customersAssign', (t) =>
  t.field({
    type: CustomersAssignPayloadType,
    nullable: false,
    description: [
      'Puts employees in charge of customers, with one vendor call for all. Whether Sobot takes some where it refuses others is not documented.',
      'Who is in charge afterwards Sobot shows only in its list: ask `customers`, not `records`.',
    ].join('\n'),
    args: writeArgs(CustomersAssignInputType, 'The customers and the employees.'),
    resolve: writeOf('customersAssign', ({ customerIds: ids, kind, owners }, reader) => {
      const customers = reader.someRefs(ids, ['CUSTOMER'], ['customerIds']);
      checkOwners(owners, reader);
      return { input: { customers, kind, owners }, vendorPath: ['customerIds'] };
    }),
  }),
);

const mostOwners = 100;

function checkOwners(owners: readonly { readonly externalId: string }[], reader: InputReader): void {
  if (owners.length === 0) reader.problem(['owners'], 'REQUIRED', 'Give at least one.');
  if (owners.length > mostOwners) reader.problem(['owners'], 'TOO_MANY', `One write takes at most ${mostOwners}.`);
}
