import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../store/open-sqlite-store.ts';
import type { AcceptedPush, Store } from '../store/store.ts';
import type { ConnectedVendor, ConnectedVendors } from '../vendors/connected.ts';
import type { VendorDefinition } from '../vendors/define-vendor.ts';
import type { LogValues } from '../vendors/log.ts';
import type { PushReader } from '../vendors/push.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import { createWebhooks } from './webhooks.ts';

const clock = { now: () => Date.UTC(2026, 10, 1) };
const reader: PushReader = {
  read: (body) => {
    if (body['throws'] !== undefined) throw new Error(`Broken by ${JSON.stringify(body)}`);
    const dedupeKey = JSON.stringify(body);
    if (body['id'] === undefined) return { items: [], parked: 'no id', dedupeKey };
    const event = {
      entity: 'LEAD',
      ref: JSON.stringify(body['id']).replaceAll('"', ''),
      at: null,
      kindRaw: 'x',
      set: body,
      isWhole: true,
    } as const;
    return { items: [{ events: [event], change: null }], dedupeKey };
  },
};

function aVendor(name: string, webhookSecrets: readonly string[], push?: PushReader): ConnectedVendor {
  const definition: VendorDefinition = {
    title: name,
    description: name,
    settings: { schema: undefined as never, required: [], variables: {}, baseUrlVariable: null },
    offers: {},
    documentedRatePerMinute: null,
    connect: () => ({}),
    details: () => ({}),
    sandbox: () => ({ env: {} }),
  };
  const health = {
    state: 'UNTRIED',
    since: null,
    lastSuccessAt: null,
    lastFailureAt: null,
    lastProblem: null,
  } as const;
  return {
    name: name as VendorName,
    definition,
    adapter: {},
    isSandbox: false,
    push: push ?? null,
    webhookSecrets,
    health: () => health,
    quota: () => null,
  };
}

function aRoom(store: Store = openSqliteStore({ path: ':memory:', clock })) {
  const vendors: ConnectedVendors = new Map(
    [aVendor('pushing', ['new', 'old'], reader), aVendor('shut', [], reader), aVendor('silent', ['new'])].map(
      (vendor) => [vendor.name, vendor],
    ),
  );
  const lines: { message: string; values: LogValues | undefined }[] = [];
  const note = (message: string, values?: LogValues) => void lines.push({ message, values });
  const webhooks = createWebhooks({ vendors, store, clock, log: { info: note, warn: note } });
  const post = (body: NonNullable<RequestInit['body']>, secret = 'new', vendor = 'pushing') =>
    webhooks(aPost(body), vendor, secret);
  return { store, webhooks, post, lines };
}

// A body that is a stream needs `duplex`, which the types of the browser do not know.
function aPost(body: NonNullable<RequestInit['body']>): Request {
  const init = { method: 'POST', body, duplex: 'half' };
  return new Request('http://localhost/', init);
}

/** Sends chunks for ever, and tells how many were taken. */
function endless(chunk: string) {
  const taken = { chunks: 0 };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.chunks++;
      controller.enqueue(new TextEncoder().encode(chunk));
    },
  });
  return { stream, taken };
}

