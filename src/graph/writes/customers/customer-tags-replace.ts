import { builder } from '../../builder.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, writeArgs } from '../shared-inputs.ts';
import { TagsReplaceMethodType } from '../write-words.ts';
import { writtenCustomer } from './written-customer.ts';

const CustomerTagsReplaceInputType = builder.inputType('CustomerTagsReplaceInput', {
  description: 'The tags that a customer shall bear, and no others.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    customerId: t.id({ required: true, description: 'Global id of the customer.' }),
    tagIds: t.idList({
      required: true,
      description: "Global ids of tags at the customer's vendor, at most 100. An empty list takes all tags away.",
    }),
    method: t.field({
      type: TagsReplaceMethodType,
      defaultValue: 'DIFFERENCE',
      description: 'How it is done.',
    }),
  }),
});

const CustomerTagsReplacePayloadType = payloadType('customerTagsReplace', (t) => ({ record: writtenCustomer(t) }));

builder.mutationField('customerTagsReplace', (t) =>
  t.field({
    type: CustomerTagsReplacePayloadType,
    nullable: false,
    description:
      'Replaces the tags of a customer. Where they are so already nothing is sent: then `vendorRequest` is null. To give or take single tags see `customerTagsChange`.',
    args: writeArgs(CustomerTagsReplaceInputType, 'The customer and the tags.'),
    resolve: writeOf('customerTagsReplace', ({ customerId, tagIds, method }, reader) => ({
      input: {
        customer: reader.ref(customerId, ['CUSTOMER'], ['customerId']),
        tags: reader.refs(tagIds, ['TAG'], ['tagIds']),
        method: method ?? 'DIFFERENCE',
      },
      vendorPath: ['customerId'],
    })),
  }),
);
