import type { Adapter } from './adapter.ts';
import type { VendorDefinition } from './define-vendor.ts';
import type { PushLimits } from './push-limits.ts';
import type { PushReader } from './push.ts';
import type { Problem } from './vendor-error.ts';
import type { VendorName } from './vendor-name.ts';

/** A vendor of the registry as this process runs it. */
export interface ConnectedVendor {
  readonly name: VendorName;
  readonly definition: VendorDefinition;
  /** Null: it has no settings and is off. */
  readonly adapter: Adapter | null;
  readonly isSandbox: boolean;
  /** How its pushes are read; null: it is off, or does not push. */
  readonly push: PushReader | null;
  /** Secrets of its webhook path, newest first; empty: its pushes are not taken. */
  readonly webhookSecrets: readonly string[];
  /** Where its pushes may come from, and how many a minute. */
  readonly pushLimits: PushLimits;
  health(): VendorHealth;
  /** Null if it is off or is never called. */
  quota(): Promise<VendorQuota> | null;
  /** More of the way to it; absent if it is off. */
  readonly line?: VendorLine;
}

/** What is known of the way to a vendor, and what may be told of it. */
export interface VendorLine {
  /** True while calls are refused, for the vendor rests. */
  isResting(): boolean;
  /** An answer that first passed for good turned out to be none, e.g. rows of another shape. */
  regret(problem: Problem): void;
}

/** All vendors of the registry, those that are off included. */
export type ConnectedVendors = ReadonlyMap<VendorName, ConnectedVendor>;

/** How a vendor has been lately, as this process sees it. */
export interface VendorHealth {
  readonly state: 'UP' | 'DEGRADED' | 'DOWN' | 'UNTRIED';
  readonly since: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastProblem: Problem | null;
}

/** What we allow ourselves at one vendor, in all processes together. */
export interface VendorQuota {
  readonly limitPerSecond: number | null;
  readonly limitPerMinute: number | null;
  /** Calls left before the tighter of both. */
  readonly remaining: number | null;
  /** When one more of these comes back; null: none is taken. */
  readonly resetsAt: Date | null;
  readonly concurrency: number;
}
