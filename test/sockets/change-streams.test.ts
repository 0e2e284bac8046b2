import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { redisCoordination } from '../../src/coordination/redis-coordination.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Call } from '../../src/vendors/call.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { VendorError } from '../../src/vendors/vendor-error.ts';
import { aChangeServer } from '../support/a-change-server.ts';
import { openStream, type ServerSentEvent } from '../support/event-stream.ts';
import { aLead, gets } from '../support/fake-vendors.ts';
import { redis } from '../support/real-parts.ts';
import { pushChange, pushChanges } from '../support/pushed-changes.ts';

const everything = 'subscription ($after: String) { changes(after: $after) { cursor kindRaw recordId } }';
const withRecord = 'subscription { changes { record { id } } }';

const refOf = ({ data }: ServerSentEvent): string =>
  Buffer.from(data.data.changes.recordId, 'base64url').toString().split(':').at(-1) ?? '';

/** One database, opened as by two processes. */
function twoStores() {
  const folder = mkdtempSync(join(tmpdir(), 'crm-federation-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'crm.sqlite');
  return [openSqliteStore({ path, clock: systemClock }), openSqliteStore({ path, clock: systemClock })] as const;
}

describe('a stream of changes', () => {
  it('brings what comes from now on, by POST and by GET as EventSource asks', async () => {
    const { url, store } = await aChangeServer();
    await pushChange(store, 'before');
    const [byPost, byGet] = await Promise.all([
      openStream(url, everything),
      openStream(url, everything, { isGet: true }),
    ]);
    expect(byGet.response.headers.get('content-type')).toBe('text/event-stream');
    expect(await byPost.block()).toBe('retry: 2000\n:');
    await pushChange(store, 'a');
    for (const stream of [byPost, byGet]) {
      const event = await stream.next();
      expect(event).toMatchObject({ event: 'next', data: { data: { changes: { kindRaw: 'object_update' } } } });
      expect(refOf(event!)).toBe('a');
      expect(event?.id).toBe(event?.data.data.changes.cursor);
    }
  });

  it('goes on behind the last event that a client had, each change once', async () => {
    const { url, store } = await aChangeServer();
    const first = await openStream(url, everything);
    await pushChanges(store, ['a', 'b', 'c']);
    const seen = await first.take(2);
    first.leave();
    await pushChanges(store, ['d', 'e']);
    const headers = { 'last-event-id': seen[1]?.id ?? '' };
    const again = await openStream(url, everything, { isGet: true, headers });
    const byCursor = await openStream(url, everything, { variables: { after: seen[1]?.data.data.changes.cursor } });
    expect(seen.map(refOf)).toEqual(['a', 'b']);
    expect((await again.take(3)).map(refOf)).toEqual(['c', 'd', 'e']);
    expect((await byCursor.take(3)).map(refOf)).toEqual(['c', 'd', 'e']);
  });

  it('brings what another process over the same database took in', async () => {
    const [one, other] = twoStores();
    const servers = [await aChangeServer({ store: one }), await aChangeServer({ store: other, pollMs: 10 })] as const;
    const stream = await openStream(servers[1].url, everything);
    await pushChanges(servers[0].store, ['a', 'b']);
    expect((await stream.take(2)).map(refOf)).toEqual(['a', 'b']);
  });

  it.runIf(redis.isHere)('brings it at once where Redis is between the two', async () => {
    const [one, other] = twoStores();
    const log = { info: () => undefined, warn: () => undefined };
    const prefix = `crm-federation:test:${crypto.randomUUID()}`;
    const aBell = () => {
      const coordination = redisCoordination({ url: redis.url, prefix, channel: prefix, log });
      onTestFinished(() => coordination.close());
      return coordination.bell;
    };
    const bells = [aBell(), aBell()] as const;
    await Promise.all(bells.map((bell) => new Promise<void>((resolve) => bell.onRing(resolve))));
    const near = await aChangeServer({ store: one, pollMs: 3_600_000, bell: bells[0] });
    const far = await aChangeServer({ store: other, pollMs: 3_600_000, bell: bells[1] });
    const stream = await openStream(far.url, everything);
    await pushChanges(near.store, ['a', 'b']);
    expect((await stream.take(2)).map(refOf)).toEqual(['a', 'b']);
  });

  it('answers each event within a budget of its own, with fresh loaders, and outlives a vendor that fails', async () => {
    const calls: Call[] = [];
    const lead = gets<'LEAD'>(aLead('a'));
    const byRefs = async (refs: readonly string[], call: Call) => {
      calls.push(call);
      if (calls.length === 2) throw new VendorError('jing', { kind: 'UNAVAILABLE', message: 'Resting.' });
      return lead.get!.byRefs(refs, call);
    };
    const adapters = { jing: { LEAD: { ...lead, get: { maxBatch: 1, byRefs } } } };
    const { url, store } = await aChangeServer({ adapters, budgetMs: 60 });
    const stream = await openStream(url, withRecord);
    const begin = Date.now();
    await pushChange(store, 'a');
    const first = await stream.next();
    await expect.poll(() => Date.now() - begin).toBeGreaterThan(100);
    await pushChange(store, 'b');
    const second = await stream.next();
    await pushChange(store, 'gone');
    const third = await stream.next();
    expect(first?.data.data.changes.record).not.toBeNull();
    expect(second?.data).toMatchObject({
      data: { changes: { record: null } },
      errors: [{ path: ['changes', 'record'], extensions: { code: 'UNAVAILABLE', vendor: 'JING' } }],
    });
    expect(third?.data).toEqual({ data: { changes: { record: null } } });
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false, false, false]);
  });

  it('says now and then that it lives', async () => {
    const { url } = await aChangeServer({ keepAliveMs: 10 });
    const stream = await openStream(url, everything);
    const blocks = [await stream.block(), await stream.block(), await stream.block()];
    expect(blocks).toEqual(['retry: 2000\n:', ':', ':']);
  });

  it('keeps the order, and asks for one change at a time, also after it said that it lives', async () => {
    const asked: string[] = [];
    const held = Promise.withResolvers<void>();
    const lead = gets<'LEAD'>(aLead('slow'), aLead('quick'));
    const byRefs = async (refs: readonly string[], call: Call) => {
      asked.push(...refs);
      if (refs.includes('slow')) await held.promise;
      return lead.get!.byRefs(refs, call);
    };
    const adapters = { jing: { LEAD: { ...lead, get: { maxBatch: 1, byRefs } } } };
    const { url, store } = await aChangeServer({ adapters, keepAliveMs: 10 });
    const stream = await openStream(url, 'subscription { changes { recordId record { id } } }');
    for (let beats = 0; beats < 4; beats++) await stream.block();
    await pushChanges(store, ['slow', 'quick']);
    for (let beats = 0; beats < 3; beats++) await stream.block();
    expect(asked).toEqual(['slow']);
    held.resolve();
    expect((await stream.take(2)).map(refOf)).toEqual(['slow', 'quick']);
  });

  it('is completed when the server stops, which does not wait for it', async () => {
    const { url, feed, drain } = await aChangeServer();
    const streams = await Promise.all(Array.from({ length: 20 }, () => openStream(url, everything)));
    const begin = Date.now();
    feed.end();
    const ends = await Promise.all(streams.map((stream) => stream.take(2)));
    await drain(5000);
    expect(Date.now() - begin).toBeLessThan(1000);
    expect(ends).toEqual(streams.map(() => [{ event: 'complete', id: null, data: null }]));
  });

  it.each([
    'subscription { changes @skip(if: true) { cursor } }',
    'subscription { ... @include(if: false) { changes { cursor } } }',
    'subscription { ...some } fragment some on Subscription { changes @include(if: true) { cursor } ...some }',
  ])('is refused where its only field may be left out: %s', async (query) => {
    const { url } = await aChangeServer();
    const stream = await openStream(url, query);
    const { errors } = (await stream.next())?.data ?? {};
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('refuses a cursor that it cannot go on from, and a client that takes no stream', async () => {
    const { url } = await aChangeServer();
    const stream = await openStream(url, everything, { variables: { after: 'rubbish' } });
    expect((await stream.next())?.data.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const json = await openStream(url, everything, { headers: { accept: 'application/json' } });
    expect(json.response.status).toBe(406);
  });
});

it(
  'a client that stops reading holds up nobody, and costs no more memory than its line takes',
  { timeout: 60_000 },
  async () => {
    const count = 4000;
    let asked = 0;
    const lead = gets<'LEAD'>();
    const externalIdOf = (ref: string) => ref;
    const byRefs = async () => {
      asked += 1;
      return [];
    };
    const adapters = { jing: { LEAD: { ...lead, externalIdOf, get: { maxBatch: 1, byRefs } } } };
    const { url, store } = await aChangeServer({ adapters });
    const { port } = new URL(url);
    const query = encodeURIComponent('subscription { changes { recordId record { id } fieldChanges { after } } }');
    const socket = connect(Number(port), '127.0.0.1').pause();
    onTestFinished(() => void socket.destroy());
    socket.write(`GET /graphql?query=${query} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\r\n`);
    const brisk = await openStream(url, 'subscription { changes { recordId } }');
    // The slow one is subscribed when it is asked about what was pushed.
    await pushChange(store, 'first');
    await expect.poll(() => asked).toBe(1);

    const fieldChanges = [{ field: 'text', label: null, before: null, after: 'x'.repeat(10_000), typeRaw: null }];
    const items = Array.from({ length: count }, (_, index) => {
      const change = {
        subject: 'LEAD',
        ref: `${index}`,
        kind: 'UPDATED',
        kindRaw: null,
        at: null,
        fieldChanges,
      } as const;
      return { events: [], change };
    });
    await store.accept({ vendor: 'jing', body: '{}', receivedAt: new Date(), reading: { dedupeKey: 'many', items } });
    const seen = (await brisk.take(count + 1)).map(refOf);
    expect(seen).toEqual(['first', ...items.map(({ change }) => change.ref)]);
    const whenFull = asked;
    expect(whenFull).toBeLessThan(count / 2);

    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk.replaceAll('x'.repeat(100), '')));
    socket.resume();
    await expect.poll(() => asked, { timeout: 40_000 }).toBe(count + 1);
    await expect.poll(() => text.match(/^event: next$/gm)?.length, { timeout: 10_000 }).toBe(count + 1);
  },
);
