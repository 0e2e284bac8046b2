import type { GotAnswer } from '../vendors/call.ts';

/** What one endpoint was asked for one request, as it stands in `extensions.vendorCalls`. */
export interface EndpointCalls {
  /** Upper case, as in the `Vendor` enum. */
  readonly vendor: string;
  readonly endpoint: string;
  /** Calls made for this request, by itself; a try anew within one is not told apart. */
  readonly calls: number;
  /** Milliseconds that all answers together took, waiting for limits of ours included. */
  readonly totalMs: number;
  /** Answers that came from an equal call of somebody else that was in flight. */
  readonly shared: number;
  /** Answers that an earlier call had brought. */
  readonly kept: number;
}

/** Counts the vendor answers of one request. */
export class VendorCalls {
  readonly #byEndpoint = new Map<string, EndpointCalls>();

  add({ vendor, endpoint, ms, by }: GotAnswer): void {
    const key = `${vendor} ${endpoint}`;
    const none = { vendor: vendor.toUpperCase(), endpoint, calls: 0, totalMs: 0, shared: 0, kept: 0 };
    const before = this.#byEndpoint.get(key) ?? none;
    this.#byEndpoint.set(key, {
      ...before,
      calls: before.calls + Number(by === 'call'),
      totalMs: Math.round((before.totalMs + ms) * 10) / 10,
      shared: before.shared + Number(by === 'sharing'),
      kept: before.kept + Number(by === 'keeping'),
    });
  }

  get all(): readonly EndpointCalls[] {
    return [...this.#byEndpoint.values()];
  }
}
