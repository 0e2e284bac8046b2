import { expect, it } from 'vitest';
import { createWeigher } from './weigher.ts';

// That it is never less than the truth is seen in test/load/kept-replies.test.ts.
it.each([
  ['nothing', null, 0],
  ['an empty list', [], 48],
  ['an empty object', {}, 64],
  ['a list of small numbers', [1, -1, 0], 48 + 3 * 8],
  ['numbers that a place does not hold', [0.5, 2 ** 31, -0], 48 + 3 * (8 + 16)],
  ['a text, each letter as if it took two bytes', 'ab', 24 + 4],
  ['names, each for the first time', { a: 1, bc: null }, 64 + 2 * 8 + 2 * 250 + 6],
  ['names that were there before', [{ a: 1 }, { a: true }], 48 + 2 * 8 + 2 * (64 + 8) + 250 + 2],
])('counts what is in %s', (_what, json, bytes) => {
  expect(createWeigher()(json)).toBe(bytes);
});

it('counts a name once over all that it weighs, until it knows too many', () => {
  const weigh = createWeigher();
  expect([weigh({ a: 1 }), weigh({ a: 1 })]).toEqual([64 + 8 + 250 + 2, 64 + 8]);
  for (let n = 0; n < 2000; n += 1) weigh({ [`name ${n}`]: 1 });
  expect([weigh({ a: 1 }), weigh({ b: 1 }), weigh({ b: 1 })]).toEqual([64 + 8, 64 + 8 + 250 + 2, 64 + 8 + 250 + 2]);
});
