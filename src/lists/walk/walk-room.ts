import type { ServedFrom, ListedRow } from '../../records/record.ts';
import type { Call } from '../../vendors/call.ts';
import type { RowKey } from '../../vendors/record-store.ts';
import type { PartState } from './part-state.ts';

/** What the walk of one part knows of the list it is part of. */
export interface WalkRoom<R> {
  readonly call: Call;
  /** Epoch milliseconds; rows created later are not part of this walk. Null on its first page. */
  readonly pin: number | null;
  /** Epoch milliseconds by our clock. */
  readonly now: number;
  /** Bounds of the filter on the list's own time that this vendor takes: from included, to not included. */
  readonly from: number | null;
  readonly to: number | null;
  /** True if the row matches all conditions that are checked here. */
  accepts(row: R): boolean;
  timeOf(row: R): number | null;
  /** True if the vendor's counts are of exactly the rows that `accepts` lets through. */
  readonly countsExactly: boolean;
  /** Rows that the walk has not shown yet though the vendor counted them at its start; null where nothing is known of that. */
  readonly missing: number | null;
  /** Vendor calls that this request may still spend on the part. */
  callsLeft: number;
}

/** A row on its way into the page, with the state of the walk right before it and right behind it. */
export interface WalkedRow<R> {
  readonly row: R;
  readonly key: RowKey;
  readonly before: PartState;
  readonly after: PartState;
}

/** The same where states differ by place and offset alone: they are made when they are asked for, which cursors do of few rows. */
export class PlacedRow<R> implements WalkedRow<R> {
  readonly row: R;
  readonly key: RowKey;
  readonly #offset: number;
  readonly #base: PartState;
  readonly #previous: PlacedRow<R> | null;

  /** `base` is the state at the beginning of the stride, `previous` the row before it in the stride, shown or not. */
  constructor(row: R, key: RowKey, offset: number, base: PartState, previous: PlacedRow<R> | null) {
    this.row = row;
    this.key = key;
    this.#offset = offset;
    this.#base = base;
    this.#previous = previous;
  }

  get before(): PartState {
    return this.#previous?.after ?? this.#base;
  }

  get after(): PartState {
    return { ...this.#base, place: this.key, offset: this.#offset };
  }
}

/** One stride of a walk: rows in order, and where it stands behind all that was looked at. */
export interface Stride<R> {
  readonly rows: readonly WalkedRow<R>[];
  readonly rest: PartState;
}

/** What the strides of one request have learnt of a part beside its rows. */
export interface Learnt {
  /** The vendor's count on the first page, null where there is none or it was caught lying. */
  total: number | null;
  fetchedAt: Date | null;
  servedFrom: ServedFrom | null;
  observedSince: Date | null;
  calls: number;
}

export const keyOf = <R extends ListedRow>(row: R, room: WalkRoom<R>): RowKey => ({
  time: room.timeOf(row),
  ref: row.ref,
});
