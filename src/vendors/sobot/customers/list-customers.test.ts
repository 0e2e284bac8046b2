import { expect, it } from 'vitest';
import { ZodError } from 'zod';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import type { CustomerConditions } from '../../../records/conditions.ts';
import type { PageAsk, PagedPart } from '../../list-plan.ts';
import type { Customer } from '../../../records/customer.ts';
import { sobot } from '../adapter.ts';

const all: PageAsk = { page: 1, size: 100, from: null, to: null };

function planOf(conditions: CustomerConditions, vendor = sandboxed(sobot)) {
  const plan = vendor.adapter.CUSTOMER!.list!(conditions);
  const parts = plan.parts.filter((part): part is PagedPart<Customer> => part.kind === 'paged');
  return { vendor, handling: plan.handling, parts };
}

/** What goes out for these conditions, beside the page. */
async function queryOf(conditions: CustomerConditions, ask: Partial<PageAsk> = {}) {
  const { vendor, parts, handling } = planOf(conditions);
  const queries = [];
  for (const part of parts) {
    await part.read({ ...all, ...ask }, aCall());
    const { page_no: _no, page_size: _size, ...query } = vendor.calls.at(-1)!.query!;
    queries.push(JSON.parse(JSON.stringify(query)) as unknown);
  }
  return { handling, queries, totalIsExact: parts.every(({ totalIsExact }) => totalIsExact) };
}

const t = (text: string) => new Date(text);

it('asks for a numbered page and nothing else where there are no conditions', async () => {
  const { vendor, parts } = planOf({});
  const reply = await parts[0]!.read({ page: 2, size: 20, from: null, to: null }, aCall());
  expect(vendor.newCalls()).toEqual(['get_token', 'user/list_by_page']);
  expect(JSON.parse(JSON.stringify(vendor.calls[1]?.query))).toEqual({ page_no: '2', page_size: '20' });
  expect(reply).toMatchObject({ total: 150, fetchedAt: t('2026-11-01T00:00:00Z') });
  expect(reply.rows).toHaveLength(20);
});

it('sends the bounds of the walk in seconds', async () => {
  const from = Date.parse('2026-10-01T00:00:00Z');
  const to = Date.parse('2026-10-31T00:00:00Z');
  expect(await queryOf({ createdAt: { gte: t('2026-10-01T00:00:00Z') } }, { from, to })).toEqual({
    handling: { createdAt: 'PUSHED_DOWN' },
    queries: [{ create_start_time: '1790812800', create_end_time: '1793404800' }],
    totalIsExact: true,
  });
});

it('widens the bounds of the update time by a second each', async () => {
  const updatedAt = { gte: t('2026-10-01T00:00:00Z'), lt: t('2026-10-31T00:00:00Z') };
  expect(await queryOf({ updatedAt })).toEqual({
    handling: { updatedAt: 'PUSHED_DOWN' },
    queries: [{ update_start_time: '1790812799', update_end_time: '1793404801' }],
    totalIsExact: false,
  });
});

it.for<[CustomerConditions, object]>([
  [{ isBlacklisted: true }, { isblack: '1' }],
  [{ isBlacklisted: false }, { isblack: '0' }],
  [{ owners: ['a'] }, { liable_serviceid: 'a' }],
  [{ stages: ['s'] }, { stageid: 's' }],
  [{ tagIds: ['biz.t'] }, { user_label: 't' }],
  [{ tagIds: ['wecom.t'] }, { user_label: 't' }],
  [{ identity: { kind: 'WECHAT_BUILD_UNIONID', value: 'u' } }, { wx_build_unionId: 'u' }],
  [{ identity: { kind: 'WECOM_EXTERNAL_USERID', value: 'e' } }, { external_userid: 'e' }],
])('has the vendor apply %j', async ([conditions, query]) => {
  const name = Object.keys(conditions)[0]!;
  expect(await queryOf(conditions)).toEqual({
    handling: { [name]: 'PUSHED_DOWN' },
    queries: [query],
    totalIsExact: true,
  });
});

