import type { Log } from '../vendors/log.ts';
import { StoreUnavailable } from './store.ts';

const hourMs = 3_600_000;

/**
 * Does it now and then every hour. What fails is tried again the next time: an outage silently, anything else with a
 * warning for each kind of error, once.
 */
export function hourly(work: () => Promise<void>, log: Log): { stop(): void } {
  const told = new Set<string>();
  const run = async () => {
    try {
      await work();
    } catch (error) {
      if (error instanceof StoreUnavailable) return;
      const name = error instanceof Error ? error.name : typeof error;
      if (!told.has(name)) log.warn('Old data could not be deleted.', { error: name });
      told.add(name);
    }
  };
  void run();
  const timer = setInterval(() => void run(), hourMs).unref();
  return { stop: () => clearInterval(timer) };
}
