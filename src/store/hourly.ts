import { StoreUnavailable } from './store.ts';

const hourMs = 3_600_000;

/** Does it now and then every hour; an outage waits for the next time. A fault of ours is loud. */
export function hourly(work: () => Promise<void>): { stop(): void } {
  const run = () =>
    work().catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error;
    });
  void run();
  const timer = setInterval(() => void run(), hourMs).unref();
  return { stop: () => clearInterval(timer) };
}
