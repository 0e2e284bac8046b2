import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { refusing, sobotWrites } from '../../../../test/support/sobot-writes.ts';
import type { CustomerTagsChange } from '../../write-inputs.ts';
import { hexId } from '../sandbox/seeds.ts';

const customer = hexId('customer 4'); // bears no tag at the start
const [a, b, c] = [hexId('tag 0 0'), hexId('tag 0 1'), hexId('tag 1 0')];
const refs = (...ids: string[]) => ids.map((id) => `biz.${id}`);
const change = (changed: Partial<CustomerTagsChange>): CustomerTagsChange => ({
  customer,
  addTags: [],
  removeTags: [],
  ...changed,
});
const worn = async (vendor: ReturnType<typeof sobotWrites>) =>
  ((await vendor.adapter.CUSTOMER!.tags!.of([customer], aCall())).get(customer) ?? []).map(
    ({ externalId }) => externalId,
  );
const bodyOf = (request: { readonly body?: string } | null): unknown => JSON.parse(request?.body ?? '');

it('gives and takes tags in one call, and proves it by what is borne (S14, S16)', async () => {
  const vendor = sobotWrites();
  const giving = await vendor.ready('customerTagsChange', change({ addTags: refs(a, b, a) }));
  expect(giving.request).toMatchObject({ method: 'POST', path: '/scrm/5/label/update_biz_label' });
  expect(bodyOf(giving.request)).toEqual({ userid: customer, add_tag: [a, b] });
  expect(await giving.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await giving.send(aCall())).toEqual({ refs: [customer] });
  expect(await giving.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });

  const both = await vendor.ready('customerTagsChange', change({ addTags: refs(c), removeTags: refs(a) }));
  expect(bodyOf(both.request)).toEqual({ userid: customer, add_tag: [c], remove_tag: [a] });
  expect(await both.readBack!(vendor.now(), aCall())).toBeNull();
  await both.send(aCall());
  expect((await worn(vendor)).toSorted()).toEqual([b, c].toSorted());
  expect(await both.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
});

it('proves a tag taken from nobody only where the customer is there', async () => {
  const vendor = sobotWrites();
  const taken = async (from: string) =>
    (await vendor.ready('customerTagsChange', change({ customer: from, removeTags: refs(a) }))).readBack!(
      vendor.now(),
      aCall(),
    );
  vendor.newCalls();
  expect(await taken('nobody')).toBeNull();
  expect(vendor.newCalls()).toEqual(['get_token', 'label/userlabels', 'user/detail']);
  expect(await taken(customer)).toEqual({ refs: [customer] });
  const replaced = await vendor.ready('customerTagsReplace', { customer: 'nobody', tags: [], method: 'VENDOR_CALL' });
  expect(await replaced.readBack!(vendor.now(), aCall())).toBeNull();
});

it('tells the customer by a union id, which nothing can look up afterwards', async () => {
  const vendor = sobotWrites();
  const wechatUnionId = 'or-MA1';
  const write = await vendor.ready('customerTagsChange', change({ customer: null, wechatUnionId, addTags: refs(a) }));
  expect(bodyOf(write.request)).toEqual({ unionid: wechatUnionId, add_tag: [a] });
  expect(write.find).toBeUndefined();
  expect(write.readBack).toBeUndefined();
});

it('looks up the customer that was told by an external user id', async () => {
  const wecomExternalUserId = 'wmz1';
  const rows = [
    { id: 'other', nick: 'x', external_userid: 'wmz2' },
    { id: customer, nick: 'y', external_userid: 'wmz1' },
  ];
  const vendor = sobotWrites({
    between: async (request, sandbox) =>
      request.url.includes('user/list_by_page')
        ? Response.json({ ret_code: '000000', items: rows, total_count: 2 })
        : sandbox(request),
  });
  const input = change({ customer: null, wecomExternalUserId, addTags: refs(a) });
  const write = await vendor.ready('customerTagsChange', input);
  expect(bodyOf(write.request)).toEqual({ external_userid: 'wmz1', add_tag: [a] });
  expect(await write.find!(vendor.now(), aCall())).toBe(customer);
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  await (await vendor.ready('customerTagsChange', change({ addTags: refs(a) }))).send(aCall());
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
});

