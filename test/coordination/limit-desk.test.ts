// One suite over every desk that gives out turns.
import { describe, expect, it, onTestFinished } from 'vitest';
import { memoryLimitDesk } from '../../src/coordination/memory-limit-desk.ts';
import { redisLimitDesk } from '../../src/coordination/redis-limit-desk.ts';
import { redisLine } from '../../src/coordination/redis-line.ts';
import type { CallLimits, LimitAnswer, LimitDesk } from '../../src/vendors/limit-desk.ts';
import { workersOfOnePrimary } from '../support/line-pair.ts';
import { redis } from '../support/real-parts.ts';

const log = { info: () => undefined, warn: () => undefined };

/** The same desk as two processes see it. */
type TwoSides = readonly [LimitDesk, LimitDesk];

const desks: Record<string, () => TwoSides> = {
  'in memory': () => {
    const desk = memoryLimitDesk();
    return [desk, desk];
  },
  'in the primary': () => {
    const [one, other] = workersOfOnePrimary(2);
    return [one!.place.limits, other!.place.limits];
  },
};
if (redis.isHere) {
  desks['in Redis'] = () => {
    const prefix = `crm-federation:test:${crypto.randomUUID()}`;
    const side = () => {
      const line = redisLine({ url: redis.url, log });
      onTestFinished(() => line.close());
      return redisLimitDesk(line, prefix);
    };
    return [side(), side()];
  };
}

const free: CallLimits = { perSecond: null, perMinute: null, concurrency: 1000 };

