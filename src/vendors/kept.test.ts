import { expect, it } from 'vitest';
import { aCall } from '../../test/support/http-over.ts';
import { keeping } from '../../test/support/keeping.ts';
import type { Call, Replied } from './call.ts';
import type { Problem } from './vendor-error.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

const ofMine = () => {
  const leaving = new AbortController();
  const call: Call = { ...aCall(), signal: leaving.signal };
  return { leaving, call };
};

it('reads once for callers at the same time, and not again for those who come later', async () => {
  const { kept, begun, answers } = keeping();
  const both = Promise.all([kept.read('a', aCall()), kept.read('a', aCall())]);
  answers[0]!.resolve('first');
  expect(await both).toEqual(['first', 'first']);
  expect(await kept.read('a', aCall())).toBe('first');
  expect(begun).toEqual(['a']);
});

it('keeps each key by itself', async () => {
  const { kept, begun, answered } = keeping();
  await answered('a', 'of a');
  expect(await answered('b', 'of b')).toBe('of b');
  expect(await kept.read('a', aCall())).toBe('of a');
  expect(begun).toEqual(['a', 'b']);
});

it('counts the age from the beginning of the reading', async () => {
  const { kept, time, begun, answers } = keeping();
  const reading = kept.read('a', aCall());
  time.now += 600;
  answers[0]!.resolve('slow');
  await reading;
  time.now += 399;
  await kept.read('a', aCall());
  expect(begun).toHaveLength(1);
  time.now += 1;
  void kept.read('a', aCall());
  expect(begun).toHaveLength(2);
});

it('reads anew when the clock was set back, for then nobody knows how old the kept one is', async () => {
  const { kept, time, begun, answered } = keeping();
  await answered('a', 'first');
  time.now -= 3_600_000;
  expect(await answered('a', 'second')).toBe('second');
  expect(await kept.read('a', aCall())).toBe('second');
  expect(begun).toHaveLength(2);
});

it('reads anew for whoever wants it fresher', async () => {
  const { kept, time, begun, answered } = keeping();
  await answered('a', 'first');
  time.now += 500;
  expect(await kept.read('a', aCall(), 501)).toBe('first');
  void kept.read('a', aCall(), 500);
  expect(begun).toHaveLength(2);
});

it('keeps no longer than its lifetime, however old a caller would have it', async () => {
  const { kept, time, begun, answered } = keeping();
  await answered('a', 'first');
  time.now += 1000;
  void kept.read('a', aCall(), 60_000);
  expect(begun).toHaveLength(2);
});

it('keeps nothing with a lifetime of 0', async () => {
  const { begun, answered } = keeping({ lifetimeMs: 0 });
  await answered('a', 'first');
  expect(await answered('a', 'second')).toBe('second');
  expect(begun).toHaveLength(2);
});

it('gives later callers the value as it is kept', async () => {
  const { kept, answered } = keeping({ asKept: (value) => `${value}, kept` });
  expect(await answered('a', 'first')).toBe('first');
  expect(await kept.read('a', aCall())).toBe('first, kept');
  expect(await kept.read('a', aCall())).toBe('first, kept');
});

it('fails for all who wait, and does not keep a failure', async () => {
  const { kept, answers, answered } = keeping();
  const both = [kept.read('a', aCall()), kept.read('a', aCall())];
  answers[0]!.reject(new Error('down'));
  for (const reading of both) await expect(reading).rejects.toThrow('down');
  expect(await answered('a', 'well')).toBe('well');
});

it('begins anew for the others, once, when the caller that began to read has left', async () => {
  const { kept, begun, answers } = keeping();
  const { leaving, call } = ofMine();
  const first = kept.read('a', call);
  const others = Promise.all([kept.read('a', aCall()), kept.read('a', aCall())]);
  leaving.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await settled();
  expect(answers).toHaveLength(2);
  answers[1]!.resolve('second');
  expect(await others).toEqual(['second', 'second']);
  expect(begun).toHaveLength(2);
});

it('begins anew also where the reading failed because the time of its caller was up', async () => {
  const { kept, time, answers } = keeping();
  const first = kept.read('a', { ...aCall(), deadline: time.now + 10 });
  const second = kept.read('a', aCall());
  time.now += 10;
  answers[0]!.reject(new Error('took too long'));
  await expect(first).rejects.toThrow('took too long');
  await settled();
  expect(answers).toHaveLength(2);
  answers[1]!.resolve('second');
  expect(await second).toBe('second');
});

