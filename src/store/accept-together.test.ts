import { describe, expect, it } from 'vitest';
import { acceptTogether } from './accept-together.ts';
import type { AcceptedPush } from './store.ts';

const aPush = (body: string): AcceptedPush => ({
  vendor: 'jing',
  body,
  receivedAt: new Date(0),
  reading: { dedupeKey: body.slice(0, 20), items: [] },
});

/** Accepts all at once; gives how many were in each commit. */
async function commitsOf(bodies: readonly string[]): Promise<number[]> {
  const commits: number[] = [];
  const accept = acceptTogether(async (pushes) => {
    commits.push(pushes.length);
    return pushes.map(() => ({ isRepeat: false, parked: null }));
  });
  await Promise.all(bodies.map((body) => accept(aPush(body))));
  return commits;
}

const small = (count: number) => Array.from({ length: count }, (_, index) => `{"a":${index}}`);
const large = (count: number) => Array.from({ length: count }, (_, index) => `${index} `.padEnd(900_000, 'x'));

describe('pushes that are kept together', () => {
  it('are as many as wait, and not more than a commit takes', async () => {
    expect(await commitsOf(small(300))).toEqual([128, 128, 44]);
  });

  it('are few where they are large, so that the commit ends in its time', async () => {
    expect(await commitsOf(large(5))).toEqual([2, 2, 1]);
    expect(await commitsOf([...small(3), 'x'.repeat(3_000_000), ...small(2)])).toEqual([3, 1, 2]);
  });
});
