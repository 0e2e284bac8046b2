// Workers of one primary that keep answers, and leave them for one another with it.
import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../pushes/a-folder.ts';
import { oneConnection, type OneConnection } from '../support/one-connection.ts';
import { startProgram } from '../support/program.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';

type Program = Awaited<ReturnType<typeof startProgram>>;

async function twoWorkers(environment: Readonly<Record<string, string>>) {
  const vendor = await vendorOnPort('sobot');
  onTestFinished(vendor.close);
  const settings = { WORKERS: '2', CACHE_TTL_MS: '60000', REQUEST_BUDGET_MS: '15000' };
  const program = await startProgram(aFolder(), { ...vendor.env, ...settings, ...environment });
  const clients = await clientsOf(program);
  const calls = () => [...vendor.calls].reduce((sum, [path, times]) => sum + (path.includes('token') ? 0 : times), 0);
  return { vendor, program, calls, one: clients.get(1)!, other: clients.get(2)! };
}

/** A client of each worker, by its number. */
async function clientsOf({ url }: Program): Promise<Map<number, OneConnection>> {
  const clients = new Map<number, OneConnection>();
  const look = async () => {
    const client = oneConnection(url);
    clients.set(JSON.parse((await client.get('/status.json')).text).worker.number, client);
    return clients.size;
  };
  await expect.poll(look, { timeout: 20_000 }).toBe(2);
  return clients;
}

const childrenOf = ({ pid }: Program): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

const ask = async (client: OneConnection, query: string) =>
  JSON.parse((await client.post('/graphql', JSON.stringify({ query }))).text).data;

const list = '{ customers(vendors: [SOBOT], first: 5) { nodes { id name } sources { status servedFrom } } }';
const sourceAt = async (client: OneConnection) => (await ask(client, list)).customers.sources[0];

describe.each([{ SHARE_ANSWERS: 'off' }, { SHARE_ANSWERS: 'on' }])('two workers, %o', (environment) => {
  it('ask once for all, and what one writes is seen through the other', { timeout: 120_000 }, async () => {
    const { calls, one, other } = await twoWorkers(environment);
    const askBoth = async () => {
      const asked = Array.from({ length: 40 }, (_, n) => sourceAt(n % 2 === 0 ? one : other));
      return new Set((await Promise.all(asked)).map(({ status }) => status));
    };
    expect(await askBoth()).toEqual(new Set(['OK']));
    expect(calls()).toBe(1);
    expect(await askBoth()).toEqual(new Set(['OK']));
    expect([await sourceAt(one), await sourceAt(other)].map(({ servedFrom }) => servedFrom)).toEqual([
      'CACHE',
      'CACHE',
    ]);
    expect(calls()).toBe(1);

    const { id } = (await ask(one, list)).customers.nodes[0];
    const node = `{ node(id: "${id}") { ... on Customer { name } } }`;
    await ask(other, node);
    const update = `mutation { customerUpdate(input: { customerId: "${id}", name: "改名" }) { outcome } }`;
    expect((await ask(one, update)).customerUpdate.outcome).toBe('APPLIED');
    await expect.poll(async () => (await ask(other, node)).node.name).toBe('改名');
    const before = calls();
    expect([await sourceAt(other), await sourceAt(one)].map(({ servedFrom }) => servedFrom)).toEqual(['LIVE', 'CACHE']);
    expect(calls()).toBe(before + 1);
  });

  it('one dies while it asks for both: the other asks at once', { timeout: 120_000 }, async () => {
    // Who waits for another that does not answer waits for half of that.
    const long = { REQUEST_BUDGET_MS: '60000', VENDOR_TIMEOUT_MS: '60000' };
    const { vendor, program, calls, one, other } = await twoWorkers({ ...environment, ...long });
    const [first] = childrenOf(program);
    await vendor.makeTrouble('hang', /list_by_page/);
    const dropped = sourceAt(one).catch(() => 'no answer');
    await expect.poll(calls).toBe(1);
    await vendor.makeTrouble(null);
    const answered: string[] = [];
    for (let n = 0; n < 2; n += 1) void sourceAt(other).then(({ status }) => answered.push(status));
    process.kill(first!, 'SIGKILL');
    expect(await dropped).toBe('no answer');
    await expect.poll(() => answered, { timeout: 15_000 }).toEqual(['OK', 'OK']);
    expect(calls()).toBe(2);
  });
});
