import { expect, it } from 'vitest';
import { readConfiguration } from '../src/configuration.ts';
import { memoryCoordination } from '../src/coordination/memory-coordination.ts';
import type { Call } from '../src/vendors/call.ts';
import { systemClock } from '../src/vendors/clock.ts';
import { connectVendors, type ConnectOptions } from '../src/vendors/connect.ts';
import type { Log } from '../src/vendors/log.ts';
import { troubles } from '../src/vendors/transport/sandbox-fetch.ts';
import { toVendorError } from '../src/vendors/to-vendor-error.ts';
import type { OutsideFetch } from '../src/vendors/transport/outside.ts';
import { VendorError } from '../src/vendors/vendor-error.ts';

/** A store with nothing in it. */
const store: ConnectOptions['store'] = {
  records: () => ({
    get: async () => new Map(),
    list: async () => ({ rows: [], total: 0 }),
    keep: async () => undefined,
    survivors: async () => new Map(),
    observedSince: async () => null,
  }),
  secret: async () => null,
  replaceSecret: async () => true,
  shared: memoryCoordination(),
};

const coordination = memoryCoordination();
const log: Log = { info: () => undefined, warn: () => undefined };

const connect = (environment: Record<string, string>, fetch?: OutsideFetch) =>
  connectVendors({
    configuration: readConfiguration(environment),
    store,
    coordination,
    clock: systemClock,
    log,
    fetch,
  });

const aCall = (trouble?: string): Call => ({
  signal: new AbortController().signal,
  deadline: Date.now() + 5000,
  trouble,
});

/** Reads the first rows of the first list of each vendor that is called over HTTP. */
async function readLists(connection: ReturnType<typeof connect>, call: Call) {
  const read = [...connection.vendors.values()].flatMap((vendor) => {
    const { name, adapter } = vendor;
    const plan = (adapter?.LEAD ?? adapter?.CUSTOMER)?.list?.({});
    const part = plan?.parts.find(({ kind }) => kind === 'paged');
    if (vendor.quota() === null || part?.kind !== 'paged') return [];
    return [{ name, rows: part.read({ page: 1, size: 5, from: null, to: null }, call) }];
  });
  const outcomes = read.map(async ({ name, rows }) => {
    const outcome = await rows.then(
      (page) => page.rows.length,
      (error: unknown) => toVendorError(name, error),
    );
    return [name, outcome] as const;
  });
  return new Map(await Promise.all(outcomes));
}

it('runs every vendor over its own sandbox where none is configured', async () => {
  const connection = connect({});
  expect(connection.isSandbox).toBe(true);
  expect([...connection.vendors.values()].every(({ adapter, isSandbox }) => adapter !== null && isSandbox)).toBe(true);
  expect(connection.sandboxPushes.length).toBeGreaterThan(0);
  const outcomes = await readLists(connection, aCall());
  expect(outcomes.size).toBeGreaterThan(0);
  expect([...outcomes].filter(([, rows]) => rows !== 5)).toEqual([]);
  expect(connection.vendors.get('sobot')?.health().state).toBe('UP');
});

it.each(troubles.filter((trouble) => trouble !== 'lost-reply'))(
  'gets over %s, asked of a sandbox, with the next call',
  async (trouble) => {
    const connection = connect({ VENDOR_TIMEOUT_MS: '400' });
    for (const [, outcome] of await readLists(connection, aCall(trouble))) expect(outcome).toBeInstanceOf(VendorError);
    expect([...(await readLists(connection, aCall())).values()].filter((rows) => rows !== 5)).toEqual([]);
  },
);

it('turns the configured vendors on and leaves the others off', () => {
  const { isSandbox, vendors } = connect({ SOBOT_APP_ID: '1', SOBOT_APP_KEY: 'k' });
  expect(isSandbox).toBe(false);
  expect([...vendors.values()].filter(({ adapter }) => adapter !== null).map(({ name }) => name)).toEqual(['sobot']);
  expect(vendors.get('wshoto')?.quota()).toBeNull();
  expect(vendors.get('wshoto')?.health().state).toBe('UNTRIED');
});

it('reaches configured vendors at their own address, through the fetch that it is given', async () => {
  const asked: string[] = [];
  const connection = connect(
    { SOBOT_APP_ID: '1', SOBOT_APP_KEY: 'k', SOBOT_BASE_URL: 'https://crm.example/x' },
    async (request) => {
      asked.push(new URL(request.url).origin + new URL(request.url).pathname);
      return new Response('', { status: 500 });
    },
  );
  const outcomes = await readLists(connection, aCall());
  expect(outcomes.get('sobot')).toMatchObject({ vendor: 'sobot', kind: 'UNAVAILABLE', vendorCode: 'HTTP 500' });
  expect(asked).toEqual(['https://crm.example/x/get_token']);
});
