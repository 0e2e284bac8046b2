import { expect, it } from 'vitest';
import { anEvent, anItem, aPush, aPushOf, aStore, receivedAt, type NewPlace } from './store-place.ts';

const dayMs = 86_400_000;

/** What outlives a restart, and what is thrown away when it is old. */
export function keepingSuite(newPlace: NewPlace): void {
  it('says what it does not know', async () => {
    const { store } = await aStore(newPlace);
    expect(await store.records('one').observedSince()).toBeNull();
    expect(await store.secret('one', 'refresh')).toBeNull();
    expect(await store.lastPushAt('one')).toBeNull();
    expect(await store.records('one').list('LEAD', { after: null, limit: 5 })).toEqual({ rows: [], total: 0 });
  });

  it('replaces a secret only if it is still the one that the caller knew', async () => {
    const { store } = await aStore(newPlace);
    const replace = (before: string | null, next: string) => store.replaceSecret('one', 'refresh', { before, next });
    expect(await replace('never kept', 'a')).toBe(false);
    expect(await store.secret('one', 'refresh')).toBeNull();
    expect(await replace(null, 'a')).toBe(true);
    expect(await replace(null, 'b')).toBe(false);
    expect(await replace('a', 'b')).toBe(true);
    expect(await replace('a', 'c')).toBe(false);
    // Whoever did not hear that it was kept may say it again.
    expect(await replace('a', 'b')).toBe(true);
    expect(await store.secret('one', 'refresh')).toBe('b');
    expect(await store.secret('two', 'refresh')).toBeNull();
  });

  it.runIf(newPlace().isKept)('keeps everything over a restart', async () => {
    const { store: first, open } = await aStore(newPlace);
    await first.listenFrom('one', new Date(100));
    await first.listenFrom('one', new Date(200));
    await first.keepSecret('one', 'refresh', 'old');
    await first.keepSecret('one', 'refresh', 'new');
    const event = anEvent({ set: { id: '1254676189925432389' }, sortTime: new Date(7), isWhole: true });
    await first.accept(aPush('k', event));
    await first.close();

    const second = await open();
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
  });

  it.runIf(newPlace().isKept)('deletes old pushes and changes where that is asked for, and no others', async () => {
    const { store, open, time } = await aStore(newPlace, 20 * dayMs);
    const push = (key: string, day: number) => ({
      ...aPushOf('one', key, { ...anItem(key, { dedupeKey: key }), events: [anEvent({ ref: key })] }),
      receivedAt: new Date(day * dayMs),
    });
    const parked = {
      ...push('parked', 1),
      failed: 'could not be read: Error',
      reading: { dedupeKey: 'parked', items: [] },
    };
    for (const one of [push('a', 1), push('b', 2), parked, push('c', 15), push('d', 3)]) await store.accept(one);
    const left = async () =>
      (await store.changes.after({ after: 0, limit: 9 })).map(({ number, ref }) => [number, ref]);

    await open({ retentionDays: 0 });
    expect(await left()).toHaveLength(4);
    await open({ retentionDays: 10 });
    // The last came late: what lies behind a newer one stays until that is old too.
    await expect.poll(left).toEqual([
      [3, 'c'],
      [4, 'd'],
    ]);
    expect(await store.changes.oldest()).toBe(2);
    expect((await store.records('one').list('LEAD', { after: null, limit: 9 })).total).toBe(4);
    await expect.poll(() => store.accept(push('a', 15))).toEqual({ isRepeat: false, parked: null });
    expect(await store.accept(push('c', 15))).toMatchObject({ isRepeat: true });
    expect(await store.parking.list({ after: 0, limit: 5 })).toHaveLength(1);
    expect(await store.lastPushAt('one')).toEqual(new Date(15 * dayMs));

    time.now += 20 * dayMs;
    await open({ retentionDays: 10 });
    await expect.poll(left).toEqual([]);
    expect(await store.changes.oldest()).toBe(await store.changes.latest());
    expect(await store.lastPushAt('one')).toEqual(new Date(15 * dayMs));
  });
}
