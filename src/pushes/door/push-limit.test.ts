import { expect, it } from 'vitest';
import { createPushLimit } from './push-limit.ts';

const time = { now: 0 };
const clock = { now: () => time.now };

it('lets a minute’s worth in at once, then as many as the minute brings', () => {
  const limit = createPushLimit(60, clock);
  expect(Array.from({ length: 60 }, () => limit.take()).filter((waitMs) => waitMs > 0)).toEqual([]);
  expect(limit.take()).toBe(1000);
  time.now += 500;
  expect(limit.take()).toBe(500);
  time.now += 500;
  expect([limit.take(), limit.take()]).toEqual([0, 1000]);
});

it('saves up no more than a minute’s worth', () => {
  const limit = createPushLimit(2, clock);
  time.now += 3_600_000;
  expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 30_000]);
});

it('goes on where the clock is set back', () => {
  const limit = createPushLimit(1, clock);
  expect(limit.take()).toBe(0);
  time.now -= 3_600_000;
  expect(limit.take()).toBe(60_000);
  time.now += 60_000;
  expect(limit.take()).toBe(0);
});

it('lets everything in where there is no limit', () => {
  const limit = createPushLimit(null, clock);
  expect(Array.from({ length: 1000 }, () => limit.take()).some((waitMs) => waitMs > 0)).toBe(false);
});
