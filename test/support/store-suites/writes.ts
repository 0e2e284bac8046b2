import { expect, it } from 'vitest';
import { StoreUnavailable } from '../../../src/store/store.ts';
import type { WriteKey } from '../../../src/writes/write-ledger.ts';
import { aStore, type NewPlace } from './store-place.ts';

const key: WriteKey = { viewer: 'ann', mutation: 'customerCreate', key: 'k' };
const pending = { bodyHash: 'h', sentAt: new Date(1000), leaseUntil: new Date(7000) };
const hour = 3_600_000;

/** What every store's ledger of writes must do. */
export function writesSuite(newPlace: NewPlace): void {
  it('knows nothing of a key that was never used', async () => {
    const { store } = await aStore(newPlace, 10 * hour);
    expect(await store.writes.find(key)).toBeNull();
  });

  it('notes a write before it is sent', async () => {
    const { store } = await aStore(newPlace, 10 * hour);
    expect(await store.writes.begin(key, pending)).toBeNull();
    expect(await store.writes.find(key)).toEqual({ ...pending, state: 'PENDING', answer: null });
  });

  it('lets one of two begin, and tells the other which one did', async () => {
    const { store } = await aStore(newPlace, 10 * hour);
    const begun = await Promise.all(
      ['one', 'two'].map((bodyHash) => store.writes.begin(key, { ...pending, bodyHash })),
    );
    const first = begun[0] === null ? 'one' : 'two';
    const known = { ...pending, bodyHash: first, state: 'PENDING', answer: null };
    expect(begun).toEqual(first === 'one' ? [null, known] : [known, null]);
  });

  it('remembers how a write ended', async () => {
    const { store } = await aStore(newPlace, 10 * hour);
    await store.writes.begin(key, pending);
    await store.writes.finish(key, 'UNKNOWN', null);
    expect(await store.writes.find(key)).toMatchObject({ state: 'UNKNOWN', answer: null, sentAt: pending.sentAt });
    await store.writes.finish(key, 'DONE', '{"说":"好 😀"}');
    expect(await store.writes.find(key)).toEqual({ ...pending, state: 'DONE', answer: '{"说":"好 😀"}' });
    expect(await store.writes.begin(key, pending)).toMatchObject({ state: 'DONE' });
  });

  it('lets nobody who comes late undo what is done', async () => {
    const { store } = await aStore(newPlace, 10 * hour);
    await store.writes.begin(key, pending);
    await store.writes.finish(key, 'DONE', '1');
    await store.writes.finish(key, 'UNKNOWN', null);
    await store.writes.finish(key, 'DONE', '2');
    await store.writes.release(key);
    expect(await store.writes.find(key)).toMatchObject({ state: 'DONE', answer: '1' });
  });

  it('releases no write whose end nobody knows', async () => {
    const { store } = await aStore(newPlace, 10 * hour);
    await store.writes.begin(key, pending);
    await store.writes.finish(key, 'UNKNOWN', null);
    await store.writes.release(key);
    expect(await store.writes.find(key)).toMatchObject({ state: 'UNKNOWN' });
  });

  it('takes a released key as if it had never been used', async () => {
    const { store } = await aStore(newPlace, 10 * hour);
    await store.writes.begin(key, pending);
    await store.writes.release(key);
    expect(await store.writes.find(key)).toBeNull();
    expect(await store.writes.begin(key, { ...pending, bodyHash: 'other' })).toBeNull();
  });

  it.each<[string, Partial<WriteKey>]>([
    ['another caller', { viewer: 'bob' }],
    ['another mutation', { mutation: 'followUpAdd' }],
    ['another text', { key: 'K' }],
    ['another text that only an emoji tells apart', { key: 'k😀' }],
  ])('takes the key of %s for another key', async (_what, other) => {
    const { store } = await aStore(newPlace, 10 * hour);
    await store.writes.begin(key, pending);
    const its = { ...key, ...other };
    expect(await store.writes.find(its)).toBeNull();
    expect(await store.writes.begin(its, pending)).toBeNull();
    await store.writes.finish(its, 'DONE', '1');
    await store.writes.release(its);
    expect(await store.writes.find(key)).toMatchObject({ state: 'PENDING' });
  });

  it('forgets a write 24 hours after it was last heard of, and not before', async () => {
    const { store, time } = await aStore(newPlace, 10 * hour);
    await store.writes.begin(key, pending);
    time.now += 23 * hour;
    await store.writes.finish(key, 'DONE', '1');
    time.now += 24 * hour - 1;
    expect(await store.writes.begin(key, pending)).toMatchObject({ state: 'DONE' });
    time.now += 1;
    expect(await store.writes.find(key)).toBeNull();
    expect(await store.writes.begin(key, { ...pending, bodyHash: 'new' })).toBeNull();
    expect(await store.writes.find(key)).toMatchObject({ bodyHash: 'new', state: 'PENDING', answer: null });
  });

  it('says that the database cannot be had, whatever it is asked', async () => {
    const { store } = await aStore(newPlace, 10 * hour);
    await store.close();
    const { writes } = store;
    const asks = [
      writes.find(key),
      writes.begin(key, pending),
      writes.finish(key, 'UNKNOWN', null),
      writes.release(key),
    ];
    const refused = await Promise.allSettled(asks);
    for (const ask of refused) expect(ask).toMatchObject({ reason: expect.any(StoreUnavailable) });
  });

  it.runIf(newPlace().isKept)('keeps all of it when it is closed and opened again', async () => {
    const { store, open } = await aStore(newPlace, 10 * hour);
    const other = { ...key, key: 'other' };
    await store.writes.begin(key, pending);
    await store.writes.begin(other, pending);
    await store.writes.finish(other, 'DONE', '1');
    await store.close();
    const again = await open();
    expect(await again.writes.find(key)).toEqual({ ...pending, state: 'PENDING', answer: null });
    expect(await again.writes.find(other)).toEqual({ ...pending, state: 'DONE', answer: '1' });
  });

  it.runIf(newPlace().isKept)('has committed a write to the place when it says that it has begun', async () => {
    const { store, open } = await aStore(newPlace, 10 * hour);
    const neighbour = await open(); // as another process would
    await store.writes.begin(key, pending);
    expect(await neighbour.writes.begin(key, { ...pending, bodyHash: 'theirs' })).toMatchObject({ bodyHash: 'h' });
  });
}
