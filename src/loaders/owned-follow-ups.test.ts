import { expect, it } from 'vitest';
import { aFollowUp, ownedPart } from '../../test/support/fake-vendors.ts';
import { aCall } from '../../test/support/http-over.ts';
import { OwnedFollowUps } from './owned-follow-ups.ts';

const of = (ref: string) => ({ entity: 'CUSTOMER', ref }) as const;
/** `count` rows of each owner, newest first. */
const rowsOf = (count: number, ...owners: string[]) =>
  Array.from({ length: count * owners.length }, (_, i) =>
    aFollowUp(`f${i}`, of(owners[i % owners.length]!), 10_000 - i),
  );
const over = (part: ReturnType<typeof ownedPart>) => new OwnedFollowUps('sobot', 'CUSTOMER', part, aCall());

it('reads 100 owners in one call where one page holds enough', async () => {
  const owners = Array.from({ length: 100 }, (_, i) => `c${i}`);
  const part = ownedPart(rowsOf(1, ...owners));
  const loader = over(part);
  const readings = await Promise.all(owners.map((owner) => loader.load(owner, 20)));
  expect(readings.every(({ isComplete, rows }) => isComplete && rows.length === 1)).toBe(true);
  expect(part.calls).toEqual([{ owners, page: 1 }]);
});

it('reads on only until each owner has one more than asked', async () => {
  const part = ownedPart(rowsOf(10, 'a', 'b'), 4);
  const loader = over(part);
  const [a, b] = await Promise.all([loader.load('a', 3), loader.load('b', 1)]);
  expect(part.calls.map(({ page }) => page)).toEqual([1, 2]);
  expect(a).toMatchObject({ isComplete: false, isEnough: true, total: null });
  expect(a.rows).toHaveLength(4);
  expect(b.rows).toHaveLength(4);
});

it('asks again for an owner that later wants more than was read', async () => {
  const part = ownedPart(rowsOf(9, 'a'), 3);
  const loader = over(part);
  await loader.load('a', 1);
  await loader.load('a', 2);
  expect(part.calls).toHaveLength(2);
  expect((await loader.load('a', 5)).rows).toHaveLength(6);
  expect(part.calls.map(({ page }) => page)).toEqual([1, 1, 1, 2]);
});

it('tells the exact total of a single owner', async () => {
  expect(await over(ownedPart(rowsOf(9, 'a'), 3)).load('a', 1)).toMatchObject({ total: 9, isComplete: false });
});

it('reads all of an owner whose rows are not newest first', async () => {
  const part = ownedPart(rowsOf(9, 'a').toReversed(), 3);
  expect(await over(part).load('a', 1)).toMatchObject({ isComplete: true, total: 9 });
  expect(part.calls).toHaveLength(3);
});

it('takes no short page for the end where the vendor does not count', async () => {
  const part = ownedPart(rowsOf(3, 'a'), 100, null);
  expect(await over(part).load('a', 20)).toMatchObject({ isComplete: true, total: 3 });
  expect(part.calls.map(({ page }) => page)).toEqual([1, 2]);
});

it('stops after 10 pages and says PARTIAL for the owner that is not proven complete, not for its neighbour', async () => {
  const rows = [...rowsOf(1000, 'loud'), aFollowUp('last', of('quiet'), 0)];
  const part = ownedPart(rows, 10);
  const loader = over(part);
  const [loud, quiet] = await Promise.allSettled([loader.load('loud', 20), loader.load('quiet', 20)]);
  expect(loud).toMatchObject({ status: 'fulfilled' });
  expect(quiet).toMatchObject({ status: 'rejected', reason: { kind: 'PARTIAL', vendor: 'sobot' } });
  expect(part.calls).toHaveLength(10);
});

it('ignores repeated rows and rows of strangers', async () => {
  const [mine] = rowsOf(1, 'a');
  const part = ownedPart(
    [mine!, mine!, aFollowUp('x', of('stranger'), 1), aFollowUp('y', { entity: 'LEAD', ref: 'a' }, 1)],
    100,
    3,
  );
  expect((await over(part).load('a', 20)).rows).toEqual([mine]);
});
