import { describe, expect, it } from 'vitest';
import { aPushingVendor, leadReader, vendorsOf } from '../../test/support/a-pushing-vendor.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { AcceptedPush, Store } from '../store/store.ts';
import type { ConnectedVendor } from '../vendors/connected.ts';
import type { LogValues } from '../vendors/log.ts';
import { addressListSetting } from './door/address-list.ts';
import { createWebhooks } from './webhooks.ts';

const clock = { now: () => Date.UTC(2026, 10, 1) };
function aRoom(store: Store = openSqliteStore({ path: ':memory:', clock }), given: Partial<ConnectedVendor> = {}) {
  const open = { push: leadReader, webhookSecrets: ['new', 'old'] };
  const vendors = vendorsOf(
    aPushingVendor('pushing', { ...open, ...given }),
    aPushingVendor('shut', { push: leadReader }),
    aPushingVendor('silent', { webhookSecrets: ['new'] }),
  );
  const lines: { message: string; values: LogValues | undefined }[] = [];
  const note = (message: string, values?: LogValues) => void lines.push({ message, values });
  const log = { info: note, warn: note };
  const trustedProxies = addressListSetting.parse('10.0.0.0/8');
  const webhooks = createWebhooks({ vendors, store, clock, log, trustedProxies });
  const post = (body: NonNullable<RequestInit['body']>, secret = 'new', vendor = 'pushing') =>
    webhooks(aPost(body), { vendor, secret, peer: null });
  return { store, webhooks, post, lines };
}

const toPushing = { vendor: 'pushing', secret: 'new', peer: null };

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
      const response = await webhooks(new Request('http://localhost/', { method }), toPushing);
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
    expect((await webhooks(lying, toPushing)).status).toBe(413);
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

describe('the door', () => {
  const from = (peer: string | null, forwardedFor?: string) => ({ peer, forwardedFor });
  const allowed = { pushLimits: { addresses: addressListSetting.parse('203.0.113.0/24'), perMinute: null } };

  it.for([
    ['an address of the list', 200, from('203.0.113.9')],
    ['an address of the list behind a trusted proxy', 200, from('::ffff:10.0.0.1', '1.1.1.1, 203.0.113.9')],
    ['a stranger', 404, from('198.51.100.1')],
    ['a stranger who pretends to speak for an address of the list', 404, from('198.51.100.1', '203.0.113.9')],
    ['a stranger behind a trusted proxy', 404, from('10.0.0.1', '203.0.113.9, 198.51.100.1')],
    ['an unknown address', 404, from(null)],
  ] as const)('answers %s with %i', async ([_, status, { peer, forwardedFor }]) => {
    const { webhooks, store } = aRoom(undefined, allowed);
    const request = aPost('{"id":1}');
    if (forwardedFor !== undefined) request.headers.set('x-forwarded-for', forwardedFor);
    expect((await webhooks(request, { ...toPushing, peer })).status).toBe(status);
    expect((await store.lastPushAt('pushing')) !== null).toBe(status === 200);
  });

  it('answers 429 with the time to wait once a minute’s worth has come, and does not read on', async () => {
    const { post, store } = aRoom(undefined, { pushLimits: { addresses: null, perMinute: 2 } });
    expect((await post('{"id":1}')).status).toBe(200);
    expect((await post('no JSON')).status).toBe(400);
    const { stream, taken } = endless('x'.repeat(65_536));
    const limited = await post(stream);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '30']);
    expect(taken.chunks).toBeLessThan(2);
    expect((await store.records('pushing').list('LEAD', { after: null, limit: 9 })).total).toBe(1);
  });

  it('does not count those who do not know the secret', async () => {
    const { post } = aRoom(undefined, { pushLimits: { addresses: null, perMinute: 1 } });
    for (let i = 0; i < 5; i++) expect((await post('{"id":1}', 'wrong')).status).toBe(404);
    expect((await post('{"id":1}')).status).toBe(200);
  });

  it('answers 404 to a push whose signature does not hold, and keeps nothing of it', async () => {
    const asked: unknown[] = [];
    const isGenuine = (headers: Headers, body: object, now: number) => {
      asked.push([body, now]);
      return headers.get('sign') === 'good';
    };
    const { webhooks, store } = aRoom(undefined, { push: { ...leadReader, isGenuine } });
    const request = aPost('{"id":1254676189925432389}');
    const forged = await webhooks(request.clone(), toPushing);
    expect([forged.status, await forged.json()]).toEqual([404, { ok: false, error: 'There is nothing here.' }]);
    expect(await store.lastPushAt('pushing')).toBeNull();
    request.headers.set('sign', 'good');
    expect((await webhooks(request, toPushing)).status).toBe(200);
    expect(asked).toEqual([
      [{ id: '1254676189925432389' }, clock.now()],
      [{ id: '1254676189925432389' }, clock.now()],
    ]);
  });
});
