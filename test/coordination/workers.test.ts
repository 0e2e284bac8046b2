// Several workers of one primary: WORKERS=2 without Redis, and with it.
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../pushes/a-folder.ts';
import { nativeOf } from '../pushes/all-changes.ts';
import { notes } from '../pushes/jing-notes.ts';
import { openStream } from '../support/event-stream.ts';
import { oneConnection, type OneConnection } from '../support/one-connection.ts';
import { canRunRedis, ownRedis } from '../support/own-redis.ts';
import { startProgram } from '../support/program.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';
import { voidToken } from './sobot-strangers.ts';

const secret = 'a-secret-of-the-test';
type Program = Awaited<ReturnType<typeof startProgram>>;

async function running(environment: Readonly<Record<string, string>> = {}) {
  const vendor = await vendorOnPort('sobot');
  onTestFinished(vendor.close);
  const program = await startProgram(aFolder(), {
    ...vendor.env,
    WORKERS: '2',
    JING_WEBHOOK_SECRET: secret,
    REQUEST_BUDGET_MS: '15000',
    ...environment,
  });
  return { vendor, program, fetches: () => vendor.calls.get('/get_token') ?? 0 };
}

/** A client of each worker, by its number. */
async function clientsOf({ url }: Program, count = 2): Promise<Map<number, OneConnection>> {
  const clients = new Map<number, OneConnection>();
  const look = async () => {
    const client = oneConnection(url);
    const { worker } = JSON.parse((await client.get('/status.json')).text);
    clients.set(worker.number, client);
    return clients.size;
  };
  await expect.poll(look, { timeout: 20_000 }).toBe(count);
  return clients;
}

const asking = (query: string) => JSON.stringify({ query });

/** Reads of different sizes, so that they are not one for being equal. */
const read = async (client: OneConnection, first: number): Promise<string> => {
  const query = `{ customers(vendors: [SOBOT], first: ${first}) { nodes { id } sources { status } } }`;
  const { text } = await client.post('/graphql', asking(query));
  const { nodes, sources } = JSON.parse(text).data.customers;
  return `${sources[0].status} ${nodes.length > 0 ? 'with rows' : 'without rows'}`;
};
const readByAll = (clients: Iterable<OneConnection>, times: number): Promise<string[]> => {
  const all = [...clients];
  return Promise.all(Array.from({ length: times }, (_, n) => read(all[n % all.length]!, 1 + (n % 4))));
};
const well = new Set(['OK with rows']);

/** The process of each worker, as the operating system knows it. */
const childrenOf = ({ pid }: Program): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

const create = `mutation { customerCreate(input: {
  vendor: SOBOT, nickname: "写手丙", status: FIRST_INQUIRY, phone: "+8613911113333", idempotencyKey: "k"
}) { outcome action record { id nickname } } }`;

const meetings = [
  { name: 'two workers', isHere: true, settings: async () => ({}) },
  {
    name: 'two workers over one Redis',
    isHere: canRunRedis,
    settings: async () => ({ REDIS_URL: (await ownRedis()).url }),
  },
];

describe.each(meetings.filter(({ isHere }) => isHere))('$name', ({ settings }) => {
  it('use one token, send a write once, and hear of each push', { timeout: 120_000 }, async () => {
    const { vendor, program, fetches } = await running(await settings());
    const clients = await clientsOf(program);
    expect(new Set(await readByAll(clients.values(), 20))).toEqual(well);
    expect(fetches()).toBe(1);
    await voidToken(vendor);
    expect(new Set(await readByAll(clients.values(), 40))).toEqual(well);
    expect(fetches()).toBe(2 + 1);

    const all = [...clients.values()];
    const asked = Array.from({ length: 10 }, (_, n) => all[n % 2]!.post('/graphql', asking(create)));
    const answers = new Set((await Promise.all(asked)).map(({ text }) => text));
    expect([...answers]).toEqual([expect.stringContaining('"outcome":"APPLIED"')]);
    expect(vendor.calls.get('/scrm/5/user/save')).toBe(1);

    const query = 'subscription { changes(vendors: [JING]) { recordId } }';
    const streams = await Promise.all([1, 2, 3, 4].map(() => openStream(`${program.url}/graphql`, query)));
    for (const [n, client] of all.entries()) {
      const [note] = notes(4, `of-${n}`);
      expect((await client.post(`/webhooks/jing/${secret}`, note!.body)).status).toBe(200);
      const heard = await Promise.all(streams.map(async (stream) => (await stream.next())?.data.data.changes.recordId));
      expect(new Set(heard.map(nativeOf))).toEqual(new Set([`of-${n}-0`]));
    }
  });
});

