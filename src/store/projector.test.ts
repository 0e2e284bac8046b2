import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PushEvent } from '../vendors/push.ts';
import { applyEvent, type Receipt, type RecordState } from './projector.ts';

const anEvent = (event: Partial<PushEvent>): PushEvent => ({
  entity: 'LEAD',
  ref: 'a',
  at: new Date(1000),
  kindRaw: 'update',
  set: {},
  isWhole: false,
  ...event,
});

const applyAll = (pushes: readonly { event: PushEvent; receipt: Receipt }[]): RecordState | null =>
  pushes.reduce<RecordState | null>((state, { event, receipt }) => applyEvent(state, event, receipt), null);

const values = (state: RecordState | null) =>
  Object.fromEntries(Object.entries(state?.fields ?? {}).map(([name, { value }]) => [name, value]));

const time = fc.option(fc.integer({ min: 1, max: 4 }).map((n) => new Date(n * 1000)));
const someEvent = fc.record({
  at: time,
  set: fc.dictionary(fc.constantFrom('owner', 'name', 'constructor', '__proto__'), fc.integer({ min: 0, max: 9 })),
  isWhole: fc.boolean(),
  sortTime: fc.option(time, { nil: undefined }),
  owner: fc.option(fc.constantFrom(null, { entity: 'CUSTOMER' as const, ref: 'c' }), { nil: undefined }),
  isDeleted: fc.option(fc.boolean(), { nil: undefined }),
});

describe('the projector', () => {
  it('ends in the same record whatever the order of its events', () => {
    const history = fc.array(someEvent, { minLength: 1, maxLength: 8 }).chain((events) => {
      const pushes = events.map((event, index) => ({
        event: anEvent(event),
        receipt: { number: index + 1, receivedAt: 2500 + index },
      }));
      return fc.tuple(fc.constant(pushes), fc.shuffledSubarray(pushes, { minLength: pushes.length }));
    });
    fc.assert(
      fc.property(history, ([inOrder, shuffled]) => {
        expect(applyAll(shuffled)).toEqual(applyAll(inOrder));
      }),
    );
  });

  it('lets the later receipt win where event times are equal', () => {
    const first = { event: anEvent({ set: { owner: 'A' } }), receipt: { number: 1, receivedAt: 9 } };
    const second = { event: anEvent({ set: { owner: 'B' } }), receipt: { number: 2, receivedAt: 9 } };
    expect(values(applyAll([first, second]))).toEqual({ owner: 'B' });
    expect(values(applyAll([second, first]))).toEqual({ owner: 'B' });
  });

  it('keeps a newer field when the whole record of an earlier time arrives late', () => {
    const state = applyAll([
      { event: anEvent({ at: new Date(2000), set: { owner: 'B' } }), receipt: { number: 1, receivedAt: 9 } },
      {
        event: anEvent({ at: new Date(1000), set: { owner: 'A', name: 'N' }, isWhole: true }),
        receipt: { number: 2, receivedAt: 9 },
      },
    ]);
    expect(values(state)).toEqual({ owner: 'B', name: 'N' });
    expect(state?.isPartial).toBe(false);
  });

  it('is voided and restored by the latest word on it', () => {
    const voided = {
      event: anEvent({ at: new Date(1000), isDeleted: true }),
      receipt: { number: 2, receivedAt: 9 },
    };
    const restored = {
      event: anEvent({ at: new Date(2000), isDeleted: false }),
      receipt: { number: 1, receivedAt: 9 },
    };
    expect(applyAll([restored, voided])?.deletion?.value).toBe(false);
  });
});
