import { expect, it, onTestFinished, vi } from 'vitest';
import type { CallLimits, LimitAsk } from '../vendors/limit-desk.ts';
import { memoryLimitDesk } from './memory-limit-desk.ts';
import { PlaceUnavailable } from './shared-place.ts';
import { steadyLimitDesk } from './steady-limit-desk.ts';

/** A shared desk that can be gone. */
function aDesk() {
  const time = { now: 0 };
  const there = memoryLimitDesk(() => time.now);
  let isGone = false;
  const desk = steadyLimitDesk(
    {
      ...there,
      ask: async (ask) => {
        if (isGone) throw new PlaceUnavailable('gone');
        return there.ask(ask);
      },
      beat: async () => 1,
    },
    () => time.now,
  );
  onTestFinished(() => desk.close());
  const take = async (count: number, limits: Partial<CallLimits>) => {
    const ask: LimitAsk = {
      process: 'p',
      line: 'acme',
      limits: { perSecond: null, perMinute: null, concurrency: 1000, ...limits },
      wants: [{ consumer: 'c', count }],
      holdMs: 1000,
    };
    const { turns } = await desk.ask(ask);
    return { granted: turns[0]!.slots.length, waitMs: turns[0]!.waitMs };
  };
  return { take, time, leave: () => void (isGone = true) };
}

it('goes on at once without the shared desk where ample calls of the minute were left', async () => {
  const { take, leave } = aDesk();
  expect((await take(10, { perMinute: 1000 })).granted).toBe(10);
  leave();
  expect((await take(1, { perMinute: 1000 })).granted).toBe(1);
});

it('is silent for two seconds where what others were given just before may be too much', async () => {
  const { take, time, leave } = aDesk();
  expect((await take(500, { perMinute: 1000 })).granted).toBe(500);
  leave();
  expect(await take(1, { perMinute: 1000 })).toEqual({ granted: 0, waitMs: 2000 });
  time.now += 2000;
  expect((await take(1, { perMinute: 1000 })).granted).toBe(1);
});

it('is silent for two seconds where there is a limit a second, however little was used', async () => {
  const { take, time, leave } = aDesk();
  expect((await take(1, { perSecond: 50 })).granted).toBe(1);
  leave();
  expect(await take(1, { perSecond: 50 })).toEqual({ granted: 0, waitMs: 2000 });
  time.now += 2000;
  expect((await take(1, { perSecond: 50 })).granted).toBe(1);
});

it('gives out its part among the most processes of the last minute: one that is missed may only be busy', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const time = { now: 0 };
  let living = 4;
  let isGone = false;
  const there = memoryLimitDesk(() => time.now);
  const ask = async (asked: LimitAsk) => (isGone ? Promise.reject(new PlaceUnavailable('gone')) : there.ask(asked));
  const beat = async () => (isGone ? Promise.reject(new PlaceUnavailable('gone')) : living);
  const desk = steadyLimitDesk({ ...there, ask, beat }, () => time.now);
  onTestFinished(() => desk.close());
  const pass = async (ms: number) => {
    time.now += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  await pass(2000);
  living = 3;
  await pass(2000);
  isGone = true;
  const limits = { perSecond: 40, perMinute: null, concurrency: 1000 };
  const asked = { process: 'p', line: 'acme', limits, wants: [{ consumer: 'c', count: 40 }], holdMs: 1000 };
  await desk.ask(asked);
  await pass(2000);
  expect((await desk.ask(asked)).turns[0]!.slots).toHaveLength(10);
});