it('says everything that is wrong at once', async () => {
  const vendor = sobotWrites();
  expect(await vendor.problems('customerTagsChange', change({}))).toEqual(['AT_LEAST_ONE_OF -']);
  expect(
    await vendor.problems('customerTagsChange', {
      customer,
      wechatUnionId: ' ',
      addTags: ['wecom.x', ...refs(a), 'rubbish'],
      removeTags: refs(a),
    }),
  ).toEqual([
    'EXACTLY_ONE_OF -',
    'REQUIRED wechatUnionId',
    'NOT_FOUND addTagIds',
    'UNSUPPORTED addTagIds',
    'INVALID_VALUE removeTagIds',
  ]);
  expect(await vendor.problems('customerTagsChange', { addTags: [], removeTags: ['wecom.x'] })).toEqual([
    'EXACTLY_ONE_OF -',
    'UNSUPPORTED removeTagIds',
  ]);
  expect(
    await vendor.problems('customerTagsReplace', { customer: 'a b', tags: ['wecom.x'], method: 'DIFFERENCE' }),
  ).toEqual(['NOT_FOUND customerId', 'UNSUPPORTED tagIds']);
});

it('points at the tags that are gone where only one list was sent', async () => {
  const vendor = sobotWrites({ between: refusing('label/update_biz_label', '510004') });
  const refusal = async (changed: Partial<CustomerTagsChange>) =>
    (await vendor.ready('customerTagsChange', change(changed))).send(aCall()).catch((error: unknown) => error);
  expect(await refusal({ addTags: refs(a) })).toMatchObject({ code: 'NOT_FOUND', path: ['addTagIds'] });
  expect(await refusal({ removeTags: refs(a) })).toMatchObject({ code: 'NOT_FOUND', path: ['removeTagIds'] });
  expect(await refusal({ addTags: refs(a), removeTags: refs(b) })).toMatchObject({ code: 'NOT_FOUND', path: null });
});

it('replaces tags by reading and sending the difference', async () => {
  const vendor = sobotWrites();
  await (await vendor.ready('customerTagsChange', change({ addTags: refs(a, b) }))).send(aCall());
  vendor.newCalls();
  const replace = () => vendor.ready('customerTagsReplace', { customer, tags: refs(b, c), method: 'DIFFERENCE' });
  const write = await replace();
  expect(vendor.newCalls()).toEqual(['label/userlabels']);
  expect(bodyOf(write.request)).toEqual({ userid: customer, add_tag: [c], remove_tag: [a] });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  await write.send(aCall());
  expect((await worn(vendor)).toSorted()).toEqual([b, c].toSorted());
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });

  const again = await replace();
  vendor.newCalls();
  expect(again.request).toBeNull();
  expect(await again.send(aCall())).toEqual({ refs: [customer] });
  // A key whose answer was lost is prepared anew before it is read back, and then nothing differs any more.
  expect(await again.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
  expect(vendor.newCalls()).toEqual([]);
});

it("replaces tags by the vendor's own call only where that is asked for (S15)", async () => {
  const vendor = sobotWrites();
  const replace = (tags: readonly string[]) => ({ customer, tags, method: 'VENDOR_CALL' }) as const;
  const write = await vendor.ready('customerTagsReplace', replace(refs(a)));
  expect(write.request).toMatchObject({
    path: `/scrm/5/label/update_userlabel/${customer}`,
    body: JSON.stringify([{ id: a, name: '重要客户' }]),
  });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  await write.send(aCall());
  expect(await worn(vendor)).toEqual([a]);
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
  expect(await vendor.problems('customerTagsReplace', replace(['biz.gone']))).toEqual(['NOT_FOUND tagIds']);
});
