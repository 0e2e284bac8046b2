import { builder } from '../../builder.ts';
import { VendorType } from '../../vendors/vendor.ts';
import { writeOf } from '../ask-write.ts';
import { payloadType } from '../payload.ts';
import { idempotencyKey, writeArgs } from '../shared-inputs.ts';
import { writtenCustomer } from './written-customer.ts';

const CustomerTagsChangeInputType = builder.inputType('CustomerTagsChangeInput', {
  description:
    'Tags to give and to take. Exactly one of customerId, wechatUnionId, wecomExternalUserId; at least one tag.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    customerId: t.id({ description: 'Global id of the customer.' }),
    vendor: t.field({ type: VendorType, description: 'The vendor; needed unless customerId is given.' }),
    wechatUnionId: t.string({ description: "The customer's union id on WeChat." }),
    wecomExternalUserId: t.string({ description: "The customer's id as an external contact in WeCom." }),
    addTagIds: t.idList({ description: 'Global ids of tags to give.' }),
    removeTagIds: t.idList({ description: 'Global ids of tags to take away.' }),
  }),
});

const CustomerTagsChangePayloadType = payloadType('customerTagsChange', (t) => ({
  record: writtenCustomer(t),
}));

builder.mutationField('customerTagsChange', (t) =>
  t.field({
    type: CustomerTagsChangePayloadType,
    nullable: false,
    description: 'Adds tags to a customer and takes others away; tags not named stay.',
    args: writeArgs(CustomerTagsChangeInputType, 'The customer and the tags.'),
    resolve: writeOf('customerTagsChange', (input, reader) => {
      const { customerId, vendor, wechatUnionId, wecomExternalUserId } = input;
      const ways = [customerId, wechatUnionId, wecomExternalUserId].filter((way) => way !== null && way !== undefined);
      if (ways.length !== 1) {
        const message = 'Give exactly one of `customerId`, `wechatUnionId` and `wecomExternalUserId`.';
        reader.problem(null, 'EXACTLY_ONE_OF', message);
      }
      const customer =
        customerId === null || customerId === undefined ? null : reader.ref(customerId, ['CUSTOMER'], ['customerId']);
      if (vendor) reader.of(vendor, ['vendor']);
      else if (customer === null && ways.length === 1) {
        reader.problem(['vendor'], 'REQUIRED', 'The vendor is needed unless `customerId` is given.');
      }
      const addTags = reader.refs(input.addTagIds, ['TAG'], ['addTagIds']);
      const removeTags = reader.refs(input.removeTagIds, ['TAG'], ['removeTagIds']);
      if (!input.addTagIds?.length && !input.removeTagIds?.length) {
        reader.problem(null, 'AT_LEAST_ONE_OF', 'Give at least one tag in `addTagIds` or `removeTagIds`.');
      }
      if (addTags.some((tag) => removeTags.includes(tag))) {
        reader.problem(['removeTagIds'], 'INVALID_VALUE', 'A tag stands in both lists.');
      }
      return {
        input: { customer, wechatUnionId, wecomExternalUserId, addTags, removeTags },
        vendorPath: [customer === null ? 'vendor' : 'customerId'],
      };
    }),
  }),
);
