import { setImmediate as tick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aCall, aVendor, refusalOf, request } from '../../../test/support/a-vendor-http.ts';
import type { VendorRequest } from '../vendor-http.ts';

it('asks once for equal reads in flight, and again afterwards', async () => {
  const { http, calls } = aVendor();
  const replies = [http.read(request, aCall()), http.read({ ...request }, aCall())];
  await tick();
  expect(calls).toHaveLength(1);
  calls[0]!.answer('[1]');
  expect((await Promise.all(replies)).map(({ body }) => body)).toEqual([[1], [1]]);
  void http.read(request, aCall());
  await tick();
  expect(calls).toHaveLength(2);
});

it.each<[string, Partial<VendorRequest>]>([
  ['another page', { body: '{"page":2}' }],
  ['another token', { headers: { token: 'other' } }],
  ['another query', { query: { access_token: 'other' } }],
])('shares nothing with a read of %s', async (_what, change) => {
  const { http, calls } = aVendor();
  void http.read(request, aCall());
  void http.read({ ...request, ...change }, aCall());
  await tick();
  expect(calls).toHaveLength(2);
});

it('lets each waiter keep its own budget, and the call go on for the others', async () => {
  const { http, calls } = aVendor();
  const hasty = refusalOf(http.read(request, aCall(20)));
  const patient = http.read(request, aCall(1000));
  expect(await hasty).toMatchObject({ kind: 'TIMEOUT' });
  expect(calls[0]!.request.signal.aborted).toBe(false);
  calls[0]!.answer('[]');
  expect((await patient).body).toEqual([]);
  expect(calls).toHaveLength(1);
});

it('starts afresh rather than join a call that is old already', async () => {
  let now = Date.now();
  const { http, calls } = aVendor({ clock: { now: () => now } });
  const call = { ...aCall(), deadline: now + 5000 };
  void http.read(request, call);
  await tick();
  now += 500;
  const late = http.read(request, call);
  await tick();
  expect(calls).toHaveLength(2);
  calls[1]!.answer('[]');
  expect((await late).body).toEqual([]);
});

it('ends the call when its last waiter leaves, and starts afresh for the next', async () => {
  const { http, calls } = aVendor();
  const clients = [new AbortController(), new AbortController()];
  const waiting = clients.map((client) => refusalOf(http.read(request, aCall(1000, client))));
  await tick();
  clients[0]!.abort();
  await waiting[0];
  expect(calls[0]!.request.signal.aborted).toBe(false);
  clients[1]!.abort();
  await waiting[1];
  await tick();
  expect(calls[0]!.request.signal.aborted).toBe(true);
  void http.read(request, aCall());
  await tick();
  expect(calls).toHaveLength(2);
});