it.for<CustomerConditions>([{ statuses: ['IN_POOL'] }, { owners: ['a', 'b'] }, { tagIds: ['biz.t', 'wecom.u'] }])(
  'applies %j here, on what the rows carry',
  async (conditions) => {
    const name = Object.keys(conditions)[0]!;
    expect(await queryOf(conditions)).toMatchObject({ handling: { [name]: 'APPLIED_HERE' }, queries: [{}] });
  },
);

it.for<CustomerConditions>([{ stages: ['a', 'b'] }, { identity: { kind: 'QQ', value: '1' } }])(
  'does not claim to honour %j',
  (conditions) => {
    expect(planOf(conditions).handling).toEqual({});
  },
);

it.for<[keyof CustomerConditions, string]>([
  ['nickname', '1'],
  ['name', '2'],
  ['companyName', '3'],
  ['email', '5'],
])('searches for %s alone', async ([name, type]) => {
  expect(await queryOf({ [name]: 'x' })).toEqual({
    handling: { [name]: 'PUSHED_DOWN' },
    queries: [{ search_type: type, search_value: 'x' }],
    totalIsExact: false,
  });
});

it('searches for the finest of several texts and applies the others here', async () => {
  const { handling, queries } = await queryOf({ companyName: 'c', nickname: 'n', name: 'r', email: 'a@b.cn' });
  expect(handling).toEqual({
    email: 'PUSHED_DOWN',
    name: 'APPLIED_HERE',
    nickname: 'APPLIED_HERE',
    companyName: 'APPLIED_HERE',
  });
  expect(queries).toEqual([{ search_type: '5', search_value: 'a@b.cn' }]);
});

it('searches for a phone with and without the country code', async () => {
  const { handling, queries, totalIsExact } = await queryOf({ phone: '+8613800138000', email: 'a@b.cn' });
  expect(handling).toEqual({ phone: 'PUSHED_DOWN', email: 'APPLIED_HERE' });
  expect(queries).toEqual([
    { search_type: '4', search_value: '13800138000' },
    { search_type: '4', search_value: '+8613800138000' },
  ]);
  expect(totalIsExact).toBe(false);
});

it.for([0, 1, 2])('brings the customer of shared phone %i once, however the number is written', async (person) => {
  const { parts } = planOf({ phone: `+861380013800${person}` });
  const found = await Promise.all(
    parts.map(async (part) => (await part.read(all, aCall())).rows.filter((row) => part.owns?.(row))),
  );
  expect(found.flat().map(({ phone }) => phone)).toEqual([`+861380013800${person}`]);
});

it.for([
  '13800138000',
  '+8613800138000',
  '010-1,+8613800138000',
  '+8613800138000;13800138000',
  '13800138000,+8613800138000',
])('gives a phone written as %s to exactly one of the two searches that find it', (phoneRaw) => {
  const row = { phoneRaw } as Customer;
  const { parts } = planOf({ phone: '+8613800138000' });
  expect(parts.map((part) => part.owns?.(row)).filter(Boolean)).toHaveLength(1);
});

it('never sends what is not to be trusted', async () => {
  const { queries } = await queryOf({ statuses: ['IN_POOL'], isBlacklisted: true, stages: ['s'] });
  expect(Object.keys(queries[0] as object)).toEqual(['isblack', 'stageid']);
});

it.for([{}, { items: 'none', total_count: 3 }, { total_count: 3 }, { items: [{ nick: 'no id' }] }])(
  'takes %j for no answer, and not for an empty list',
  async (body) => {
    const vendor = sandboxed(sobot, {
      between: (request, sandbox) =>
        request.url.includes('get_token')
          ? sandbox(request)
          : Promise.resolve(Response.json({ ret_code: '000000', ...body })),
    });
    await expect(planOf({}, vendor).parts[0]!.read(all, aCall())).rejects.toBeInstanceOf(ZodError);
  },
);
