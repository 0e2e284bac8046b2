import type { CallWatch, VendorWatch } from '../vendors/vendor-watch.ts';
import type { Metrics } from './metrics.ts';

/** Counts what happens on the way to one vendor. */
export function watchMetrics(vendor: string, metrics: Metrics): VendorWatch {
  const ofVendor = { vendor };
  // Endpoints are few, and of a call nothing but its endpoint is counted.
  const byEndpoint = new Map<string, EndpointWatch>();

  function watchEndpoint(endpoint: string): EndpointWatch {
    const known = byEndpoint.get(endpoint);
    if (known !== undefined) return known;
    const labels = { vendor, endpoint };
    const ended = (ms: number) => {
      metrics.inFlight.dec(ofVendor);
      metrics.seconds.observe(labels, ms / 1000);
    };
    const made: EndpointWatch = {
      labels,
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
    byEndpoint.set(endpoint, made);
    return made;
  }

  return {
    leaves(endpoint) {
      const watch = watchEndpoint(endpoint);
      metrics.calls.inc(watch.labels);
      metrics.inFlight.inc(ofVendor);
      return watch;
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

interface EndpointWatch extends CallWatch {
  readonly labels: { readonly vendor: string; readonly endpoint: string };
}
