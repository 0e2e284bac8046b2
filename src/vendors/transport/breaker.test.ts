import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { memoryCoordination } from '../../coordination/memory-coordination.ts';
import type { SharedPlace } from '../../coordination/shared-place.ts';
import type { Signals } from '../../coordination/signals.ts';
import { Refusal } from '../vendor-error.ts';
import { createBreaker } from './breaker.ts';

/** Processes that hear one another, and a time that passes when it is told to. */
function aWorld(place: Pick<SharedPlace, 'lease'> | null = null) {
  const time = { now: 1_000_000 };
  const air = new EventEmitter();
  const aProcess = () => {
    const self = Symbol('process');
    const signals: Signals = {
      say: (topic, word) => void air.emit(topic, self, word),
      hear: (topic, listener) => {
        const hear = (from: symbol, word: string) => void (from !== self && listener(word));
        air.on(topic, hear);
        return () => void air.off(topic, hear);
      },
    };
    const breaker = createBreaker({ now: () => time.now }, { name: 'acme', signals, place });
    const may = async (): Promise<boolean> => {
      try {
        await breaker.probe();
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    };
    const fails = (times = 1) => {
      for (let n = 0; n < times; n++) breaker.failed(breaker.ticket, 10);
    };
    return { breaker, may, fails };
  };
  return { time, aProcess };
}

it('of another process opens ours, and ours finds out by itself with the next call', async () => {
  const { aProcess } = aWorld();
  const [one, other] = [aProcess(), aProcess()];
  one.fails(5);
  expect([one.breaker.isOpen, other.breaker.isOpen]).toEqual([true, true]);
  expect(await one.may()).toBe(false);
  expect(await other.may()).toBe(true);
  expect(await other.may()).toBe(false);
  other.breaker.answered();
  expect(other.breaker.isOpen).toBe(false);
});

it('of another process whose line is broken is not believed again for ten seconds', async () => {
  const { aProcess, time } = aWorld();
  const [broken, well] = [aProcess(), aProcess()];
  const breakAgain = () => {
    broken.breaker.answered();
    broken.fails(5);
  };
  broken.fails(5);
  await well.may();
  well.breaker.answered();
  for (let second = 0; second < 9; second++) {
    time.now += 1000;
    breakAgain();
    expect(well.breaker.isOpen).toBe(false);
  }
  time.now += 1000;
  breakAgain();
  expect(well.breaker.isOpen).toBe(true);
});

it('is tried at once where another process had an answer', async () => {
  const { aProcess } = aWorld();
  const [one, other] = [aProcess(), aProcess()];
  one.fails(5);
  await other.may(); // and no answer comes
  expect(await other.may()).toBe(false);
  one.breaker.answered();
  expect(await other.may()).toBe(true);
});

it('lets one call a second through, of all processes together', async () => {
  const { aProcess, time } = aWorld(memoryCoordination());
  const all = [aProcess(), aProcess(), aProcess(), aProcess()];
  all[0]!.fails(5);
  for (const process of all.slice(1)) await process.may(); // the first word of another is looked into
  time.now += 1000;
  expect(await Promise.all(all.map(({ may }) => may()))).toEqual([true, false, false, false]);
});

it('is tried all the same while nobody can tell whose turn it is', async () => {
  const { aProcess, time } = aWorld({ lease: async () => Promise.reject(new Error('gone')) });
  const one = aProcess();
  one.fails(5);
  time.now += 1000;
  expect(await one.may()).toBe(true);
  const silent = aWorld({ lease: () => new Promise(() => undefined) });
  const other = silent.aProcess();
  other.fails(5);
  silent.time.now += 1000;
  expect(await other.may()).toBe(true);
});
