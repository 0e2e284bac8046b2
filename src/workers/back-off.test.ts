import { expect, it } from 'vitest';
import { backOff } from './back-off.ts';

it('waits twice as long after each death that follows a short life, ten seconds at most, and not after a sound life', () => {
  const { after } = backOff();
  expect(Array.from({ length: 8 }, () => after(1000))).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
  expect(after(60_000)).toBe(0);
  expect(after(29_000)).toBe(200);
});