describe('the receiver of pushes', () => {
  it('stores a push before it says 200, digits and all', async () => {
    const { store, post } = aRoom();
    const response = await post('{"id":1254676189925432389,"n":[1,2.5]}');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: true });
    const kept = await store.records('pushing').get('LEAD', ['1254676189925432389']);
    expect(kept.get('1254676189925432389')?.fields).toEqual({ id: '1254676189925432389', n: [1, 2.5] });
  });

  it('takes every secret that is set, and a repeat', async () => {
    const { store, post } = aRoom();
    expect((await post('{"id":1}', 'new')).status).toBe(200);
    expect((await post('{"id":1}', 'old')).status).toBe(200);
    expect((await store.records('pushing').list('LEAD', { after: null, limit: 9 })).total).toBe(1);
  });

  it.for([
    ['a wrong secret', 'pushing', 'wrong'],
    ['an empty secret', 'pushing', ''],
    ['an unknown vendor', 'nobody', 'new'],
    ['a name that every object has', 'constructor', 'new'],
    ['a vendor without secrets', 'shut', ''],
    ['a vendor that does not push', 'silent', 'new'],
  ] as const)('answers 404 to %s', async ([_, vendor, secret]) => {
    expect((await aRoom().post('{"id":1}', secret, vendor)).status).toBe(404);
  });

  it('answers 405 to all but POST', async () => {
    const { webhooks } = aRoom();
    for (const method of ['GET', 'PUT', 'HEAD', 'DELETE']) {
      const response = await webhooks(new Request('http://localhost/', { method }), 'pushing', 'new');
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  it.for([
    ['nothing', ''],
    ['half a document', '{"id":1'],
    ['text', 'id=1'],
    ['an array', '[{"id":1}]'],
    ['null', 'null'],
    ['a number', '12'],
    ['a megabyte of brackets', '['.repeat(1024 * 1024)],
    ['65 levels', `${'{"a":'.repeat(64)}[]${'}'.repeat(64)}`],
    ['what is not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
  ] as const)('answers 400 to %s', async ([_, body]) => {
    const { post, store } = aRoom();
    expect((await post(body)).status).toBe(400);
    expect(await store.lastPushAt('pushing')).toBeNull();
  });

  it('takes 64 levels, and brackets inside texts', async () => {
    const { post } = aRoom();
    expect((await post(`${'{"a":'.repeat(63)}[]${'}'.repeat(63)}`)).status).toBe(200);
    expect((await post(JSON.stringify({ id: `"\\${'['.repeat(100)}` }))).status).toBe(200);
  });

  it('answers 413 to more than a mebibyte, without reading on', async () => {
    const { post, webhooks } = aRoom();
    const exact = `{"id":"${'x'.repeat(1024 * 1024 - 9)}"}`;
    expect((await post(exact)).status).toBe(200);
    expect((await post(`${exact} `)).status).toBe(413);
    const { stream, taken } = endless('x'.repeat(65_536));
    expect((await post(stream)).status).toBe(413);
    expect(taken.chunks).toBeLessThan(20);
    const lying = new Request('http://localhost/', {
      method: 'POST',
      body: '{}',
      headers: { 'content-length': '99999999' },
    });
    expect((await webhooks(lying, 'pushing', 'new')).status).toBe(413);
  });

  it('keeps what its reader cannot read, and says so in the log without quoting it', async () => {
    const { post, store, lines } = aRoom();
    expect((await post('{"phone":"13800138000"}')).status).toBe(200);
    expect(await store.lastPushAt('pushing')).toEqual(new Date(clock.now()));
    expect(lines).toEqual([{ message: 'push parked', values: { vendor: 'pushing', reason: 'no id' } }]);
  });

  it('answers 503 while the store is down', async () => {
    const store = openSqliteStore({ path: ':memory:', clock });
    await store.close();
    const { post, lines } = aRoom(store);
    expect((await post('{"id":1}')).status).toBe(503);
    expect(JSON.stringify(lines)).not.toContain('"id"');
  });

  it('answers 200 only after the commit', async () => {
    let commit = () => {};
    const committed = new Promise<void>((resolve) => (commit = resolve));
    const inner = openSqliteStore({ path: ':memory:', clock });
    const slow: Store = {
      ...inner,
      accept: async (push: AcceptedPush) => {
        await committed;
        return inner.accept(push);
      },
    };
    let answered = false;
    const answer = aRoom(slow)
      .post('{"id":1}')
      .finally(() => (answered = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    commit();
    expect((await answer).status).toBe(200);
  });

  it('keeps a push that its reader breaks on, for when the reader is mended, and logs nothing of it', async () => {
    const { post, lines, store } = aRoom();
    const body = '{"throws":"13800138000"}';
    expect((await post(body)).status).toBe(200);
    expect((await post(body)).status).toBe(200);
    expect(await store.parking.list({ after: 0, limit: 5 })).toMatchObject([
      { vendor: 'pushing', body, reason: 'could not be read: Error', tries: 1 },
    ]);
    expect(lines).toEqual([
      { message: 'push parked', values: { vendor: 'pushing', reason: 'could not be read: Error' } },
    ]);
  });

  it('answers 500 to a bug of the store without telling or logging what was sent', async () => {
    const store = openSqliteStore({ path: ':memory:', clock });
    const accept = async () => Promise.reject(new TypeError('Broken by 13800138000'));
    const { post, lines } = aRoom({ ...store, accept });
    const response = await post('{"id":"13800138000"}');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('13800138000');
    expect(lines).toEqual([{ message: 'push failed', values: { vendor: 'pushing', error: 'TypeError' } }]);
  });
});
