// Server processes that keep answers and leave them for one another in a real Redis.
import { Redis } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../pushes/a-folder.ts';
import { canRunRedis, ownRedis } from '../support/own-redis.ts';
import { startProgram } from '../support/program.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';

/** So many processes over one folder and one Redis. */
async function programsOver(count: number) {
  const vendor = await vendorOnPort('sobot');
  onTestFinished(vendor.close);
  const redis = await ownRedis();
  const folder = aFolder();
  const environment = { ...vendor.env, REDIS_URL: redis.url, CACHE_TTL_MS: '60000', REQUEST_BUDGET_MS: '15000' };
  const programs = await Promise.all(Array.from({ length: count }, () => startProgram(folder, environment)));
  const calls = () => [...vendor.calls].reduce((sum, [path, times]) => sum + (path.includes('token') ? 0 : times), 0);
  return { vendor, redis, programs, calls };
}

const list = `{ customers(vendors: [SOBOT], first: 5) { nodes { id name } sources { status servedFrom } } }`;

it.runIf(canRunRedis)(
  'equal reads of four processes at the same time are one vendor call, and so are those that come later',
  { timeout: 120_000 },
  async () => {
    const { programs, calls, redis } = await programsOver(4);
    const askAll = async () =>
      (await Promise.all(Array.from({ length: 40 }, (_, n) => programs[n % 4]!.ask(list)))).map(
        ({ body }) => body.data.customers.sources[0].status as string,
      );
    expect(new Set(await askAll())).toEqual(new Set(['OK']));
    expect(calls()).toBe(1);
    expect(new Set(await askAll())).toEqual(new Set(['OK']));
    expect(calls()).toBe(1);

    const { body } = await programs[0]!.ask('{ customers(vendors: [SOBOT], first: 5) { nodes { id name phoneRaw } } }');
    const client = new Redis(redis.url);
    onTestFinished(() => client.disconnect());
    const keys = (await client.keys('*')).filter((key) => key.includes('replies'));
    expect(keys.length).toBeGreaterThan(0);
    const values = await client.mget(keys.filter((key) => key.includes(':value:')));
    const all = keys.join() + values.join();
    for (const { name, phoneRaw } of body.data.customers.nodes) {
      for (const shown of [name, phoneRaw]) if (shown) expect(all).not.toContain(shown);
    }
    expect(all).not.toMatch(/list_by_page|scrm|customer/);
  },
);

it.runIf(canRunRedis)(
  'a write through one process is seen through the others, and while Redis is gone each goes on with its own',
  { timeout: 120_000 },
  async () => {
    const { programs, calls, redis } = await programsOver(2);
    const [one, other] = [programs[0]!, programs[1]!];
    const { body } = await one.ask(list);
    const { id } = body.data.customers.nodes[0];
    const servedFrom = async (program: typeof one) =>
      (await program.ask(list)).body.data.customers.sources[0].servedFrom as string;
    expect(await servedFrom(other)).toBe('CACHE');

    const node = `{ node(id: "${id}") { ... on Customer { name } } }`;
    await other.ask(node);
    const written = await one.ask(
      `mutation { customerUpdate(input: { customerId: "${id}", name: "改名" }) { outcome } }`,
    );
    expect(written.body.data.customerUpdate.outcome).toBe('APPLIED');
    const nameAtOther = async () => (await other.ask(node)).body.data.node.name as string;
    await expect.poll(nameAtOther).toBe('改名');
    expect(await servedFrom(other)).toBe('LIVE');

    await redis.stop();
    const before = calls();
    expect([await servedFrom(one), await servedFrom(other)].filter((from) => from === 'STALE')).toEqual([]);
    expect([await servedFrom(one), await servedFrom(other)]).toEqual(['CACHE', 'CACHE']);
    expect(calls() - before).toBeLessThanOrEqual(1);
  },
);

it.runIf(canRunRedis)(
  'a process that dies while it asks for all holds the others up for a part of their time, and costs one call of each',
  { timeout: 120_000 },
  async () => {
    const { vendor, programs, calls } = await programsOver(3);
    const [dying, ...others] = programs;
    await vendor.makeTrouble('hang', /list_by_page/);
    const dropped = dying!.ask(list).catch(() => 'no answer');
    await expect.poll(calls).toBe(1);
    await vendor.makeTrouble(null);
    const waiting = Promise.all([...others, ...others].map((program) => program.ask(list)));
    await dying!.kill();
    expect(await dropped).toBe('no answer');
    for (const { body } of await waiting) expect(body.data.customers.sources[0].status).toBe('OK');
    expect(calls()).toBeGreaterThan(1);
    expect(calls()).toBeLessThanOrEqual(1 + others.length);
  },
);
