import { expect, it } from 'vitest';
import { ReplyShelf, type KeptReply } from './reply-shelf.ts';

/** A text of so many letters. */
const aReply = (letters: number, letter = 'x'): KeptReply => ({
  body: letter.repeat(letters),
  begunAt: 0,
  fetchedAt: 0,
  bytes: letters + 2,
});

it('never weighs more than its bound, however much is put on it', () => {
  const shelf = new ReplyShelf(100_000);
  for (let n = 0; n < 1000; n += 1) {
    shelf.put(`reply ${n % 300}`, aReply((n * 7919) % 20_000));
    expect(shelf.bytes).toBeLessThanOrEqual(100_000);
  }
  expect(shelf.bytes).toBeGreaterThan(50_000);
});

it('throws out first what nobody asked for longest', () => {
  const shelf = new ReplyShelf(9000);
  for (const name of ['a', 'b', 'c']) shelf.put(name, aReply(1000));
  shelf.get('a');
  for (const name of ['d', 'e']) shelf.put(name, aReply(1000));
  expect(['a', 'b', 'c', 'd', 'e'].filter((name) => shelf.get(name) !== null)).toEqual(['a', 'd', 'e']);
});

it('does not keep what is larger than itself, nor the one before it', () => {
  const shelf = new ReplyShelf(10_000);
  shelf.put('a', aReply(100));
  shelf.put('b', aReply(100));
  shelf.put('a', aReply(20_000));
  expect(shelf.get('a')).toBeNull();
  expect(shelf.get('b')).not.toBeNull(); // nothing else makes room for it
});

it('weighs what it holds, and nothing when it is cleared', () => {
  const shelf = new ReplyShelf(1_000_000);
  shelf.put('a', aReply(100));
  const one = shelf.bytes;
  shelf.put('a', aReply(100, 'y'));
  expect([shelf.bytes, shelf.get('a')?.body]).toEqual([one, 'y'.repeat(100)]);
  shelf.delete('a');
  expect(shelf.bytes).toBe(0);
  shelf.put('b', aReply(5));
  shelf.clear();
  expect([shelf.bytes, shelf.get('b')]).toEqual([0, null]);
});
