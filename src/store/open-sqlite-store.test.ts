import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { RecordLink } from '../records/record.ts';
import { compareKeys } from '../vendors/list-plan.ts';
import type { PushEvent } from '../vendors/push.ts';
import type { RowKey, RecordStore } from '../vendors/record-store.ts';
import { Refusal } from '../vendors/vendor-error.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { openDatabase } from './sqlite-database.ts';
import { StoreUnavailable, type AcceptedPush } from './store.ts';

const clock = { now: () => 5000 };
const receivedAt = new Date('2026-11-01T00:00:00Z');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  folders.push(folder);
  return join(folder, 'store.db');
}

const anEvent = (event: Partial<PushEvent>): PushEvent => ({
  entity: 'LEAD',
  ref: 'a',
  at: new Date(1000),
  kindRaw: 'update',
  set: {},
  isWhole: false,
  ...event,
});

const aPush = (dedupeKey: string, ...events: readonly PushEvent[]): AcceptedPush => ({
  vendor: 'one',
  body: `{"key":"${dedupeKey}"}`,
  receivedAt,
  reading: { items: [{ events, change: null }], dedupeKey },
});

const inMemory = () => openSqliteStore({ path: ':memory:', clock });

describe('the SQLite store', () => {
  it('keeps everything over a restart', async () => {
    const path = aFile();
    const first = openSqliteStore({ path, clock });
    await first.listenFrom('one', new Date(100));
    await first.listenFrom('one', new Date(200));
    await first.keepSecret('one', 'refresh', 'old');
    await first.keepSecret('one', 'refresh', 'new');
    const event = anEvent({ set: { id: '1254676189925432389' }, sortTime: new Date(7), isWhole: true });
    await first.accept(aPush('k', event));
    await first.close();

    const second = openSqliteStore({ path, clock });
    expect((await second.records('one').get('LEAD', ['a', 'b'])).get('a')).toEqual({
      ref: 'a',
      fields: { id: '1254676189925432389' },
      sortTime: new Date(7),
      owner: null,
      isPartial: false,
      isDeleted: false,
      mergedInto: null,
      receivedAt,
    });
    expect(await second.records('one').observedSince()).toEqual(new Date(100));
    expect(await second.secret('one', 'refresh')).toBe('new');
    expect(await second.lastPushAt('one')).toEqual(receivedAt);
    expect(await second.accept(aPush('k', event))).toEqual({ isRepeat: true, parked: null });
    await second.close();
  });

  it('says what it does not know', async () => {
    const store = inMemory();
    expect(await store.records('one').observedSince()).toBeNull();
    expect(await store.secret('one', 'refresh')).toBeNull();
    expect(await store.lastPushAt('one')).toBeNull();
    expect(await store.records('one').list('LEAD', { after: null, limit: 5 })).toEqual({ rows: [], total: 0 });
  });

  it('applies a repeated push once', async () => {
    const store = inMemory();
    expect(await store.accept(aPush('k', anEvent({ set: { n: 1 } })))).toEqual({ isRepeat: false, parked: null });
    expect(await store.accept(aPush('k', anEvent({ set: { n: 2 } })))).toEqual({ isRepeat: true, parked: null });
    expect((await store.records('one').get('LEAD', ['a'])).get('a')?.fields).toEqual({ n: 1 });
  });

  it('keeps a parked push once, and changes no record', async () => {
    const path = aFile();
    const store = openSqliteStore({ path, clock });
    const parked = { ...aPush('k'), reading: { items: [], parked: 'unknown event type', dedupeKey: 'k' } };
    expect(await store.accept(parked)).toEqual({ isRepeat: false, parked: 'unknown event type' });
    expect(await store.accept(parked)).toEqual({ isRepeat: true, parked: null });
    await store.close();
    const db = new DatabaseSync(path);
    expect({ ...db.prepare('SELECT state, reason, body FROM pushes').get() }).toEqual({
      state: 'parked',
      reason: 'unknown event type',
      body: '{"key":"k"}',
    });
    db.close();
  });

  it('keeps vendors and entities apart', async () => {
    const store = inMemory();
    await store.accept(aPush('k', anEvent({})));
    await store.accept({ ...aPush('k', anEvent({ entity: 'CUSTOMER' })), vendor: 'two' });
    expect((await store.records('one').list('LEAD', { after: null, limit: 5 })).total).toBe(1);
    expect((await store.records('two').list('LEAD', { after: null, limit: 5 })).total).toBe(0);
    expect((await store.records('two').list('CUSTOMER', { after: null, limit: 5 })).total).toBe(1);
  });

  it('shows nothing of a push whose second half fails, keeps it, and applies it when it can', async () => {
    const time = { now: 5000 };
    const store = openSqliteStore({ path: ':memory:', clock: { now: () => time.now } });
    const poison = anEvent({ ref: 'b', set: { n: 1n } }); // a bigint is no JSON
    const parked = 'could not be applied: TypeError';
    const [spoilt, neighbour] = await Promise.all([
      store.accept(aPush('k', anEvent({}), poison)),
      store.accept(aPush('other', anEvent({ ref: 'c' }))),
    ]);
    expect(spoilt).toEqual({ isRepeat: false, parked });
    expect(neighbour).toEqual({ isRepeat: false, parked: null });
    const listed = async () =>
      (await store.records('one').list('LEAD', { after: null, limit: 5 })).rows.map(({ ref }) => ref);
    expect(await listed()).toEqual(['c']);

    expect(await store.parking.due(5)).toEqual([]);
    time.now += 1000;
    const [due] = await store.parking.due(5);
    expect(due).toMatchObject({ vendor: 'one', body: '{"key":"k"}', reason: parked, tries: 1, receivedAt });
    const { receipt } = due!;
    expect(await store.parking.replay(receipt, aPush('k', anEvent({}), poison))).toEqual({ isRepeat: false, parked });
    expect(await store.parking.get(receipt)).toMatchObject({ tries: 2, tryAt: new Date(36_000) });
    expect(await store.parking.replay(receipt, aPush('k', anEvent({}), poison))).toEqual({ isRepeat: false, parked });
    expect(await store.parking.list({ after: 0, limit: 5 })).toMatchObject([{ tries: 3, tryAt: null }]);
    expect(await store.parking.list({ after: receipt, limit: 5 })).toEqual([]);

    const mended = await store.parking.replay(receipt, aPush('k', anEvent({}), anEvent({ ref: 'b' })));
    expect(mended).toEqual({ isRepeat: false, parked: null });
    expect(await listed()).toEqual(['a', 'b', 'c']);
    expect(await store.parking.replay(receipt, aPush('k', anEvent({})))).toBeNull();
    expect(await store.parking.list({ after: 0, limit: 5 })).toEqual([]);
  });

  it('waits for the disk at every commit', () => {
    const db = openDatabase(aFile());
    expect(db.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
    expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    db.close();
  });

  it('is for the eyes of its owner only', async () => {
    const path = aFile();
    const store = openSqliteStore({ path, clock });
    await store.keepSecret('one', 'refresh', 'token');
    expect([path, `${path}-wal`].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
    await store.close();
  });

  it('refuses a file that a newer program made', () => {
    const path = aFile();
    const db = openDatabase(path);
    db.exec('INSERT INTO migrations (number) VALUES (90), (91), (92)');
    db.close();
    expect(() => openSqliteStore({ path, clock })).toThrow('newer version');
  });

  it('says that it is unavailable, to vendors in their own terms', async () => {
    const store = inMemory();
    expect(await store.isReady()).toBe(true);
    await store.close();
    expect(await store.isReady()).toBe(false);
    await expect(store.accept(aPush('k', anEvent({})))).rejects.toThrow(StoreUnavailable);
    await expect(store.records('one').list('LEAD', { after: null, limit: 1 })).rejects.toThrow(Refusal);
    expect(() => openSqliteStore({ path: '/dev/null/none.db', clock })).toThrow(StoreUnavailable);
  });

  it('keeps what was mentioned in passing, the later mention winning', async () => {
    const store = inMemory();
    await store.records('one').keep('TAG', [{ ref: 't', fields: { name: 'old', color: 'red' } }]);
    await store.records('one').keep('TAG', [{ ref: 't', fields: { name: 'new' } }]);
    const kept = (await store.records('one').get('TAG', ['t'])).get('t');
    expect(kept?.fields).toEqual({ name: 'new', color: 'red' });
    expect(kept?.receivedAt).toEqual(new Date(5000));
  });
});

describe('paging through the store', () => {
  const owners: RecordLink[] = [
    { entity: 'LEAD', ref: 'x' },
    { entity: 'CUSTOMER', ref: 'x' },
    { entity: 'LEAD', ref: 'y' },
  ];
  const someRows = fc.uniqueArray(
    fc.record({
      ref: fc.string({ unit: fc.constantFrom('a', 'B', '1', '.'), minLength: 1, maxLength: 4 }),
      time: fc.option(fc.integer({ min: -2, max: 2 })),
      owner: fc.constantFrom(null, ...owners),
    }),
    { selector: ({ ref }) => ref, maxLength: 25 },
  );
  const limit = fc.integer({ min: 1, max: 5 });
  const someOwners = fc.option(fc.subarray(owners), { nil: undefined });

  it('brings each row once and in order, over equal times and no times', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, limit, someOwners, async (rows, limit, asked) => {
        const store = inMemory();
        const events = rows.map(({ ref, time, owner }) =>
          anEvent({ entity: 'FOLLOW_UP', ref, owner, sortTime: time === null ? null : new Date(time) }),
        );
        await store.accept(aPush('k', ...events));
        const isAsked = (owner: RecordLink | null) =>
          asked?.some(({ entity, ref }) => entity === owner?.entity && ref === owner.ref) ?? true;
        const whole = rows.filter(({ owner }) => isAsked(owner)).sort(compareKeys);
        const { refs, totals } = await walk(store.records('one'), limit, asked);
        expect(refs).toEqual(whole.map(({ ref }) => ref));
        expect(totals).toEqual(new Set([whole.length]));
        const { rows: second } = await store
          .records('one')
          .list('FOLLOW_UP', { after: null, skip: limit, limit, owners: asked });
        expect(second.map(({ ref }) => ref)).toEqual(refs.slice(limit, 2 * limit));
        await store.close();
      }),
      { numRuns: 60 },
    );
  });

  async function walk(records: RecordStore, limit: number, asked: RecordLink[] | undefined) {
    const refs: string[] = [];
    const totals = new Set<number>();
    let after: RowKey | null = null;
    for (;;) {
      const { rows, total } = await records.list('FOLLOW_UP', { after, limit, owners: asked });
      totals.add(total);
      refs.push(...rows.map(({ ref }) => ref));
      const last = rows.at(-1);
      if (last === undefined) return { refs, totals };
      after = { time: last.sortTime?.getTime() ?? null, ref: last.ref };
    }
  }
});
