import { expect, it, onTestFinished } from 'vitest';
import type { PushItem } from '../vendors/push.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

const clock = { now: () => 5000 };
const receivedAt = new Date(7);

const anItem = (ref: string, more: Partial<PushItem> = {}): PushItem => ({
  events: [],
  change: { subject: 'CUSTOMER', ref, kind: 'UPDATED', kindRaw: 'u', at: null },
  ...more,
});

function aStore() {
  const store = openSqliteStore({ path: ':memory:', clock });
  onTestFinished(() => store.close());
  const push = (vendor: string, dedupeKey: string, ...items: PushItem[]) =>
    store.accept({ vendor, body: '{}', receivedAt, reading: { dedupeKey, items } });
  const seen = async (ask: Parameters<typeof store.changes.after>[0]) =>
    (await store.changes.after(ask)).map(({ ref }) => ref);
  return { store, push, seen };
}

it('tells changes in one order, each once, and whole', async () => {
  const { store, push, seen } = aStore();
  expect(await store.changes.latest()).toBe(0);
  const fieldChanges = [{ field: 'f', label: null, before: '1', after: '2', typeRaw: null }];
  const change = {
    subject: 'LEAD',
    ref: 'b',
    kind: 'MERGED',
    kindRaw: null,
    at: new Date(3),
    mergedInto: 'a',
    fieldChanges,
  } as const;
  await push('one', 'k', anItem('a'), { events: [], change });
  await push('one', 'k', anItem('a'));
  await push('two', 'k', anItem('c', { change: null }), anItem('d'));
  const { at, ...told } = change;
  expect(await store.changes.after({ after: 1, limit: 1 })).toEqual([
    { ...told, number: 2, vendor: 'one', occurredAt: at, receivedAt },
  ]);
  expect(await seen({ after: 0, limit: 9 })).toEqual(['a', 'b', 'd']);
  expect(await seen({ after: 0, limit: 9, vendors: ['one'], subjects: ['CUSTOMER'] })).toEqual(['a']);
  expect(await store.changes.count({ after: 1 })).toBe(2);
  expect(await store.changes.latest()).toBe(3);
  expect(await store.changes.oldest()).toBe(0);
});

it('applies one of several things in a push once, also when it comes again in another push', async () => {
  const { push, seen } = aStore();
  await push('one', 'first', anItem('a', { dedupeKey: 'A' }), anItem('b', { dedupeKey: 'B' }));
  await push('one', 'second', anItem('b', { dedupeKey: 'B' }), anItem('c', { dedupeKey: 'C' }));
  await push('two', 'second', anItem('b2', { dedupeKey: 'B' }));
  expect(await seen({ after: 0, limit: 9 })).toEqual(['a', 'b', 'c', 'b2']);
});

it('calls listeners after the commit, until they stop', async () => {
  const { store, push } = aStore();
  const heard: Promise<number>[] = [];
  const stop = store.changes.onNews(() => void heard.push(store.changes.latest()));
  await push('one', 'k', anItem('a'));
  stop();
  await push('one', 'l', anItem('b'));
  expect(await Promise.all(heard)).toEqual([1]);
});

it('follows a merged record to the one that lives on, and a ring of them nowhere', async () => {
  const { store, push } = aStore();
  const merge = (ref: string, mergedInto: string): PushItem => {
    const event = { entity: 'CUSTOMER', ref, at: null, kindRaw: 'merge', set: {}, isWhole: false, mergedInto } as const;
    return { events: [event], change: null };
  };
  await push('one', 'k', merge('a', 'b'), merge('b', 'c'), merge('x', 'y'), merge('y', 'x'));
  const survivors = await store.records('one').survivors('CUSTOMER', ['a', 'b', 'c', 'x', 'nobody']);
  expect(survivors).toEqual(new Map(Object.entries({ a: 'c', b: 'c' })));
  expect((await store.records('one').get('CUSTOMER', ['a'])).get('a')?.mergedInto).toBe('b');
});