it('lets a waiter go whose own time is up, and reads on for the others', async () => {
  const { kept, answers } = keeping();
  const { leaving, call } = ofMine();
  const first = kept.read('a', aCall());
  const waiting = kept.read('a', call);
  leaving.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  answers[0]!.resolve('first');
  expect(await first).toBe('first');
});

it('reads anew after a drop, and does not keep what was being read by then', async () => {
  const { kept, begun, answers } = keeping();
  const before = kept.read('a', aCall());
  kept.drop();
  const after = kept.read('a', aCall());
  answers[1]!.resolve('new');
  answers[0]!.resolve('old');
  expect(await Promise.all([before, after])).toEqual(['old', 'new']);
  expect(await kept.read('a', aCall())).toBe('new');
  expect(begun).toHaveLength(2);
});

it('forgets what it holds by a drop', async () => {
  const { kept, answered } = keeping();
  await answered('a', 'old');
  kept.drop();
  expect(await answered('a', 'new')).toBe('new');
  expect(await kept.read('a', aCall())).toBe('new');
});

it('lets trouble that was asked for touch nobody else', async () => {
  const { kept, answers, answered } = keeping();
  await answered('a', 'good');
  const troubled = kept.read('a', { ...aCall(), trouble: 'timeout' });
  answers.at(-1)!.resolve('troubled');
  expect(await troubled).toBe('troubled');
  expect(await kept.read('a', aCall())).toBe('good');
});

it('keeps no more than it may: what nobody asked for longest goes first', async () => {
  const { kept, begun, answered } = keeping({ mostKeys: 2 });
  await answered('a', 'of a');
  await answered('b', 'of b');
  await kept.read('a', aCall());
  await answered('c', 'of c');
  expect(await kept.read('a', aCall())).toBe('of a');
  expect(await kept.read('c', aCall())).toBe('of c');
  expect(begun).toEqual(['a', 'b', 'c']);
  await answered('b', 'of b again');
  expect(begun).toEqual(['a', 'b', 'c', 'b']);
});

const of = (fetchedAt: number, failure: Problem | null = null): Replied => ({
  vendor: 'acme',
  servedFrom: failure === null ? 'CACHE' : 'STALE',
  fetchedAt: new Date(fetchedAt),
  failure,
});

it('gives nothing older to who wants nothing older', async () => {
  const { kept, time, begun, answered } = keeping();
  await answered('a', 'first');
  time.now += 500;
  expect(await kept.read('a', { ...aCall(), maxAgeMs: 501 })).toBe('first');
  const fresh = kept.read('a', { ...aCall(), maxAgeMs: 500 });
  const alsoFresh = kept.read('a', { ...aCall(), maxAgeMs: 0 });
  expect(begun).toEqual(['a', 'a', 'a']); // what was begun for the other may be made of something older
  void [fresh, alsoFresh];
});

it('counts the age from the oldest answer that it is made of', async () => {
  const begun: string[] = [];
  const { kept, time } = keeping({
    read: async (key, call) => {
      begun.push(key);
      call.onReply?.(of(time.now - 400));
      return 'made of something kept';
    },
  });
  await kept.read('a', aCall());
  time.now += 599;
  await kept.read('a', aCall());
  expect(begun).toEqual(['a']);
  time.now += 1;
  await kept.read('a', aCall());
  expect(begun).toEqual(['a', 'a']);
});

it('keeps nothing that is made of a stale answer, and tells all who are given it', async () => {
  const failure: Problem = { kind: 'UNAVAILABLE', message: 'Gone.' };
  const told: string[] = [];
  const begun: string[] = [];
  const { kept } = keeping({
    read: async (key, call) => {
      begun.push(key);
      await settled();
      call.onReply?.(of(0, failure));
      return 'stale';
    },
  });
  const asking = (name: string): Call => ({
    ...aCall(),
    onReply: ({ failure: why }) => void told.push(`${name}: ${why?.message}`),
  });
  expect(await Promise.all([kept.read('a', asking('one')), kept.read('a', asking('other'))])).toEqual([
    'stale',
    'stale',
  ]);
  expect(told.toSorted()).toEqual(['one: Gone.', 'other: Gone.']);
  expect(begun).toEqual(['a']);
  await kept.read('a', aCall());
  expect(begun).toEqual(['a', 'a']);
});
