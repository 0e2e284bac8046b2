import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import type { Call } from '../../call.ts';
import type { ReferenceLists } from '../../reference-lists.ts';
import { sobot } from '../adapter.ts';
import customerFields from '../fixtures/customer-custom-fields.doc.json' with { type: 'json' };
import stages from '../fixtures/stages.doc.json' with { type: 'json' };

type Lists = Required<ReferenceLists>;
const listsOf = (vendor: ReturnType<typeof sandboxed>) => vendor.adapter.reference as Lists;

/** A vendor that answers every call with this. */
const answering = (body: object) =>
  sandboxed(sobot, {
    between: (request, sandbox) =>
      request.url.includes('get_token')
        ? sandbox(request)
        : Promise.resolve(Response.json({ ret_code: '000000', ret_msg: 'Success', ...body })),
  });

/** The sandbox, with one more group, whose tags are asked for with this answer. */
const withGroup = (itsTags: object) =>
  sandboxed(sobot, {
    between: async (request, sandbox) => {
      if (request.url.includes('groupid=empty')) return Response.json(itsTags);
      const reply = await sandbox(request);
      if (!request.url.includes('label_group/list')) return reply;
      const body = (await reply.json()) as { items: object[] };
      return Response.json({ ...body, items: [...body.items, { id: 'empty', name: '空' }], total_count: 6 });
    },
  });

it.for<[string, string, Readonly<Record<string, string>>, (lists: Lists, call: Call) => Promise<readonly unknown[]>]>([
  ['time zones', 'user/get_timezone', { language: 'en' }, (lists, call) => lists.timeZones('en', call)],
  ['languages', 'user/get_language', { language: 'zh' }, (lists, call) => lists.languages('zh', call)],
  ['countries', 'user/get_country', { language: 'en' }, (lists, call) => lists.countries('en', call)],
  ['stages', 'user_stage/query_list_by_type', {}, (lists, call) => lists.stages(call)],
  ['sources', 'user_dynamic/getsource', {}, (lists, call) => lists.customerSources(call)],
  ['staff', 'user/user_list', {}, (lists, call) => lists.staff(call)],
  ['provinces', 'user_dynamic/provice', {}, (lists, call) => lists.provinces(call)],
  [
    'cities',
    'user_dynamic/city/130000',
    {},
    (lists, call) => lists.areasBelow({ externalId: '130000', level: 'PROVINCE' }, call),
  ],
  [
    'districts',
    'user_dynamic/area/130300',
    {},
    (lists, call) => lists.areasBelow({ externalId: '130300', level: 'CITY' }, call),
  ],
  [
    'fields of customers',
    'custom_field/custom_fieid_info_list',
    {},
    (lists, call) => lists.customFields('CUSTOMER', call),
  ],
  [
    'fields of enterprises',
    'enterprise/query_custom_field_list',
    {},
    (lists, call) => lists.customFields('COMPANY', call),
  ],
  ['levels', 'custom_field/get_vip_level_data_list', {}, (lists, call) => lists.customerLevels(call)],
])('reads the %s by one call, and keeps them for ten minutes', async ([, path, query, read]) => {
  const vendor = sandboxed(sobot);
  const first = await read(listsOf(vendor), aCall());
  expect(first.length).toBeGreaterThan(0);
  expect(vendor.calls.at(-1)).toMatchObject({ method: 'GET', path: `/scrm/5/${path}`, query });
  vendor.newCalls();
  vendor.time.now += 599_999;
  expect(await read(listsOf(vendor), aCall())).toEqual(first);
  expect(vendor.newCalls()).toEqual([]);
  vendor.time.now += 1;
  await read(listsOf(vendor), aCall());
  expect(vendor.newCalls()).toHaveLength(1);
});

it('keeps a list for each language', async () => {
  const lists = listsOf(sandboxed(sobot));
  const english = await lists.countries('en', aCall());
  const chinese = await lists.countries('zh', aCall());
  expect([english[0]?.externalId, english[0]?.name === chinese[0]?.name]).toEqual([chinese[0]?.externalId, false]);
});