describe.each(Object.keys(desks))('a desk %s', (where) => {
  const twoSides = desks[where]!;

  /** Asks for turns of consumers, as one process. */
  const asker =
    (desk: LimitDesk, process: string, limits: CallLimits, holdMs = 60_000) =>
    (wants: Readonly<Record<string, number>>): Promise<LimitAnswer> =>
      desk.ask({
        process,
        line: 'acme',
        limits,
        holdMs,
        wants: Object.entries(wants).map(([consumer, count]) => ({ consumer, count })),
      });

  const given = ({ turns }: LimitAnswer): number[] => turns.map(({ slots }) => slots.length);

  it('gives out as many places as there are, in all processes together', async () => {
    const [one, other] = twoSides();
    const limits = { ...free, concurrency: 5 };
    expect(given(await asker(one, 'one', limits)({ a: 3 }))).toEqual([3]);
    const answer = await asker(other, 'other', limits)({ a: 3 });
    expect(answer.turns).toEqual([
      { slots: [expect.any(String), expect.any(String)], blockedBy: 'concurrency', waitMs: 0, queued: 1 },
    ]);
    expect(answer).toMatchObject({ waiting: 1, remaining: null, resetsInMs: null });
    other.done('acme', answer.turns[0]!.slots.slice(0, 1));
    await expect.poll(async () => given(await asker(one, 'one', limits)({ a: 1 }))).toEqual([1]);
    expect(given(await asker(one, 'one', limits)({ a: 1 }))).toEqual([0]);
  });

  it.each([
    ['perSecond', 'second', 1002],
    ['perMinute', 'minute', 60_120],
  ] as const)(
    'counts a call %s until so long after its answer, and one that was never sent not at all',
    async (limit, by, countsMs) => {
      const [one, other] = twoSides();
      const limits = { ...free, [limit]: 2 };
      const [first] = (await asker(one, 'one', limits)({ a: 1 })).turns;
      const [second] = (await asker(other, 'other', limits)({ a: 1 })).turns;
      const blocked = await asker(one, 'one', limits)({ a: 1 });
      expect(blocked).toMatchObject({ turns: [{ slots: [], blockedBy: by }], remaining: 0 });
      expect(blocked.turns[0]!.waitMs).toBeGreaterThan(0);
      expect(blocked.turns[0]!.waitMs).toBeLessThanOrEqual(countsMs);
      one.done('acme', first!.slots);
      other.giveBack('acme', second!.slots);
      await expect.poll(async () => given(await asker(one, 'one', limits)({ a: 1 }))).toEqual([1]);
      const full = await asker(one, 'one', limits)({ a: 1 });
      expect(given(full)).toEqual([0]);
      expect(full.resetsInMs).toBeLessThanOrEqual(countsMs);
    },
  );

  it('lets no call count less than a second after its answer', async () => {
    const [desk] = twoSides();
    const limits = { ...free, perSecond: 1 };
    const ask = asker(desk, 'one', limits);
    const [first] = (await ask({ a: 1 })).turns;
    const answeredAt = performance.now();
    desk.done('acme', first!.slots);
    await expect.poll(async () => given(await ask({ a: 1 })), { timeout: 5000, interval: 5 }).toEqual([1]);
    expect(performance.now() - answeredAt).toBeGreaterThanOrEqual(1000);
  });

  it('gives each that waits an equal share, whoever was there first', async () => {
    const [one, other] = twoSides();
    const limits = { ...free, perMinute: 20 };
    const greedy = asker(one, 'one', limits);
    const polite = asker(other, 'other', limits);
    const slots = (await greedy({ greedy: 100 })).turns[0]!.slots;
    expect(slots).toHaveLength(20);
    expect(given(await polite({ polite: 2 }))).toEqual([0]);
    one.giveBack('acme', slots.slice(0, 5));
    // The greedy one has more than half, and another waits.
    await expect.poll(async () => given(await polite({ polite: 2, greedy: 5 }))).toEqual([2, 3]);
  });

  it('keeps a part of a limit in time for newcomers', async () => {
    const [one, other] = twoSides();
    const limits = { ...free, perMinute: 100 };
    expect(given(await asker(one, 'one', limits)({ greedy: 200 }))).toEqual([98]);
    expect(given(await asker(one, 'one', limits)({ greedy: 1 }))).toEqual([0]);
    expect(given(await asker(other, 'other', limits)({ newcomer: 1 }))).toEqual([1]);
    expect(given(await asker(other, 'other', limits)({ another: 9 }))).toEqual([1]);
  });

  it('tells how many of a consumer wait in all processes, and forgets those that ask no more', async () => {
    const [one, other] = twoSides();
    const limits = { ...free, concurrency: 1 };
    await asker(one, 'one', limits)({ a: 5 });
    const answer = await asker(other, 'other', limits)({ a: 3, b: 2 });
    expect(answer.turns.map(({ queued }) => queued)).toEqual([4 + 3, 2]);
    expect(answer.waiting).toBe(2);
    await expect.poll(async () => (await asker(other, 'other', limits)({ b: 1 })).waiting, { timeout: 5000 }).toBe(1);
  });

  it('takes a slot back whose process has died', async () => {
    const [one, other] = twoSides();
    const limits = { ...free, concurrency: 1 };
    await asker(one, 'one', limits, 200)({ a: 1 });
    expect(given(await asker(other, 'other', limits)({ a: 1 }))).toEqual([0]);
    await expect.poll(async () => given(await asker(other, 'other', limits)({ a: 1 })), { timeout: 5000 }).toEqual([1]);
  });

  it('gives nobody a turn while the vendor wants to be left alone', async () => {
    const [one, other] = twoSides();
    one.holdOff('acme', 400);
    one.holdOff('acme', 100);
    const ask = asker(other, 'other', free);
    const blocked = async () => (await ask({ a: 1 })).turns[0]!;
    await expect.poll(blocked).toMatchObject({ slots: [], blockedBy: 'pause', queued: 1 });
    expect((await blocked()).waitMs).toBeLessThanOrEqual(400);
    expect(given(await asker(one, 'one', free)({}))).toEqual([]);
    await expect.poll(async () => given(await ask({ a: 1 })), { timeout: 5000 }).toEqual([1]);
  });

  it('holds the tighter of two limits in time, and tells of it', async () => {
    const [desk] = twoSides();
    const limits = { ...free, perSecond: 10, perMinute: 4 };
    const answer = await asker(desk, 'one', limits)({ a: 6 });
    expect(answer).toMatchObject({ turns: [{ blockedBy: 'minute', queued: 2 }], remaining: 0 });
    expect(given(answer)).toEqual([4]);
    expect(await asker(desk, 'one', { ...limits, perSecond: 5, perMinute: 100 })({})).toMatchObject({ remaining: 1 });
  });
});
