import type { Entity } from '../records/record.ts';
import type { Call } from './call.ts';
import type { StoredRecord } from './record-store.ts';

/** How a vendor that pushes can be asked what was changed, so that what no push told is found. */
export interface Sweep {
  readonly entity: Entity;
  /** Time between two sweeps, in milliseconds. */
  readonly everyMs: number;
  /** All that was changed within the span, with a bounded number of calls. Throws a `Refusal`, never leaves something out. */
  changed(span: { readonly from: Date; readonly to: Date }, call: Call): Promise<SweptRecords>;
  /** When a record was last changed, as far as its pushes tell. */
  toldAt(kept: StoredRecord): Date | null;
}

/** What one sweep has seen. */
export interface SweptRecords {
  readonly rows: readonly { readonly ref: string; readonly updatedAt: Date }[];
  /** Up to when that is all: before the end of the span where more was changed than one sweep reads. */
  readonly until: Date;
}
