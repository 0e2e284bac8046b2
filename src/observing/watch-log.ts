import type { Clock } from '../vendors/clock.ts';
import type { Log } from '../vendors/log.ts';
import type { VendorWatch } from '../vendors/vendor-watch.ts';
import { noWatch } from '../vendors/vendor-watch.ts';

/** What one vendor's calls are logged with. */
export interface WatchLogRoom {
  readonly log: Log;
  readonly clock: Clock;
  /** From so many milliseconds on a call is slow. */
  readonly slowMs: number;
}

const spanMs = 10_000;
const mostLines = 20; // of one vendor in that span: a sick vendor must not drown the rest

/** One line for each call that failed or was slow. */
export function watchLog(vendor: string, { log, clock, slowMs }: WatchLogRoom): VendorWatch {
  let spanBegan = -Infinity;
  let lines = 0;

  const warn = (message: string, endpoint: string, kind: string | null, ms: number, requestId: string | null) => {
    const now = clock.now();
    if (Math.abs(now - spanBegan) >= spanMs) [spanBegan, lines] = [now, 0];
    lines++;
    if (lines > mostLines) return;
    log.warn(message, { vendor, endpoint, kind, ms: Math.round(ms), requestId });
    if (lines === mostLines) log.warn('more vendor calls of this kind go unlogged for a while', { vendor });
  };

  return {
    ...noWatch,
    leaves(endpoint, asker) {
      const requestId = asker?.requestId ?? null;
      return {
        answered: (ms) => {
          if (ms >= slowMs) warn('vendor call was slow', endpoint, null, ms, requestId);
        },
        failed: ({ kind, isAboutInput }, ms) => {
          if (isAboutInput !== true) warn('vendor call failed', endpoint, kind, ms, requestId);
        },
        abandoned: () => undefined,
      };
    },
  };
}
