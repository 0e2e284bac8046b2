import { EventEmitter } from 'node:events';
import { setImmediate as tick } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { aCall, aVendor, request } from '../../../../test/support/a-vendor-http.ts';
import { memoryCoordination } from '../../../coordination/memory-coordination.ts';
import { sealOf } from '../../../coordination/seal.ts';
import { PlaceUnavailable, type SharedPlace } from '../../../coordination/shared-place.ts';
import { createSharedReplies } from './shared-replies.ts';

/** A place for several processes, of which all that lies there can be seen. */
function aPlace({ loses = false } = {}) {
  const { get, put, lease } = memoryCoordination();
  const words = new EventEmitter();
  const lying = new Map<string, string>();
  let isGone = false;
  const reached = async <T>(answer: () => Promise<T>): Promise<T> => {
    if (isGone) throw new PlaceUnavailable('Gone.');
    return answer();
  };
  const place: SharedPlace = {
    get: (key) => reached(() => get(key)),
    put: (key, value, lifetimeMs) =>
      reached(() => {
        lying.set(key, value);
        return put(key, value, lifetimeMs);
      }),
    lease: (key, lifetimeMs) => reached(() => lease(key, lifetimeMs)),
  };
  /** What one process has of it. */
  const door = () => {
    const self = Symbol('process');
    return {
      ...place,
      signals: {
        say: (topic: string, word: string) => void (loses || words.emit(topic, self, word)),
        hear: (topic: string, listener: (word: string) => void) => {
          words.on(topic, (from: symbol, word: string) => from !== self && listener(word));
          return () => undefined;
        },
      },
    };
  };
  return { door, lying, goAway: () => void (isGone = true), comeBack: () => void (isGone = false) };
}

/** A process that keeps answers for a minute, shares them there, and calls a vendor of its own that answers with its name. */
function aProcess(place: ReturnType<typeof aPlace>, name: string, account = 'account') {
  const shared = createSharedReplies({ place: place.door(), seal: sealOf(['acme', account]), lifetimeMs: 600_000 });
  const vendor = aVendor({ cache: { ttlMs: 60_000, staleMs: 600_000, shared } });
  let hasAnswers = true;
  const answering = setInterval(() => {
    if (hasAnswers) for (const call of vendor.calls) call.answer(JSON.stringify(name));
  }, 1);
  onTestFinished(() => clearInterval(answering));
  return {
    ...vendor,
    hang: () => void (hasAnswers = false),
    read: async (asked = request) => {
      const { body, servedFrom } = await vendor.http.read(asked, aCall());
      return `${servedFrom} of ${String(body)}`;
    },
    calledTimes: () => vendor.calls.length,
  };
}

it('gives to one process what another was answered', async () => {
  const place = aPlace();
  const [a, b] = [aProcess(place, 'a'), aProcess(place, 'b')];
  expect(await a.read()).toBe('LIVE of a');
  await tick();
  expect([await b.read(), await b.read(), b.calledTimes()]).toEqual(['CACHE of a', 'CACHE of a', 0]);
});

it('asks once for equal reads of several processes at the same time', async () => {
  const place = aPlace();
  const all = ['a', 'b', 'c', 'd'].map((name) => aProcess(place, name));
  const answers = await Promise.all(all.map(({ read }) => read()));
  expect(all.reduce((sum, { calledTimes }) => sum + calledTimes(), 0)).toBe(1);
  expect(new Set(answers).size).toBe(1);
});

it('asks by itself when the other does not get to an end', async () => {
  const place = aPlace();
  const [a, b] = [aProcess(place, 'a'), aProcess(place, 'b')];
  a.hang();
  const late = a.read();
  await expect.poll(a.calledTimes).toBe(1);
  expect(await b.read()).toBe('LIVE of b');
  expect(await late).toBe('STALE of b'); // after a time-out of its own
});

it('gives nothing to a process with another account, and nothing that shows what was asked or answered', async () => {
  const place = aPlace();
  const [a, b] = [aProcess(place, '13800138000'), aProcess(place, 'b', 'other')];
  const asked = { ...request, body: '{"phone":"13912345678"}' };
  await a.read(asked);
  await tick();
  expect(await b.read(asked)).toBe('LIVE of b');
  await tick();
  expect(place.lying.size).toBe(2);
  const all = JSON.stringify([...place.lying]);
  expect(all).not.toMatch(/13800138000|13912345678|phone|clue|page/);
});

it.each([{ loses: false }, { loses: true }])(
  'forgets in all processes what was asked before one of them wrote, word of it lost: $loses',
  async ({ loses }) => {
    const place = aPlace({ loses });
    const [a, b, c] = [aProcess(place, 'a'), aProcess(place, 'b'), aProcess(place, 'c')];
    await a.read();
    await tick();
    expect(await b.read()).toBe('CACHE of a');
    await a.http.send({ ...request, path: '/write' }, aCall());
    expect(await c.read()).toBe('LIVE of c');
    await tick();
    // Where the word was lost, b learns of it when it next looks for something there.
    if (loses) await b.read({ ...request, body: '{"page":2}' });
    expect([await a.read(), await b.read()]).toEqual(['CACHE of c', 'CACHE of c']);
  },
);

it('does not give to others what was asked before a write, though it came later', async () => {
  const place = aPlace();
  const [a, b, c] = [aProcess(place, 'a'), aProcess(place, 'b'), aProcess(place, 'c')];
  a.hang();
  const early = a.http.read(request, aCall());
  await expect.poll(a.calledTimes).toBe(1);
  await b.http.send({ ...request, path: '/write' }, aCall());
  a.calls[0]!.answer('"early"');
  expect((await early).body).toBe('early');
  await tick();
  expect(await c.read()).toBe('LIVE of c');
});

it('does not give what was asked before a change that the vendor pushed', async () => {
  const place = aPlace();
  const [a, b] = [aProcess(place, 'a'), aProcess(place, 'b')];
  await a.read();
  await tick();
  b.http.pushed(7);
  expect(await b.read()).toBe('LIVE of b');
  await tick();
  // The change has not come to `a` yet, but what b has left tells of it.
  const other = { ...request, body: '{"page":2}' };
  await b.read(other);
  await tick();
  expect(await a.read(other)).toBe('CACHE of b');
  expect(await a.read()).toBe('CACHE of b');
});

it('goes on alone while the place is gone, and tells of its writes when it is back', async () => {
  const place = aPlace({ loses: true });
  const [a, b] = [aProcess(place, 'a'), aProcess(place, 'b')];
  await a.read();
  await tick();
  place.goAway();
  expect(await b.read()).toBe('LIVE of b');
  await b.http.send({ ...request, path: '/write' }, aCall());
  expect(await b.read()).toBe('LIVE of b');
  expect(await b.read()).toBe('CACHE of b');
  place.comeBack();
  const readAnother = () => b.read({ ...request, body: crypto.randomUUID() });
  const leaves = async () => (await readAnother(), place.lying.size);
  await expect.poll(leaves, { timeout: 5000 }).toBeGreaterThan(2); // it is not tried again at once
  await a.read({ ...request, body: '{"page":2}' });
  expect(await a.read()).toBe('LIVE of a');
});

it('leaves nothing that is larger than a megabyte', async () => {
  const place = aPlace();
  const a = aProcess(place, 'x'.repeat(1_100_000));
  await a.read();
  await tick();
  expect(place.lying.size).toBe(0);
});
