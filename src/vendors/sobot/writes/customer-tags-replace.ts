import type { Call } from '../../call.ts';
import type { Prepared, Receipt, Unfit, Write } from '../../write.ts';
import type { CustomerTagsReplace } from '../../write-inputs.ts';
import { checkCustomer, checkTags, tagIdsOf, unfit, wrong } from './checks.ts';
import { nothingToDo, prepared, wrote } from './prepared.ts';
import { post } from './request.ts';
import type { WriteRoom } from './room.ts';
import { isThere, wornTags } from './worn-tags.ts';

/**
 * By difference: what the customer bears is read (S14), and only what differs is given and taken (S16). By the vendor's
 * call (S15, "modify"): whether that replaces or adds is not documented.
 */
export const customerTagsReplace = (room: WriteRoom): Write<CustomerTagsReplace> => ({
  async prepare(input, call) {
    const problems = unfit([...checkCustomer(input.customer), ...checkTags(input.tags, ['tagIds'])]);
    if (problems !== null) return problems;
    return input.method === 'DIFFERENCE' ? byDifference(room, input, call) : byVendorCall(room, input, call);
  },
});

async function byDifference(
  room: WriteRoom,
  { customer, tags }: CustomerTagsReplace,
  call: Call,
): Promise<Prepared | Unfit> {
  const wanted = new Set(tagIdsOf(tags));
  const worn = await wornTags(room.client, customer, call);
  const added = [...wanted.difference(worn)];
  const removed = [...worn.difference(wanted)];
  if (added.length + removed.length === 0) {
    const isKnown = await isThere(room.client, customer, worn, call);
    return isKnown ? nothingToDo({ refs: [customer] }) : noSuchCustomer;
  }
  return prepared(room, {
    request: post('label/update_biz_label', {
      userid: customer,
      ...(added.length === 0 ? {} : { add_tag: added }),
      ...(removed.length === 0 ? {} : { remove_tag: removed }),
    }),
    places: { customer: ['customerId'], tag: ['tagIds'] },
    receipt: wrote(customer),
    readBack: (_sentAt, readCall) => wearsExactly(room, customer, wanted, readCall),
  });
}

const noSuchCustomer: Unfit = {
  problems: [{ path: ['customerId'], code: 'NOT_FOUND', message: 'There is no such customer.' }],
};

async function byVendorCall(
  room: WriteRoom,
  { customer, tags }: CustomerTagsReplace,
  call: Call,
): Promise<Prepared | Unfit> {
  const refs = new Set(tags);
  const known = refs.size === 0 ? [] : await room.library.find(refs, call);
  if (known.length < refs.size) {
    return { problems: [wrong(['tagIds'], 'NOT_FOUND', 'There is no such tag.')[0]!] };
  }
  const list = known.map(({ externalId, name }) => ({ id: externalId, name: name ?? '' }));
  return prepared(room, {
    request: post('label/update_userlabel', list, customer),
    places: { customer: ['customerId'], tag: ['tagIds'] },
    receipt: wrote(customer),
    readBack: (_sentAt, readCall) => wearsExactly(room, customer, new Set(tagIdsOf(tags)), readCall),
  });
}

async function wearsExactly(
  { client }: WriteRoom,
  customer: string,
  wanted: ReadonlySet<string>,
  call: Call,
): Promise<Receipt | null> {
  const worn = await wornTags(client, customer, call);
  const isDone = worn.symmetricDifference(wanted).size === 0 && (await isThere(client, customer, worn, call));
  return isDone ? { refs: [customer] } : null;
}
