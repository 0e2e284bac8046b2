import type { Call } from '../../call.ts';
import type { Receipt, Write } from '../../write.ts';
import type { CustomerTagsChange } from '../../write-inputs.ts';
import { checkCustomer, checkTags, checkText, isGiven, tagIdsOf, unfit, wrong } from './checks.ts';
import { given } from './customer-fields.ts';
import { listCustomers } from './listed-customer.ts';
import { prepared } from './prepared.ts';
import { post } from './request.ts';
import type { WriteRoom } from './room.ts';
import { isThere, wornTags } from './worn-tags.ts';

/** S16: gives and takes tags in one call, and leaves the others alone. */
export const customerTagsChange = (room: WriteRoom): Write<CustomerTagsChange> => ({
  async prepare(input) {
    const { customer, wechatUnionId, wecomExternalUserId, addTags, removeTags } = input;
    const ways = [customer, wechatUnionId, wecomExternalUserId].filter((way) => way !== null && way !== undefined);
    const added = tagIdsOf(addTags);
    const removed = tagIdsOf(removeTags);
    const problems = unfit([
      ...(ways.length === 1
        ? []
        : wrong(null, 'EXACTLY_ONE_OF', 'Tell the customer by customerId, wechatUnionId or wecomExternalUserId.')),
      ...(typeof customer === 'string' ? checkCustomer(customer) : []),
      ...(typeof wechatUnionId === 'string' ? checkText(wechatUnionId, ['wechatUnionId']) : []),
      ...(typeof wecomExternalUserId === 'string' ? checkText(wecomExternalUserId, ['wecomExternalUserId']) : []),
      ...(addTags.length + removeTags.length === 0
        ? wrong(null, 'AT_LEAST_ONE_OF', 'Give a tag to add or to take away: addTagIds, removeTagIds.')
        : []),
      ...checkTags(addTags, ['addTagIds']),
      ...checkTags(removeTags, ['removeTagIds']),
      ...(added.some((tag) => removed.includes(tag))
        ? wrong(['removeTagIds'], 'INVALID_VALUE', 'A tag cannot be given and taken at once.')
        : []),
    ]);
    if (problems !== null) return problems;

    const find = async (call: Call): Promise<string | null> =>
      customer ?? (await findByExternalUserId(room, wecomExternalUserId, call));
    const readBack = async (_sentAt: Date, call: Call): Promise<Receipt | null> => {
      const ref = await find(call);
      if (ref === null) return null;
      const worn = await wornTags(room.client, ref, call);
      const isDone = added.every((tag) => worn.has(tag)) && !removed.some((tag) => worn.has(tag));
      return isDone && (await isThere(room.client, ref, worn, call)) ? { refs: [ref] } : null;
    };
    return prepared(room, {
      request: post('label/update_biz_label', {
        ...given({ userid: customer, unionid: wechatUnionId, external_userid: wecomExternalUserId }),
        ...(added.length === 0 ? {} : { add_tag: added }),
        ...(removed.length === 0 ? {} : { remove_tag: removed }),
      }),
      places: {
        ...(typeof customer === 'string' ? { customer: ['customerId'] } : {}),
        tag: added.length === 0 ? ['removeTagIds'] : removed.length === 0 ? ['addTagIds'] : null,
      },
      receipt: () => ({ refs: typeof customer === 'string' ? [customer] : null }),
      ...(isGiven(wechatUnionId) ? {} : { find: (_sentAt, call) => find(call), readBack }),
    });
  },
});

/** The list (S22) can be asked for this id; for a union id of WeChat there is no such question. */
async function findByExternalUserId(
  { client }: WriteRoom,
  external_userid: string | null | undefined,
  call: Call,
): Promise<string | null> {
  if (external_userid === null || external_userid === undefined) return null;
  const rows = await listCustomers(client, { external_userid }, call);
  const found = rows.filter((row) => [row.externaluserid, ...row.wxexternaluserids].includes(external_userid));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}
