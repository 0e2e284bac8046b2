import type { Clock } from '../vendors/clock.ts';
import type { Log } from '../vendors/log.ts';
import type { VendorWatch } from '../vendors/vendor-watch.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { watchRecent, type RecentCalls } from './recent-calls.ts';
import type { Tracing } from './tracing.ts';
import { watchAll } from './watch-all.ts';
import { watchLog } from './watch-log.ts';
import { watchMetrics } from './watch-metrics.ts';

/** All that is seen of one process at work. */
export interface Observing {
  readonly metrics: Metrics;
  /** Null: no exporter is set. */
  readonly tracing: Tracing | null;
  /** To be called once for each vendor. */
  watchOf(vendor: string): VendorWatch;
  /** The latest calls of a vendor; null if nobody watches it. */
  recentOf(vendor: string): RecentCalls | null;
}

export interface ObservingRoom {
  readonly log: Log;
  readonly clock: Clock;
  /** From so many milliseconds on a vendor call is slow. */
  readonly slowMs: number;
  readonly tracing?: Tracing | null;
}

export function createObserving({ tracing = null, ...room }: ObservingRoom): Observing {
  const metrics = createMetrics();
  const recents = new Map<string, ReturnType<typeof watchRecent>>();
  return {
    metrics,
    tracing,
    watchOf(vendor) {
      const recent = watchRecent(room.clock);
      recents.set(vendor, recent);
      const watches = [watchMetrics(vendor, metrics), watchLog(vendor, room), recent];
      return watchAll(tracing === null ? watches : [...watches, tracing.watchOf(vendor)]);
    },
    recentOf: (vendor) => recents.get(vendor)?.recent() ?? null,
  };
}
