import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../store/sqlite/open-sqlite-store.ts';
import { fakeVendors } from '../../../test/support/fake-vendors.ts';
import type { Sweep } from '../../vendors/sweep.ts';
import { Refusal } from '../../vendors/vendor-error.ts';
import { sweepOnce, sweepVendors } from './sweep.ts';
import { missedPushes } from './sweep-mark.ts';

const minute = 60_000;
const start = Date.parse('2026-11-01T00:00:00Z');
const running = new AbortController().signal;

/** A vendor whose records change, with a store that listens to it. */
async function world() {
  const clock = { at: start, now: () => clock.at };
  const store = openSqliteStore({ path: ':memory:', clock });
  onTestFinished(() => store.close());
  await store.listenFrom('sobot', new Date(start - 60 * minute));
  const changed = new Map<string, number>();
  const asked: [from: number, to: number][] = [];
  const log: object[] = [];
  const failing: Error[] = [];
  const sweep: Sweep = {
    entity: 'CUSTOMER',
    everyMs: 5 * minute,
    toldAt: ({ fields }) => new Date(Number(fields['updated'])),
    changed: async ({ from, to }) => {
      asked.push([from.getTime() - start, to.getTime() - start]);
      const [failure] = failing.splice(0, 1);
      if (failure !== undefined) throw failure;
      return { rows: [...changed].map(([ref, at]) => ({ ref, updatedAt: new Date(at) })), until: to };
    },
  };
  const push = (ref: string, updated: number) =>
    store.accept({
      vendor: 'sobot',
      body: '{}',
      receivedAt: new Date(clock.at),
      reading: {
        dedupeKey: `${ref} ${updated}`,
        items: [
          {
            events: [{ entity: 'CUSTOMER', ref, at: null, kindRaw: '0', set: { updated }, isWhole: true }],
            change: null,
          },
        ],
      },
    });
  const room = {
    store,
    clock,
    log: { info: () => {}, warn: (message: string, values = {}) => void log.push({ message, ...values }) },
  };
  const turn = async (minutes = 5) => {
    clock.at += minutes * minute;
    await sweepOnce('sobot', sweep, room, running);
  };
  const told = async () =>
    (await store.changes.after({ after: 0, limit: 100 })).map(({ ref, kind, kindRaw, occurredAt }) => ({
      ref,
      kind,
      kindRaw,
      occurredAt,
    }));
  await sweepOnce('sobot', sweep, room, running); // sets the mark
  return { store, clock, changed, asked, log, failing, sweep, push, room, turn, told };
}

it('begins where it is first run and asks nothing yet', async () => {
  const { asked, store } = await world();
  expect(asked).toEqual([]);
  expect(await missedPushes(store, 'sobot')).toBe(0);
});

it('tells of a change that no push told, counts it, and does both once', async () => {
  const { changed, turn, told, store, asked, log } = await world();
  const at = start + 2 * minute;
  changed.set('a', at);
  await turn();
  await turn();
  expect(await told()).toEqual([{ ref: 'a', kind: 'UPDATED', kindRaw: 'sweep', occurredAt: new Date(at) }]);
  expect(await missedPushes(store, 'sobot')).toBe(1);
  expect(log).toEqual([{ message: 'changes that no push told', vendor: 'sobot', missed: 1 }]);
  // Each from two minutes before the mark to one minute ago.
  expect(asked).toEqual([
    [-3 * minute, 4 * minute],
    [2 * minute, 9 * minute],
  ]);
});

it('does not take for a push what it found itself', async () => {
  const { changed, turn, store } = await world();
  changed.set('a', start + minute);
  await turn();
  expect(await store.lastPushAt('sobot')).toBeNull();
});

it('passes over what a push told, and finds the change after that', async () => {
  const { changed, turn, told, push } = await world();
  changed.set('a', start + minute);
  changed.set('b', start + 2 * minute);
  await push('a', start + minute);
  await push('b', start + minute);
  await turn();
  expect(await told()).toMatchObject([{ ref: 'b' }]);
});

it('waits for a push that may be on its way', async () => {
  const { changed, turn, told, push } = await world();
  changed.set('a', start + 4.5 * minute);
  await turn();
  expect(await told()).toEqual([]);
  await push('a', start + 4.5 * minute);
  await turn();
  expect(await told()).toEqual([]);
});

it('leaves alone what was changed before anybody listened', async () => {
  const { changed, turn, told, store, asked } = await world();
  await store.listenFrom('sobot', new Date(start)); // once for all: the earlier time stands
  changed.set('a', start - 61 * minute);
  await turn(200);
  expect([await told(), asked.length]).toEqual([[], 1]);
});

it('tries a failed span again from the same mark on, and says what failed without a word of it', async () => {
  const { changed, turn, told, failing, asked, log } = await world();
  failing.push(new Refusal({ kind: 'TIMEOUT', message: 'of somebody' }), new TypeError('a bug with a name'));
  changed.set('a', start + minute);
  for (let turns = 0; turns < 3; turns += 1) await turn();
  expect(asked.map(([from]) => from)).toEqual([-3 * minute, -3 * minute, -3 * minute]);
  expect(await told()).toMatchObject([{ ref: 'a' }]);
  expect(log.slice(0, 2)).toEqual([
    { message: 'sweep failed', vendor: 'sobot', error: 'TIMEOUT' },
    { message: 'sweep failed', vendor: 'sobot', error: 'TypeError' },
  ]);
});

it('tells once what several processes find, which mostly leave the sweep to one', async () => {
  const { changed, clock, sweep, room, told, store, asked } = await world();
  changed.set('a', start + minute);
  clock.at += 5 * minute;
  await Promise.all([1, 2, 3].map(() => sweepOnce('sobot', sweep, room, running)));
  expect(await told()).toHaveLength(1);
  expect(await missedPushes(store, 'sobot')).toBe(1);
  const before = asked.length;
  await sweepOnce('sobot', sweep, room, running);
  expect(asked).toHaveLength(before);
});

it('runs at the start and every few minutes, until it is closed', async () => {
  const { sweep, room, clock, asked } = await world();
  const quick = { ...sweep, everyMs: 1 };
  clock.at += 5 * minute;
  const sweeping = sweepVendors(fakeVendors({ sobot: { sweep: quick }, jing: {} }), room);
  await expect.poll(() => asked.length).toBe(1);
  clock.at += 5 * minute;
  await expect.poll(() => asked.length).toBe(2);
  await sweeping.close();
});
