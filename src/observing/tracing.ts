import type { Asker } from '../vendors/call.ts';
import type { VendorWatch } from '../vendors/vendor-watch.ts';

/** Tells an exporter of requests and of the vendor calls made for them. Never holds data, queries or secrets. */
export interface Tracing {
  watchOf(vendor: string): VendorWatch;
  /** A request begins, as a part of the trace that its client named (`traceparent`), if any. */
  begins(asker: Asker, traceparent: string | null): RequestTrace;
  /** Sends what is not sent yet. */
  close(): Promise<void>;
}

/** One request under way. */
export interface RequestTrace {
  ended(request: { readonly operation: string; readonly type: string | null; readonly outcome: string }): void;
}
