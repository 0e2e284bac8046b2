import { expect, it, onTestFinished } from 'vitest';
import type { PushItem } from '../../../src/vendors/push.ts';
import { anItem, aPushOf, aStore, type NewPlace } from './store-place.ts';

/** The one order of all changes, and how they are told. */
export function changesSuite(newPlace: NewPlace): void {
  async function aLog() {
    const { store } = await aStore(newPlace);
    return {
      store,
      push: (vendor: string, dedupeKey: string, ...items: PushItem[]) =>
        store.accept(aPushOf(vendor, dedupeKey, ...items)),
      seen: async (ask: Parameters<typeof store.changes.after>[0]) =>
        (await store.changes.after(ask)).map(({ ref }) => ref),
    };
  }

  it('tells changes in one order, each once, and whole', async () => {
    const { store, push, seen } = await aLog();
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
      { ...told, number: 2, vendor: 'one', occurredAt: at, receivedAt: new Date(7) },
    ]);
    expect(await seen({ after: 0, limit: 9 })).toEqual(['a', 'b', 'd']);
    expect(await seen({ after: 0, limit: 9, vendors: ['one'], subjects: ['CUSTOMER'] })).toEqual(['a']);
    expect(await seen({ after: 0, limit: 9, vendors: [] })).toEqual([]);
    expect(await store.changes.count({ after: 1 })).toBe(2);
    expect(await store.changes.count({ after: 0, subjects: ['LEAD'] })).toBe(1);
    expect(await store.changes.latest()).toBe(3);
    expect(await store.changes.oldest()).toBe(0);
  });

  it('applies one of several things in a push once, also when it comes again in another push', async () => {
    const { push, seen } = await aLog();
    await push('one', 'first', anItem('a', { dedupeKey: 'A' }), anItem('b', { dedupeKey: 'B' }));
    await push('one', 'second', anItem('b', { dedupeKey: 'B' }), anItem('c', { dedupeKey: 'C' }));
    await push('one', 'third', anItem('d', { dedupeKey: 'D' }), anItem('d2', { dedupeKey: 'D' }));
    await push('two', 'second', anItem('b2', { dedupeKey: 'B' }));
    expect(await seen({ after: 0, limit: 9 })).toEqual(['a', 'b', 'c', 'd', 'b2']);
  });

  it('calls listeners after the commit, until they stop', async () => {
    const { store, push } = await aLog();
    const heard: Promise<number>[] = [];
    const stop = store.changes.onNews(() => void heard.push(store.changes.latest()));
    const another: number[] = [];
    onTestFinished(store.changes.onNews(() => void another.push(heard.length)));
    await push('one', 'k', anItem('a'));
    await expect.poll(async () => (await Promise.all(heard)).at(-1)).toBe(1);
    stop();
    const [calls, others] = [heard.length, another.length];
    await push('one', 'l', anItem('b'));
    await expect.poll(() => another.length).toBeGreaterThan(others);
    expect(heard.length).toBe(calls);
  });

  it('tells its log from all others', async () => {
    const [{ store, open }, other] = [await aStore(newPlace), await aStore(newPlace)];
    expect(store.changes.id).toMatch(/^[\da-f]{12}$/);
    expect(other.store.changes.id).not.toBe(store.changes.id);
    if (newPlace().isKept) expect((await open()).changes.id).toBe(store.changes.id);
  });
}
