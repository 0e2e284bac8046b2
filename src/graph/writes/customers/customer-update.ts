import { builder } from '../../builder.ts';
import { writeOf } from '../ask-write.ts';
import type { InputReader } from '../input-reader.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, nullIsRefused, writeArgs } from '../shared-inputs.ts';
import { customerFields } from './customer-fields.ts';
import { writtenCustomer } from './written-customer.ts';

const CustomerUpdateInputType = builder.inputType('CustomerUpdateInput', {
  description: [
    'What to change of a customer; at least one field. Fields that are left out stay as they are.',
    nullIsRefused,
    'The status is not changed here: see `customersAssign` and `customersRecycle`.',
  ].join('\n'),
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    customerId: t.id({ required: true, description: 'Global id of the customer.' }),
    nickname: t.string({ description: 'Name the customer goes by, at most 50 characters.' }),
    ownerExternalId: t.id({ description: "The vendor's id of the agent in charge." }),
    levelExternalId: t.id({ description: "The vendor's id of the level, see `referenceData { customerLevels }`." }),
    ...customerFields(t),
    replaceCustomFields: t.boolean({
      defaultValue: false,
      description:
        'Danger: true makes the vendor empty every custom field that `customFields` does not name, and all of them if it is an empty list. False: those stay as they are.',
    }),
  }),
});

const CustomerUpdatePayloadType = payloadType('customerUpdate', (t) => ({ record: writtenCustomer(t) }));

type Changes = Omit<
  typeof CustomerUpdateInputType.$inferInput,
  'idempotencyKey' | 'customerId' | 'replaceCustomFields'
>;

builder.mutationField('customerUpdate', (t) =>
  t.field({
    type: CustomerUpdatePayloadType,
    nullable: false,
    description:
      'Changes a customer. What is not named stays, custom fields too; of lists, such as `identities`, the vendor decides whether it adds or replaces.',
    args: writeArgs(CustomerUpdateInputType, 'The customer and what to change.'),
    resolve: writeOf(
      'customerUpdate',
      ({ idempotencyKey: _key, customerId, replaceCustomFields, ...changes }, reader) => {
        const customer = reader.ref(customerId, ['CUSTOMER'], ['customerId']);
        checkChanges(changes, replaceCustomFields === true, reader);
        return {
          input: { ...changes, customer, replaceCustomFields: replaceCustomFields === true },
          vendorPath: ['customerId'],
        };
      },
    ),
  }),
);

function checkChanges(changes: Changes, replaceCustomFields: boolean, reader: InputReader): void {
  if (Object.keys(changes).length === 0) {
    reader.problem(null, 'AT_LEAST_ONE_OF', 'Give at least one field to change.');
  }
  reader.refuseNulls(changes);
  reader.refuseNulls(changes.region ?? {}, ['region']);
  // With `replaceCustomFields` an empty list has a meaning: none shall remain.
  if (changes.customFields?.length === 0 && !replaceCustomFields) {
    reader.problem(['customFields'], 'REQUIRED', 'Give at least one custom field, or leave the list out.');
  }
  if (changes.identities?.length === 0) {
    reader.problem(['identities'], 'REQUIRED', 'Give at least one id, or leave the list out.');
  }
}
