import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toInstantText } from './scalars.ts';

it('shows instants to the second, and milliseconds only where there are any', () => {
  expect(toInstantText(new Date('2023-02-27T08:28:55Z'))).toBe('2023-02-27T08:28:55Z');
  expect(toInstantText(new Date('2023-02-27T08:28:55.120Z'))).toBe('2023-02-27T08:28:55.120Z');
  expect(toInstantText(new Date('1969-12-31T23:59:59Z'))).toBe('1969-12-31T23:59:59Z');
});

it('shows every instant that there is as the language does', () => {
  const latest = 8_640_000_000_000_000;
  const time = fc.oneof(
    fc.integer({ min: -latest, max: latest }),
    fc.integer({ min: -latest / 1000, max: latest / 1000 }).map((second) => second * 1000),
  );
  fc.assert(
    fc.property(time, (at) => {
      const instant = new Date(at);
      expect(toInstantText(instant)).toBe(instant.toISOString().replace('.000Z', 'Z'));
    }),
    { numRuns: 2000 },
  );
});
