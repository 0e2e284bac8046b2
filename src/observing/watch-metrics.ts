import type { VendorWatch } from '../vendors/vendor-watch.ts';
import type { Metrics } from './metrics.ts';

/** Counts what happens on the way to one vendor. */
export function watchMetrics(vendor: string, metrics: Metrics): VendorWatch {
  return {
    leaves(endpoint) {
      metrics.calls.inc({ vendor, endpoint });
      metrics.inFlight.inc({ vendor });
      const ended = (ms: number) => {
        metrics.inFlight.dec({ vendor });
        metrics.seconds.observe({ vendor, endpoint }, ms / 1000);
      };
      return {
        answered: ended,
        failed: ({ kind }, ms) => {
          ended(ms);
          metrics.errors.inc({ vendor, endpoint, kind });
        },
        abandoned: (ms) => {
          ended(ms);
          metrics.errors.inc({ vendor, endpoint, kind: 'ABANDONED' });
        },
      };
    },
    retries: (endpoint) => metrics.retries.inc({ vendor, endpoint }),
    waited: (limit, ms) => metrics.waits.observe({ vendor, limit }, ms / 1000),
    heldBack: (endpoint, reason) => metrics.heldBack.inc({ vendor, endpoint, reason }),
    shared: (endpoint) => metrics.shared.inc({ vendor, endpoint }),
    kept: (endpoint) => metrics.kept.inc({ vendor, endpoint }),
    fetchedToken: (outcome) => metrics.tokens.inc({ vendor, outcome }),
    regretted: ({ kind }) => metrics.errors.inc({ vendor, endpoint: '-', kind }),
  };
}
