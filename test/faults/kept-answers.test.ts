// The real server, which keeps answers, over vendors that die, are written to, and push.
import { expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../../src/settings.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { wshoto } from '../../src/vendors/wshoto/adapter.ts';
import { ask as askServer } from '../support/ask.ts';
import { serverOverPorts } from '../support/server-over-ports.ts';
import { vendorOnPort, type CalledVendor } from '../support/vendor-on-port.ts';

async function aServer(name: CalledVendor, environment: Environment = {}) {
  const vendor = await vendorOnPort(name);
  onTestFinished(vendor.close);
  const { server, close, log } = await serverOverPorts([vendor], { CACHE_TTL_MS: '60000', ...environment });
  onTestFinished(close);
  const ask = async (query: string, headers: Readonly<Record<string, string>> = {}) =>
    (await askServer(server, query, { headers })).body;
  /** Calls that came, those for tokens left out. */
  const calls = () => [...vendor.calls].reduce((sum, [path, count]) => sum + (path.includes('token') ? 0 : count), 0);
  return { vendor, server, ask, calls, log };
}

const customers = (args = '') => `{ customers(vendors: [SOBOT], first: 5${args}) {
  nodes { id name origin { servedFrom fetchedAt } } totalCount
  sources { status servedFrom fetchedAt returned retryAfterMs error { code vendorCode message } } } }`;

it('answers a list again without a call, and says since when it is so', async () => {
  const { ask, calls } = await aServer('sobot');
  const { data: first } = await ask(customers());
  const before = calls();
  const { data: again } = await ask(customers());
  expect(calls()).toBe(before);
  expect(again.customers.totalCount).toBe(first.customers.totalCount);
  expect(again.customers.sources[0]).toEqual({ ...first.customers.sources[0], servedFrom: 'CACHE' });
  expect(again.customers.nodes[0].origin).toEqual({ ...first.customers.nodes[0].origin, servedFrom: 'CACHE' });

  const { data: fresh } = await ask(customers(', maxAgeMs: 0'));
  expect(fresh.customers.sources[0].servedFrom).toBe('LIVE');
  expect((await ask(customers(), { 'x-max-age-ms': '0' })).data.customers.sources[0].servedFrom).toBe('LIVE');
  expect(calls()).toBe(before + 2);
});

it('shows the last good answer of a vendor that died, until it is too old, and then the error', async () => {
  const { ask, calls, vendor } = await aServer('sobot', { CACHE_TTL_MS: '200', CACHE_STALE_MS: '6000' });
  const { data: good } = await ask(customers());
  await vendor.makeTrouble('refused');
  await expect
    .poll(async () => (await ask(customers())).data.customers.sources[0].status, { timeout: 5000 })
    .toBe('STALE');
  const { data, extensions, errors } = await ask(customers());
  const [source] = data.customers.sources;
  expect(source).toMatchObject({ status: 'STALE', servedFrom: 'STALE', returned: 5, error: { code: 'UNAVAILABLE' } });
  expect(source.fetchedAt).toBe(good.customers.sources[0].fetchedAt);
  expect(source.retryAfterMs).toBeGreaterThan(0);
  expect(data.customers.nodes.map(({ id }: { id: string }) => id)).toEqual(
    good.customers.nodes.map(({ id }: { id: string }) => id),
  );
  expect(data.customers.nodes[0].origin.servedFrom).toBe('STALE');
  expect(extensions.sources).toEqual([
    { path: ['customers'], vendor: 'SOBOT', status: 'STALE', retryAfterMs: source.retryAfterMs },
  ]);
  expect(errors).toBeUndefined();
  // Nobody who wants it fresh is given it.
  expect((await ask(customers(', maxAgeMs: 100'))).data.customers.sources[0].status).toBe('UNAVAILABLE');

  await expect
    .poll(async () => (await ask(customers())).data.customers.sources[0], { timeout: 10_000 })
    .toMatchObject({ status: 'UNAVAILABLE', servedFrom: null, returned: 0 });
  const before = calls();
  await vendor.makeTrouble(null);
  await expect
    .poll(async () => (await ask(customers())).data.customers.sources[0].status, { timeout: 5000 })
    .toBe('OK');
  expect(calls()).toBeGreaterThan(before);
});

it('does not wait for a vendor that rests where an answer is kept', async () => {
  const { ask, vendor } = await aServer('wshoto', { CACHE_TTL_MS: '50', VENDOR_TIMEOUT_MS: '400' });
  const leads = '{ leads(vendors: [WSHOTO], first: 5) { nodes { id } sources { status error { message } } } }';
  await ask(leads);
  await vendor.makeTrouble('hang');
  const rests = async () => (await ask(leads)).data.leads.sources[0].error?.message ?? '';
  await expect.poll(rests, { timeout: 20_000 }).toContain('resting');
  const took: number[] = [];
  for (let times = 0; times < 20; times += 1) {
    const begunAt = performance.now();
    const { data } = await ask(leads);
    took.push(performance.now() - begunAt);
    expect(data.leads.sources[0].status).toBe('STALE');
    expect(data.leads.nodes.length).toBeGreaterThan(0);
  }
  // All but the one in a second that tries the vendor again.
  expect(took.toSorted((a, b) => a - b)[10]).toBeLessThan(200);
});

it('tells of stale records that no list brought', async () => {
  const { ask, vendor } = await aServer('sobot', { CACHE_TTL_MS: '50' });
  const { data } = await ask(customers());
  const node = `{ node(id: "${data.customers.nodes[0].id}") { id ... on Customer { name origin { servedFrom } } } }`;
  await ask(node);
  await vendor.makeTrouble('500');
  const stale = async () => (await ask(node)).data.node?.origin.servedFrom;
  await expect.poll(stale).toBe('STALE');
  const { extensions } = await ask(node);
  expect(extensions.sources).toEqual([
    { path: [], vendor: 'SOBOT', status: 'STALE', retryAfterMs: extensions.sources[0].retryAfterMs },
  ]);
});

it('forgets what was read before a write, and reads back from the vendor', async () => {
  const { ask, calls } = await aServer('sobot');
  const { data } = await ask(customers());
  const { id } = data.customers.nodes[0];
  const node = `{ node(id: "${id}") { ... on Customer { name origin { servedFrom } } } }`;
  await ask(node);
  expect((await ask(node)).data.node.origin.servedFrom).toBe('CACHE');
  const update = await ask(
    `mutation { customerUpdate(input: { customerId: "${id}", name: "改名" }) { outcome userErrors { message } record { name } } }`,
  );
  expect(update.data.customerUpdate).toEqual({ outcome: 'APPLIED', userErrors: [], record: { name: '改名' } });
  const before = calls();
  expect((await ask(node)).data.node.name).toBe('改名');
  expect((await ask(customers())).data.customers.sources[0].servedFrom).toBe('LIVE');
  expect(calls()).toBeGreaterThan(before);
});

it('forgets what was read before its vendor pushed', async () => {
  const { ask, server, vendor } = await aServer('wshoto', { WSHOTO_WEBHOOK_SECRET: 'a-secret-of-enough-letters' });
  const leads = '{ leads(vendors: [WSHOTO], first: 5) { sources { servedFrom } } }';
  const servedFrom = async () => (await ask(leads)).data.leads.sources[0].servedFrom;
  expect([await servedFrom(), await servedFrom()]).toEqual(['LIVE', 'CACHE']);
  const [push] = wshoto.sandbox(systemClock).pushes ?? [];
  const response = await server.fetch('http://localhost/webhooks/wshoto/a-secret-of-enough-letters', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(push),
  });
  expect(response.status).toBe(200);
  await expect.poll(servedFrom).toBe('LIVE');
  expect(vendor.open()).toBeGreaterThan(0);
});
