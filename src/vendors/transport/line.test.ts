import { setImmediate as tick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { memoryLimitDesk } from '../../coordination/memory-limit-desk.ts';
import { PlaceUnavailable } from '../../coordination/shared-place.ts';
import type { CallLimits, LimitDesk } from '../limit-desk.ts';
import { createLine, type Turn } from './line.ts';

/** A line, and who was let through, in order. */
function aLine(limits: Partial<CallLimits>, desk?: LimitDesk) {
  const time = { now: 0 };
  const waits: [string, number][] = [];
  const line = createLine({
    desk: desk ?? memoryLimitDesk(() => time.now),
    name: 'acme',
    limits: { perSecond: null, perMinute: null, concurrency: 100, ...limits },
    holdMs: 60_000,
    watch: { waited: (limit, ms) => void waits.push([limit, ms]) },
  });
  const admitted: { readonly consumer: string; readonly turn: Turn }[] = [];
  const join = async (consumer: string, leftMs = 10_000, signal = new AbortController().signal): Promise<unknown> => {
    try {
      const turn = line.freeTurn(consumer) ?? (await line.turn({ consumer, signal, left: () => leftMs }));
      return admitted.push({ consumer, turn });
    } catch (error) {
      return error;
    }
  };
  return { line, time, waits, join, admitted, order: () => admitted.map(({ consumer }) => consumer).join('') };
}

it('lets a polite consumer pass beside a greedy one that has been waiting for long', async () => {
  const { join, admitted, order } = aLine({ concurrency: 2 });
  for (let n = 0; n < 100; n++) void join('g');
  await tick();
  expect(order()).toBe('gg');
  void join('p');
  admitted[0]!.turn.done();
  await tick();
  expect(order()).toBe('ggp');
  admitted[1]!.turn.done();
  await tick();
  expect(order()).toBe('ggpg');
});

it('shares what is left between those who come in the same tick, though the first of them need not ask', async () => {
  const { join, order } = aLine({ concurrency: 2 });
  for (const consumer of 'ggp') void join(consumer);
  await tick();
  expect(order()).toBe('gp');
});

it('tells those whose turn comes too late at once, and when to come again', async () => {
  const { join, admitted, time } = aLine({ perMinute: 10 });
  for (let n = 0; n < 10; n++) void join('a');
  await tick();
  expect(admitted).toHaveLength(10);
  for (const { turn } of admitted) turn.done();
  time.now += 59_000;
  const [patient, late] = [join('a', 3000), join('a', 500)];
  expect(await late).toMatchObject({ kind: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
  time.now += 1120;
  await patient;
  expect(admitted).toHaveLength(11);
});

it('gives a turn on that came as its caller left', async () => {
  const { join, admitted } = aLine({ concurrency: 1 });
  const leaver = new AbortController();
  void join('a');
  await tick();
  const left = join('b', 1000, leaver.signal);
  const next = join('c');
  await tick();
  admitted[0]!.turn.done();
  leaver.abort(new Error('left'));
  expect(await left).toMatchObject({ message: 'left' });
  await next;
  expect(admitted.map(({ consumer }) => consumer)).toEqual(['a', 'c']);
});

it('tells how long a call waited, and for what', async () => {
  const { join, admitted, waits } = aLine({ concurrency: 1 });
  await join('a');
  const second = join('a');
  await tick();
  admitted[0]!.turn.done();
  await second;
  expect(waits).toEqual([['concurrency', expect.any(Number)]]);
});

it('refuses, and does not hang, while no desk can be asked', async () => {
  const desk: LimitDesk = {
    ...memoryLimitDesk(),
    takeOne: () => null,
    ask: async () => Promise.reject(new PlaceUnavailable('The primary is gone.')),
  };
  const { join } = aLine({}, desk);
  expect(await join('a')).toMatchObject({ kind: 'UNAVAILABLE' });
});
