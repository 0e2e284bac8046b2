import { describe, expect, it } from 'vitest';
import type { Change } from '../records/change.ts';
import { RecentChanges } from './recent-changes.ts';

const aChange = (number: number, characters = 0): Change => ({
  number,
  vendor: 'jing',
  subject: 'LEAD',
  ref: `${number}`,
  kind: 'UPDATED',
  kindRaw: null,
  occurredAt: null,
  receivedAt: new Date(0),
  mergedInto: null,
  fieldChanges: [{ field: 'text', label: null, before: null, after: 'x'.repeat(characters), typeRaw: null }],
});

/** The numbers that are in memory, behind the first of which it is known that nothing is missing. */
function kept(recent: RecentChanges): number[] {
  const numbers: number[] = [];
  let place = 0;
  while (place < 20 && recent.next({ after: place }) === null) place++;
  for (let seen = recent.next({ after: place }); seen?.change; seen = recent.next({ after: seen.place }))
    numbers.push(seen.change.number);
  return numbers;
}

describe('the changes in memory', () => {
  it('are the latest ones, half of the most at the least', () => {
    const recent = new RecentChanges(3, 1000);
    recent.begin(0);
    for (let number = 1; number <= 6; number++) recent.add([aChange(number)]);
    expect(kept(recent)).toEqual([4, 5, 6]);
  });

  it('are fewer where they are large, and none where one alone is too large', () => {
    const recent = new RecentChanges(10, 1000);
    recent.begin(0);
    recent.add([aChange(1, 400), aChange(2, 400), aChange(3, 400)]);
    expect(kept(recent)).toEqual([2, 3]);
    recent.add([aChange(4, 1001)]);
    expect(kept(recent)).toEqual([]);
    expect(recent.latest).toBe(4);
    expect(recent.next({ after: 3 })).toBeNull();
    recent.add([aChange(5, 10)]);
    expect(kept(recent)).toEqual([5]);
  });
});
