import { expect, it } from 'vitest';
import { anItem, aPushOf, aStore, type NewPlace } from './store-place.ts';

const dayMs = 86_400_000;

/** What must outlast its time, because something that waits still needs it. */
export function forgettingSuite(newPlace: NewPlace): void {
  it.runIf(newPlace().isKept)('knows the items of a parked push for as long as it may be replayed', async () => {
    const { store, open } = await aStore(newPlace, 20 * dayMs);
    const reading = { dedupeKey: 'half', items: [anItem('a', { dedupeKey: 'a' })], parked: '1 of 2: unreadable' };
    await store.accept({ ...aPushOf('one', 'half'), receivedAt: new Date(dayMs), reading });
    await open({ retentionDays: 10 });
    await expect.poll(() => store.changes.oldest()).toBe(1);
    const [parked] = await store.parking.list({ after: 0, limit: 1 });
    await store.parking.replay(parked!.receipt, { reading: { dedupeKey: 'half', items: reading.items } });
    expect(await store.changes.latest()).toBe(1);
  });
}
