import { expect, it } from 'vitest';
import { aCall } from '../../../test/support/http-over.ts';
import { sandboxed } from '../../../test/support/sandboxed.ts';
import type { PagedPart } from '../list-plan.ts';
import type { Customer } from '../../records/customer.ts';
import { sobot } from './adapter.ts';

const spoiled = (body: object) =>
  sandboxed(sobot, {
    env: { SOBOT_NOT_FOUND_CODES: '404404' },
    between: (request, sandbox) =>
      request.url.includes('get_token') ? sandbox(request) : Promise.resolve(Response.json(body)),
  });

async function firstCustomers(vendor: ReturnType<typeof sandboxed>, size: number) {
  const [part] = vendor.adapter.CUSTOMER!.list!({}).parts as readonly PagedPart<Customer>[];
  return (await part!.read({ page: 1, size, from: null, to: null }, aCall())).rows;
}

it('answers a page of 20 customers with tags by two calls', async () => {
  const vendor = sandboxed(sobot);
  const customers = await firstCustomers(vendor, 20);
  const refs = customers.map(({ ref }) => ref);
  const tags = await vendor.adapter.CUSTOMER!.tags!.of(refs, aCall());
  expect(vendor.newCalls()).toEqual(['get_token', 'user/list_by_page', 'label/userlabels']);
  expect(vendor.calls.at(-1)?.body).toBe(JSON.stringify(refs));
  for (const { ref, tagRefs } of customers) {
    const named = (tags.get(ref) ?? []).map((tag) => tag.ref);
    expect(named.toSorted()).toEqual((tagRefs ?? []).filter((tag) => tag.startsWith('biz.')).toSorted());
  }
});

it('tells the same of a customer in the list and in the detail, where both tell', async () => {
  const vendor = sandboxed(sobot);
  for (const row of await firstCustomers(vendor, 30)) {
    const [whole] = await vendor.adapter.CUSTOMER!.get!.byRefs([row.ref], aCall());
    const {
      nickname,
      name,
      phones,
      emails,
      gender,
      company,
      timeZone,
      isVip,
      level,
      isBlacklisted,
      createdAt,
      tagRefs,
    } = row;
    expect(whole).toMatchObject({ nickname, name, phones, emails, gender, company, timeZone, isVip, level });
    expect(whole).toMatchObject({ isBlacklisted, createdAt, tagRefs });
  }
});

it('asks for a detail by the id in the body, one call each', async () => {
  const vendor = sandboxed(sobot);
  const [first, second] = await firstCustomers(vendor, 2);
  vendor.newCalls();
  const whole = await vendor.adapter.CUSTOMER!.get!.byRefs([first!.ref, second!.ref], aCall());
  expect(whole.map(({ ref }) => ref)).toEqual([first!.ref, second!.ref]);
  expect(vendor.newCalls()).toEqual(['user/detail', 'user/detail']);
  expect(vendor.calls.at(-1)?.body).toBe(JSON.stringify({ id: second!.ref }));
});

it('leaves out a customer that is gone', async () => {
  const vendor = sandboxed(sobot);
  expect(await vendor.adapter.CUSTOMER!.get!.byRefs(['nobody'], aCall())).toEqual([]);
});

it.for([{ item: null }, { item: {} }, {}])('takes success with %j for a customer that is gone', async (body) => {
  const vendor = spoiled({ ret_code: '000000', ret_msg: '', ...body });
  expect(await vendor.adapter.CUSTOMER!.get!.byRefs(['c'], aCall())).toEqual([]);
});

it('takes a code for gone only if the settings say so', async () => {
  const byRefs = (ret_code: string) => spoiled({ ret_code, ret_msg: '' }).adapter.CUSTOMER!.get!.byRefs(['c'], aCall());
  expect(await byRefs('404404')).toEqual([]);
  await expect(byRefs('404405')).rejects.toMatchObject({ kind: 'REJECTED', vendorCode: '404405' });
});

it('refuses the detail of somebody else', async () => {
  const vendor = spoiled({ ret_code: '000000', item: { id: 'other' } });
  await expect(vendor.adapter.CUSTOMER!.get!.byRefs(['c'], aCall())).rejects.toMatchObject({ kind: 'BAD_REPLY' });
});

it('finds a tag that is newer than the library it keeps', async () => {
  let isNew = false;
  const vendor = sandboxed(sobot, {
    between: async (request, sandbox) => {
      const reply = await sandbox(request);
      if (!isNew || !request.url.includes('label/list')) return reply;
      return Response.json({ ret_code: '000000', items: [{ id: 'brandnew', name: '新' }], total_count: 1 });
    },
  });
  const byRef = () => vendor.adapter.TAG!.get!.byRefs(['biz.brandnew'], aCall());
  expect(await byRef()).toEqual([]);
  isNew = true;
  vendor.time.now += 6000;
  expect((await byRef())[0]).toMatchObject({ ref: 'biz.brandnew', name: '新' });
});

it('does not read the library again and again for tags that are gone', async () => {
  const vendor = sandboxed(sobot);
  await vendor.adapter.TAG!.get!.byRefs(['biz.gone'], aCall());
  vendor.newCalls();
  vendor.time.now += 1000;
  expect(await vendor.adapter.TAG!.get!.byRefs(['biz.gone'], aCall())).toEqual([]);
  expect(vendor.newCalls()).toEqual([]);
});

it.for([900002, 999999])('understands the code %d where it comes as a number', async (ret_code) => {
  const byRefs = (code: string | number) =>
    spoiled({ ret_code: code, ret_msg: '' })
      .adapter.CUSTOMER!.get!.byRefs(['c'], aCall())
      .catch((error: unknown) => error);
  expect(await byRefs(ret_code)).toMatchObject({ vendorCode: String(ret_code) });
});

it('knows its own refs from others', () => {
  const { CUSTOMER, TAG, FOLLOW_UP } = sandboxed(sobot).adapter;
  expect(CUSTOMER!.externalIdOf('aead252a')).toBe('aead252a');
  expect(CUSTOMER!.externalIdOf('a.b')).toBeNull();
  expect(TAG!.externalIdOf('biz.t1')).toBe('t1');
  expect(TAG!.externalIdOf('t1')).toBeNull();
  expect(FOLLOW_UP!.externalIdOf('c.f')).toBe('f');
  expect(FOLLOW_UP!.externalIdOf('c/f')).toBeNull();
});

it.for([
  ['token-expired', 'UNAUTHORIZED'],
  ['rate-limited', 'RATE_LIMITED'],
  ['unknown-code', 'REJECTED'],
] as const)('words the trouble %s so that the adapter says %s', async ([trouble, kind]) => {
  const { troubles } = sobot.sandbox({ now: () => 0 });
  const vendor = sandboxed(sobot, {
    between: async (request, sandbox) => (request.url.includes('get_token') ? sandbox(request) : troubles![trouble]!()),
  });
  await expect(firstCustomers(vendor, 1)).rejects.toMatchObject({ kind });
});
