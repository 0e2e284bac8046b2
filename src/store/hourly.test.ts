import { expect, it, onTestFinished, vi } from 'vitest';
import type { LogValues } from '../vendors/log.ts';
import { hourly } from './hourly.ts';
import { StoreUnavailable } from './store.ts';

const hourMs = 3_600_000;

it('goes on every hour whatever fails, and tells of a fault once', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const lines: [string, LogValues | undefined][] = [];
  const log = {
    info: () => undefined,
    warn: (message: string, values?: LogValues) => void lines.push([message, values]),
  };
  const outcomes = [new StoreUnavailable('gone'), new TypeError('a secret'), new TypeError('again'), null, 'no error'];
  let runs = 0;
  const work = async () => {
    const outcome = outcomes[runs++];
    if (outcome !== null && outcome !== undefined) throw outcome;
  };
  const { stop } = hourly(work, log);
  await vi.advanceTimersByTimeAsync(4 * hourMs);
  stop();
  await vi.advanceTimersByTimeAsync(4 * hourMs);
  expect(runs).toBe(5);
  expect(lines).toEqual([
    ['Old data could not be deleted.', { error: 'TypeError' }],
    ['Old data could not be deleted.', { error: 'string' }],
  ]);
});