it('names things in its own language where nobody wants another', async () => {
  const lists = listsOf(sandboxed(sobot, { env: { SOBOT_LANGUAGE: 'en' } }));
  expect(await lists.countries(null, aCall())).toEqual(await lists.countries('en', aCall()));
});

it('keeps lists for as long as the settings say', async () => {
  const vendor = sandboxed(sobot, { env: { SOBOT_REFERENCE_TTL_MS: '0' } });
  for (const _time of [1, 2]) await listsOf(vendor).provinces(aCall());
  expect(vendor.newCalls().filter((endpoint) => endpoint !== 'get_token')).toHaveLength(2);
});

it('walks from provinces to districts, below which is nothing', async () => {
  const lists = listsOf(sandboxed(sobot));
  const [province] = await lists.provinces(aCall());
  const [city] = await lists.areasBelow(province!, aCall());
  const [district] = await lists.areasBelow(city!, aCall());
  expect([city, district]).toMatchObject([
    { level: 'CITY', parentExternalId: province!.externalId },
    { level: 'DISTRICT', parentExternalId: city!.externalId },
  ]);
  expect(await lists.areasBelow(district!, aCall())).toEqual([]);
});

it('lets no id of an area lead to another place', async () => {
  const vendor = answering({ items: [] });
  await listsOf(vendor).areasBelow({ externalId: '../label_group/remove?id=1', level: 'CITY' }, aCall());
  expect(vendor.calls.at(-1)?.path).toBe('/scrm/5/user_dynamic/area/..%2Flabel_group%2Fremove%3Fid%3D1');
  for (const externalId of ['..', '\uD800']) {
    const elsewhere = listsOf(vendor).areasBelow({ externalId, level: 'PROVINCE' }, aCall());
    await expect(elsewhere).rejects.toMatchObject({ kind: 'UNSUPPORTED' });
  }
});

it('reads the groups of tags, also empty ones, out of the library of tags', async () => {
  const vendor = withGroup({ ret_code: '000000', items: [], total_count: 0 });
  const groups = await listsOf(vendor).tagGroups(aCall());
  expect(groups.map(({ name, tags }) => [name, tags?.length])).toEqual([
    ['客户等级', 4],
    ['来源渠道', 3],
    ['兴趣产品', 5],
    ['服务标签', 4],
    ['工单分类', 2],
    ['空', 0],
  ]);
  vendor.newCalls();
  const [kept] = await listsOf(vendor).tagGroups(aCall());
  expect(vendor.newCalls()).toEqual([]);
  const [tag] = kept!.tags!;
  expect(tag).toMatchObject({ origin: { servedFrom: 'CACHE' } });
  expect(tag?.group).toBe(kept);
});

it('takes a listed group that is not found any more for one without tags, and no other refusal', async () => {
  const groups = await listsOf(withGroup({ ret_code: '510001' })).tagGroups(aCall());
  expect(groups.at(-1)).toMatchObject({ externalId: 'empty', tags: [] });
  const refused = listsOf(withGroup({ ret_code: '510002' })).tagGroups(aCall());
  await expect(refused).rejects.toMatchObject({ vendorCode: '510002' });
});

it('puts stages in their order', async () => {
  const read = await listsOf(answering({ items: stages.items.toReversed() })).stages(aCall());
  expect(read.map(({ sortNumber }) => sortNumber)).toEqual([0, 1, 2, 3, 4]);
});

it('takes an empty list for empty, and a reply without a list for none', async () => {
  expect(await listsOf(answering({ items: null })).staff(aCall())).toEqual([]);
  await expect(listsOf(answering({})).staff(aCall())).rejects.toThrow('a list without its rows');
});

it('says PARTIAL where more were counted than shown', async () => {
  const read = listsOf(answering({ ...customerFields, total_count: 4 })).customFields('CUSTOMER', aCall());
  await expect(read).rejects.toMatchObject({ kind: 'PARTIAL' });
});
