import type { Asker } from './call.ts';
import type { Problem } from './vendor-error.ts';

/** Is told of all that happens on the way to one vendor: for metrics, the log, traces. Must not throw, and is not waited for. */
export interface VendorWatch {
  /** A call leaves now. What it gives is told how the call ended. */
  leaves(endpoint: string, asker: Asker | undefined): CallWatch;
  /** A call that failed is about to be tried once more. */
  retries(endpoint: string): void;
  /** A call had to wait for a limit of ours, in milliseconds. */
  waited(limit: 'rate' | 'concurrency', ms: number): void;
  /** A call was not sent at all: the vendor rests, or our calls of this minute are made. */
  heldBack(endpoint: string, why: 'breaker' | 'rate'): void;
  /** A caller shares the call that an equal one began. */
  shared(endpoint: string): void;
  /** A caller was given what an earlier call had read. */
  kept(endpoint: string): void;
  /** A new token was asked for. */
  fetchedToken(outcome: 'ok' | 'failed'): void;
  /** An answer that first passed for good turned out to be none. */
  regretted(problem: Problem): void;
}

/** One call under way. Exactly one of these is called, once. */
export interface CallWatch {
  answered(ms: number): void;
  failed(problem: Problem, ms: number): void;
  /** Nobody waits for it any more; it tells nothing about the vendor. */
  abandoned(ms: number): void;
}

const nothing = (): void => undefined;
const blindCall: CallWatch = { answered: nothing, failed: nothing, abandoned: nothing };

/** Watches nothing. */
export const noWatch: VendorWatch = {
  leaves: () => blindCall,
  retries: nothing,
  waited: nothing,
  heldBack: nothing,
  shared: nothing,
  kept: nothing,
  fetchedToken: nothing,
  regretted: nothing,
};