it('two workers keep the limits of a vendor together', { timeout: 120_000 }, async () => {
  const { vendor, program } = await running({ SOBOT_RATE_PER_MINUTE: '10', REQUEST_BUDGET_MS: '3000' });
  const clients = await clientsOf(program);
  const outcomes = await readByAll(clients.values(), 40);
  const calls = [...vendor.calls.values()].reduce((sum, count) => sum + count, 0);
  expect(calls).toBe(10);
  expect(new Set(outcomes)).toEqual(new Set(['OK with rows', 'RATE_LIMITED without rows']));
});

describe('a worker', () => {
  it(
    'that dies while it fetches the token holds the others up no longer than its lease',
    { timeout: 120_000 },
    async () => {
      const { vendor, program, fetches } = await running();
      const clients = await clientsOf(program);
      const [one] = childrenOf(program);
      await vendor.makeTrouble('hang', /get_token/);
      const dropped = read(clients.get(1)!, 1).catch(() => 'no answer');
      await expect.poll(fetches).toBe(1);
      const waiting = read(clients.get(2)!, 2);
      await vendor.makeTrouble(null);
      process.kill(one!, 'SIGKILL');
      expect(await dropped).toBe('no answer');
      expect(await waiting).toBe('OK with rows');
      expect(fetches()).toBe(2);
    },
  );

  it(
    'that dies is replaced, by one with its number on the same port, and the log says so',
    { timeout: 120_000 },
    async () => {
      const { program } = await running();
      for (let round = 0; round < 2; round += 1) {
        const before = childrenOf(program);
        process.kill(before[round]!, 'SIGKILL');
        await expect.poll(() => childrenOf(program).filter((pid) => !before.includes(pid)).length).toBe(1);
        const clients = await clientsOf(program);
        expect(new Set(clients.keys())).toEqual(new Set([1, 2]));
      }
      expect(program.told.stderr.match(/A worker ended and is replaced/g)).toHaveLength(2);
      expect(program.told.stderr.match(/A worker was replaced/g)).toHaveLength(2);
      expect(program.told.stdout.match(/answers at/g)).toHaveLength(1);
    },
  );

  it(
    'that hangs is ended and replaced, and one that was paused for a moment is not',
    { timeout: 120_000 },
    async () => {
      const { program } = await running();
      const [paused, hung] = childrenOf(program);
      process.kill(paused!, 'SIGSTOP');
      await wait(4000);
      process.kill(paused!, 'SIGCONT');
      process.kill(hung!, 'SIGSTOP');
      await expect.poll(() => isAlive(hung!), { timeout: 40_000, interval: 200 }).toBe(false);
      await expect.poll(() => childrenOf(program).length, { timeout: 20_000 }).toBe(2);
      expect(new Set((await clientsOf(program)).keys())).toEqual(new Set([1, 2]));
      expect(childrenOf(program)).toContain(paused);
      expect(program.told.stderr.match(/A worker does not answer any more and is ended/g)).toHaveLength(1);
    },
  );

  it('tells the metrics of all of them, each with its number', { timeout: 120_000 }, async () => {
    const { program } = await running();
    const clients = await clientsOf(program);
    await readByAll(clients.values(), 8);
    for (const client of clients.values()) {
      const lines = (await client.get('/metrics')).text.split('\n');
      const of = (metric: string) => lines.filter((line) => line.startsWith(metric));
      expect(of('crm_store_ready{')).toEqual(['crm_store_ready{worker="1"} 1', 'crm_store_ready{worker="2"} 1']);
      expect(of('# TYPE crm_graphql_requests_total')).toHaveLength(1);
      const counted = of('crm_graphql_requests_total{operation="anonymous",outcome="ok"');
      expect(counted.map((line) => Number(line.split(' ').at(-1)))).toEqual([4, 4]);
      expect(of('process_start_time_seconds{')).toHaveLength(2);
    }
  });

  it('finishes what is in flight and ends when its primary has been killed', { timeout: 120_000 }, async () => {
    const { vendor, program } = await running({ VENDOR_TIMEOUT_MS: '2000' });
    const clients = await clientsOf(program);
    const children = childrenOf(program);
    await vendor.makeTrouble('hang', /list_by_page/);
    const slow = [...clients.values()].map((client, n) => read(client, n + 1));
    await expect.poll(() => vendor.calls.get('/scrm/5/user/list_by_page') ?? 0).toBe(2);
    process.kill(program.pid, 'SIGKILL');
    expect(await Promise.all(slow)).toEqual(['TIMEOUT without rows', 'TIMEOUT without rows']);
    await expect.poll(() => children.filter(isAlive), { timeout: 20_000 }).toEqual([]);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
