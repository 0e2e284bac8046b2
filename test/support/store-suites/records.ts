import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RecordLink } from '../../../src/records/record.ts';
import { StoreUnavailable } from '../../../src/store/store.ts';
import { compareKeys } from '../../../src/vendors/list-plan.ts';
import type { PushItem } from '../../../src/vendors/push.ts';
import type { RecordStore, RowKey } from '../../../src/vendors/record-store.ts';
import { Refusal } from '../../../src/vendors/vendor-error.ts';
import { anEvent, aPush, aPushOf, aStore, type NewPlace } from './store-place.ts';

/** What a store keeps of records, and how it lists them. */
export function recordsSuite(newPlace: NewPlace): void {
  it('keeps vendors and entities apart', async () => {
    const { store } = await aStore(newPlace);
    await store.accept(aPush('k', anEvent({})));
    await store.accept({ ...aPush('k', anEvent({ entity: 'CUSTOMER' })), vendor: 'two' });
    expect((await store.records('one').list('LEAD', { after: null, limit: 5 })).total).toBe(1);
    expect((await store.records('two').list('LEAD', { after: null, limit: 5 })).total).toBe(0);
    expect((await store.records('two').list('CUSTOMER', { after: null, limit: 5 })).total).toBe(1);
  });

  it('keeps what was mentioned in passing, the later mention winning', async () => {
    const { store } = await aStore(newPlace);
    const records = store.records('one');
    await records.keep('TAG', [{ ref: 't', fields: { name: 'old', color: 'red' } }]);
    await records.keep('TAG', [{ ref: 't', fields: { name: 'new' } }]);
    await records.keep('TAG', []);
    const kept = (await records.get('TAG', ['t', 't'])).get('t');
    expect(kept?.fields).toEqual({ name: 'new', color: 'red' });
    expect(kept?.receivedAt).toEqual(new Date(5000));
  });

  it('keeps every character and every digit', async () => {
    const { store } = await aStore(newPlace);
    const ref = 'nul \0, \u0001 and \u0001\u0002, 😀, "quote", back\\slash, {brace}';
    const fields = { id: '1254676189925432389', text: `a\0b\u0001 ${ref}`, deep: { [ref]: [1e21, 0.1, null, ''] } };
    const owner = { entity: 'LEAD', ref } as const;
    await store.accept(aPush(ref, anEvent({ ref, set: fields, owner, mergedInto: `${ref}2` })));
    expect(await store.accept(aPush(ref))).toMatchObject({ isRepeat: true });
    const records = store.records('one');
    const kept = (await records.get('LEAD', [ref])).get(ref);
    expect(kept).toMatchObject({ ref, fields, owner, mergedInto: `${ref}2` });
    expect(await records.list('LEAD', { after: null, limit: 5, owners: [owner] })).toEqual({ rows: [kept], total: 1 });
  });

  it('follows a merged record to the one that lives on, and a ring of them nowhere', async () => {
    const { store } = await aStore(newPlace);
    const merge = (ref: string, mergedInto: string): PushItem => {
      const event = {
        entity: 'CUSTOMER',
        ref,
        at: null,
        kindRaw: 'merge',
        set: {},
        isWhole: false,
        mergedInto,
      } as const;
      return { events: [event], change: null };
    };
    await store.accept(aPushOf('one', 'k', merge('a', 'b'), merge('b', 'c'), merge('x', 'y'), merge('y', 'x')));
    const survivors = await store.records('one').survivors('CUSTOMER', ['a', 'b', 'c', 'x', 'nobody']);
    expect(survivors).toEqual(new Map(Object.entries({ a: 'c', b: 'c' })));
    expect((await store.records('one').get('CUSTOMER', ['a'])).get('a')?.mergedInto).toBe('b');
  });

  it('says that it is unavailable, to vendors in their own terms', async () => {
    const { store } = await aStore(newPlace);
    expect(await store.isReady()).toBe(true);
    await store.close();
    expect(await store.isReady()).toBe(false);
    await expect(store.accept(aPush('k', anEvent({})))).rejects.toThrow(StoreUnavailable);
    await expect(store.records('one').list('LEAD', { after: null, limit: 1 })).rejects.toThrow(Refusal);
    await expect(store.records('one').keep('TAG', [{ ref: 't', fields: {} }])).rejects.toThrow(Refusal);
  });

  const owners: RecordLink[] = [
    { entity: 'LEAD', ref: 'x' },
    { entity: 'CUSTOMER', ref: 'x' },
    { entity: 'LEAD', ref: 'y' },
  ];
  const someRows = fc.uniqueArray(
    fc.record({
      ref: fc.string({
        unit: fc.constantFrom('a', 'B', '1', '.', '\0', '\u0001', 'é', '微'),
        minLength: 1,
        maxLength: 4,
      }),
      time: fc.option(fc.integer({ min: -2, max: 2 })),
      owner: fc.constantFrom(null, ...owners),
    }),
    { selector: ({ ref }) => ref, maxLength: 25 },
  );
  const limit = fc.integer({ min: 1, max: 5 });
  const someOwners = fc.option(fc.subarray(owners), { nil: undefined });

  it('brings each row once and in order, over equal times and no times', async () => {
    const { store } = await aStore(newPlace);
    let vendors = 0;
    await fc.assert(
      fc.asyncProperty(someRows, limit, someOwners, async (rows, limit, asked) => {
        const vendor = `vendor ${vendors++}`;
        const events = rows.map(({ ref, time, owner }) =>
          anEvent({ entity: 'FOLLOW_UP', ref, owner, sortTime: time === null ? null : new Date(time) }),
        );
        await store.accept({ ...aPush('k', ...events), vendor });
        const isAsked = (owner: RecordLink | null) =>
          asked?.some(({ entity, ref }) => entity === owner?.entity && ref === owner.ref) ?? true;
        const whole = rows.filter(({ owner }) => isAsked(owner)).sort(compareKeys);
        const records = store.records(vendor);
        const { refs, totals } = await walk(records, limit, asked);
        expect(refs).toEqual(whole.map(({ ref }) => ref));
        expect(totals).toEqual(new Set([whole.length]));
        const { rows: second } = await records.list('FOLLOW_UP', { after: null, skip: limit, limit, owners: asked });
        expect(second.map(({ ref }) => ref)).toEqual(refs.slice(limit, 2 * limit));
      }),
      { numRuns: 60 },
    );
  });
}

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
