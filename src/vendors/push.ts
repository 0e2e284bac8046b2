import type { Entity } from '../records/record.ts';

/** What one push does to one record. Made by a vendor's pure `push.ts`, applied by the projector in `store/`. */
export interface PushEvent {
  readonly entity: Entity;
  readonly ref: string;
  /** When it happened by the vendor's clock; null if it does not say. */
  readonly at: Date | null;
  /** The vendor's own name of the event. */
  readonly kindRaw: string;
  /** Fields to set, by the vendor's own names; others stay. */
  readonly set: Readonly<Record<string, unknown>>;
  /** True if `set` is the whole record at that time. */
  readonly isWhole: boolean;
  /** Time that places the record in lists, where this event tells it. */
  readonly sortTime?: Date | null;
  readonly owner?: { readonly entity: Entity; readonly ref: string } | null;
  /** Set by events that void (true) or restore (false) the record. */
  readonly isDeleted?: boolean;
}

/** A push that was understood, or the reason why it is parked. One push may tell of several records. */
export type PushReading =
  | { readonly events: readonly PushEvent[]; /** Equal for repeats of the same push. */ readonly dedupeKey: string }
  | { readonly parked: string; readonly dedupeKey: string };

/** How a vendor's pushes are read: pure, total, never throws on any JSON object. */
export interface PushReader {
  read(body: Readonly<Record<string, unknown>>): PushReading;
}
