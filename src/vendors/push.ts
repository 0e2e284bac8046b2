import type { ChangeKind, ChangeSubject } from '../records/change.ts';
import type { FieldChange } from '../records/custom-field.ts';
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
  /** Ref of the record of the same kind that lives on in place of this one. */
  readonly mergedInto?: string;
}

/** What subscribers are told of a push. */
export interface PushedChange {
  readonly subject: ChangeSubject;
  /** The record's ref; for an unknown subject the vendor's own id of the message. */
  readonly ref: string;
  readonly kind: ChangeKind;
  readonly kindRaw: string | null;
  /** By the vendor's clock; null if it does not say. */
  readonly at: Date | null;
  readonly mergedInto?: string;
  /** Null or absent where the vendor pushes only the whole record. */
  readonly fieldChanges?: readonly FieldChange[] | null;
}

/** One thing that a push tells: what it does to records, and the change that subscribers see. */
export interface PushItem {
  readonly events: readonly PushEvent[];
  /** Null: nobody is told. */
  readonly change: PushedChange | null;
  /** Equal for repeats of this item in other pushes; absent where a push is one item. */
  readonly dedupeKey?: string;
}

/** What was read of a push. */
export interface PushReading {
  /** Equal for repeats of the same push. */
  readonly dedupeKey: string;
  readonly items: readonly PushItem[];
  /** Why the push, or a part of it, was not understood: it is kept for a later version to read. */
  readonly parked?: string;
}

/** How a vendor's pushes are read: pure, total, never throws on any JSON object. */
export interface PushReader {
  read(body: Readonly<Record<string, unknown>>): PushReading;
  /**
   * Whether a push bears the signature that the settings ask for. `body` is as parsed, `now` in epoch milliseconds.
   * Absent: none is asked for.
   */
  isGenuine?(headers: Headers, body: Readonly<Record<string, unknown>>, now: number): boolean;
}
