import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { refusing, sobotWrites } from '../../../../test/support/sobot-writes.ts';
import { hexId } from '../sandbox/seeds.ts';

const customer = hexId('customer 1');
const add = { customer, duration: 'HOURS_24', reason: 'save test' } as const;
const isBlacklisted = async (vendor: ReturnType<typeof sobotWrites>) =>
  (await vendor.adapter.CUSTOMER!.get!.byRefs([customer], aCall()))[0]?.isBlacklisted;

it('adds and removes as the document shows it, and proves both by the list (S38 to S40)', async () => {
  const vendor = sobotWrites();
  const adding = await vendor.ready('blacklistAdd', add);
  expect(adding.request).toMatchObject({
    path: '/scrm/5/user/add_black_list',
    body: JSON.stringify({ user_id: customer, black_type: 24, black_reason: 'save test' }),
  });
  expect(await adding.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await adding.send(aCall())).toEqual({ refs: [customer] });
  expect(await adding.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
  expect(await isBlacklisted(vendor)).toBe(true);

  const removing = await vendor.ready('blacklistRemove', { customer });
  expect(removing.request).toMatchObject({
    path: '/scrm/5/user/remove_black_list',
    body: JSON.stringify({ user_id: customer }),
  });
  expect(await removing.readBack!(vendor.now(), aCall())).toBeNull();
  await removing.send(aCall());
  expect(await removing.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
  expect(await isBlacklisted(vendor)).toBe(false);
});

it.for([
  ['HOURS_48', 48],
  ['HOURS_72', 72],
  ['FOREVER', -1],
] as const)('knows the duration %s as %d', async ([duration, black_type]) => {
  const write = await sobotWrites().ready('blacklistAdd', { ...add, duration });
  expect(JSON.parse(write.request!.body!)).toMatchObject({ black_type });
});

it('proves nothing by an entry of another time, duration or reason', async () => {
  const vendor = sobotWrites();
  await (await vendor.ready('blacklistAdd', add)).send(aCall());
  const proof = async (changed: Partial<typeof add> | { duration: 'FOREVER' } | { reason: string }, later = 0) => {
    const write = await vendor.ready('blacklistAdd', { ...add, ...changed });
    return write.readBack!(new Date(vendor.time.now + later), aCall());
  };
  expect(await proof({})).not.toBeNull();
  expect(await proof({ duration: 'FOREVER' })).toBeNull();
  expect(await proof({ reason: 'other' })).toBeNull();
  expect(await proof({}, 120_000)).toBeNull();
});

it('does not take the entries of others for an answer, as in the sample', async () => {
  const items = [{ user_id: 'other', black_type: 24, black_reason: 'save test', is_black: 1, black_time: 1793491200 }];
  const vendor = sobotWrites({
    between: async (request, sandbox) =>
      request.url.includes('query_black_list')
        ? Response.json({ ret_code: '000000', items, total_count: 5000 })
        : sandbox(request),
  });
  const [adding, removing] = [
    await vendor.ready('blacklistAdd', add),
    await vendor.ready('blacklistRemove', { customer }),
  ];
  expect(await adding.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await removing.readBack!(vendor.now(), aCall())).toBeNull();
});

it('says everything that is wrong at once', async () => {
  const vendor = sobotWrites();
  const problems = (duration: 'NONE' | 'UNKNOWN') =>
    vendor.problems('blacklistAdd', { customer: 'a b', duration, reason: ' ' });
  const expected = ['NOT_FOUND customerId', 'INVALID_VALUE duration', 'REQUIRED reason'];
  expect(await problems('NONE')).toEqual(expected);
  expect(await problems('UNKNOWN')).toEqual(expected);
});

it('points at the customer who is on the list already, and at one who is not', async () => {
  const vendor = sobotWrites({ env: {} });
  await (await vendor.ready('blacklistAdd', add)).send(aCall());
  await expect((await vendor.ready('blacklistAdd', add)).send(aCall())).rejects.toMatchObject({
    code: 'ALREADY_EXISTS',
    path: ['customerId'],
    vendorCode: '500157',
  });
  const refused = sobotWrites({ between: refusing('user/remove_black_list', '500156') });
  await expect((await refused.ready('blacklistRemove', { customer })).send(aCall())).rejects.toMatchObject({
    code: 'NOT_FOUND',
    path: ['customerId'],
  });
});
