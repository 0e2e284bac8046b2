import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anEvent, aPush, aStore, receivedAt, type NewPlace } from './store-place.ts';

/** What a store makes of pushes, and of those that it cannot apply. */
export function pushesSuite(newPlace: NewPlace): void {
  it('applies a repeated push once', async () => {
    const { store } = await aStore(newPlace);
    expect(await store.accept(aPush('k', anEvent({ set: { n: 1 } })))).toEqual({ isRepeat: false, parked: null });
    expect(await store.accept(aPush('k', anEvent({ set: { n: 2 } })))).toEqual({ isRepeat: true, parked: null });
    expect((await store.records('one').get('LEAD', ['a'])).get('a')?.fields).toEqual({ n: 1 });
  });

  it('applies pushes that come together in their order, a repeat among them once', async () => {
    const { store } = await aStore(newPlace);
    const pushes = ['k', 'l', 'k', 'm'].map((key, n) => aPush(key, anEvent({ set: { n, [key]: n } })));
    const accepted = await Promise.all(pushes.map((push) => store.accept(push)));
    expect(accepted.map(({ isRepeat }) => isRepeat)).toEqual([false, false, true, false]);
    expect((await store.records('one').get('LEAD', ['a'])).get('a')?.fields).toEqual({ n: 3, k: 0, l: 1, m: 3 });
  });

  it('ends in the same state in whatever order events come, equal times in the order of receipt', async () => {
    const { store } = await aStore(newPlace);
    const some = fc.uniqueArray(fc.record({ at: fc.nat(3), field: fc.constantFrom('a', 'b') }), {
      selector: ({ at, field }) => `${at} ${field}`,
    });
    let refs = 0;
    await fc.assert(
      fc.asyncProperty(some, fc.gen(), async (events, pick) => {
        const shuffled = pick(fc.shuffledSubarray, events, { minLength: events.length });
        const [one, two] = [`one ${refs}`, `two ${refs++}`];
        const pushed = [
          ...events.map((event) => [one, event] as const),
          ...shuffled.map((event) => [two, event] as const),
        ];
        for (const [index, [ref, { at, field }]] of pushed.entries()) {
          await store.accept(aPush(`${ref} ${index}`, anEvent({ ref, at: new Date(at), set: { [field]: at } })));
        }
        const kept = await store.records('one').get('LEAD', [one, two]);
        expect(kept.get(two)?.fields).toEqual(kept.get(one)?.fields);
      }),
      { numRuns: 15 },
    );
    await store.accept(aPush('first', anEvent({ ref: 'same', set: { n: 1 } })));
    await store.accept(aPush('second', anEvent({ ref: 'same', set: { n: 2 } })));
    expect((await store.records('one').get('LEAD', ['same'])).get('same')?.fields).toEqual({ n: 2 });
  });

  it('keeps a parked push once, and changes no record', async () => {
    const { store } = await aStore(newPlace);
    const parked = { ...aPush('k'), reading: { items: [], parked: 'unknown event type', dedupeKey: 'k' } };
    expect(await store.accept(parked)).toEqual({ isRepeat: false, parked: 'unknown event type' });
    expect(await store.accept(parked)).toEqual({ isRepeat: true, parked: null });
    expect(await store.parking.list({ after: 0, limit: 5 })).toEqual([
      {
        receipt: 1,
        vendor: 'one',
        body: '{"key":"k"}',
        receivedAt,
        reason: 'unknown event type',
        tries: 1,
        tryAt: null,
      },
    ]);
    expect(await store.parking.list({ after: 0, limit: 5, vendor: 'two' })).toEqual([]);
    expect(await store.parking.due(5)).toEqual([]);
    expect(await store.parking.count('one')).toBe(1);
    expect(await store.parking.count('two')).toBe(0);
  });

  it('keeps a push apart from others by however long a key', async () => {
    const { store } = await aStore(newPlace);
    const long = 'x'.repeat(20_000);
    expect(await store.accept(aPush(`${long}1`))).toMatchObject({ isRepeat: false });
    expect(await store.accept(aPush(`${long}2`))).toMatchObject({ isRepeat: false });
    expect(await store.accept(aPush(`${long}1`))).toMatchObject({ isRepeat: true });
  });

  it('shows nothing of a push whose second half fails, keeps it, and applies it when it can', async () => {
    const { store, time } = await aStore(newPlace);
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

  it('takes a push that could not be read for a repeat, when it turns out to be one', async () => {
    const { store } = await aStore(newPlace);
    const unread = { ...aPush('hash'), reading: { dedupeKey: 'hash', items: [] }, failed: 'could not be read: Error' };
    await store.accept(unread);
    await store.accept(aPush('k', anEvent({ set: { n: 1 } })));
    const [{ receipt } = { receipt: 0 }] = await store.parking.list({ after: 0, limit: 5 });
    expect(await store.parking.replay(receipt, aPush('k', anEvent({ set: { n: 2 } })))).toEqual({
      isRepeat: true,
      parked: null,
    });
    expect((await store.records('one').get('LEAD', ['a'])).get('a')?.fields).toEqual({ n: 1 });
    expect(await store.parking.get(receipt)).toBeNull();
  });
}
