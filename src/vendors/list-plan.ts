import type { ServedFrom, ListedRow } from '../records/record.ts';
import type { Call } from './call.ts';
import type { RowKey } from './record-store.ts';

/** Who applies a condition of the filter. A condition that a plan does not name cannot be honoured. */
export type Handling = 'PUSHED_DOWN' | 'APPLIED_HERE';

/**
 * How a vendor would answer one list. Making a plan calls nobody.
 * `PUSHED_DOWN` conditions are already inside the parts' `read`; the time range of the list itself
 * (createdAt, for follow-ups occurredAt) is not: it arrives as `from` and `to` of each ask.
 */
export interface ListPlan<R> {
  readonly handling: Readonly<Record<string, Handling>>;
  /** One per advertiser, endpoint or search form. Order and number depend only on settings and conditions. */
  readonly parts: readonly Part<R>[];
}

/** One list of a vendor's that is walked by itself. */
export type Part<R> = PagedPart<R> | KeysetPart<R>;

/** Time bounds that a vendor's list takes. Bounds handed to `read` are inclusive and stand on whole units. */
export interface TimeBounds {
  /** 1, 1000 or 86,400,000. */
  readonly unitMs: number;
  /** Where units begin, for days: 8 h for UTC+8. */
  readonly zoneOffsetMs?: number;
  /** True if the vendor takes both bounds or none. */
  readonly needsBoth?: boolean;
  readonly maxSpanMs?: number;
}

/** A vendor's numbered pages, in whatever order the vendor likes: the walk in `lists/` finds out. */
export interface PagedPart<R> {
  readonly kind: 'paged';
  readonly key: string;
  /** False if rows carry no time at all. */
  readonly isTimed: boolean;
  /** Null if the vendor's list takes no time bounds. */
  readonly bounds: TimeBounds | null;
  readonly maxPageSize: number;
  /** True if the vendor's total counts exactly the rows that match the pushed conditions. */
  readonly totalIsExact: boolean;
  /** True if only the first page of any span can be had: what lies behind it is found by narrower bounds. */
  readonly hasFirstPageOnly?: boolean;
  /** Where two parts can bring the same row, the one that keeps it. */
  owns?(row: R): boolean;
  read(ask: PageAsk, call: Call): Promise<PageReply<R>>;
}

/** What a numbered page is asked for. */
export interface PageAsk {
  /** From 1. */
  readonly page: number;
  readonly size: number;
  /** Epoch milliseconds, inclusive; null: no bound. */
  readonly from: number | null;
  readonly to: number | null;
}

/** One numbered page. */
export interface PageReply<R> {
  /** In the vendor's order. */
  readonly rows: readonly R[];
  /** The vendor's own count for this ask; null where it has none. */
  readonly total: number | null;
  readonly fetchedAt: Date;
}

/** A source that keeps our order by itself: our store, a fixed vocabulary, a library read as a whole. */
export interface KeysetPart<R> {
  readonly kind: 'keyset';
  readonly key: string;
  /** Rows behind `after`, newest first, rows without a time last, ties by ref. */
  after(ask: KeysetAsk, call: Call): Promise<KeysetReply<R>>;
}

/** What comes behind a row is asked for by its place. */
export interface KeysetAsk {
  readonly after: RowKey | null;
  readonly limit: number;
}

/** Rows in our order. */
export interface KeysetReply<R> {
  readonly rows: readonly R[];
  /** Exact number of rows of the whole part, or null. */
  readonly total: number | null;
  readonly isEnd: boolean;
  readonly fetchedAt: Date | null;
  /** Where the rows come from; needed to say so where there are none. */
  readonly servedFrom?: ServedFrom;
  /** For STORE: since when its pushes have been listened to. */
  readonly observedSince?: Date | null;
}

/** Serves a keyset ask from rows that are all at hand. */
export function keysetOf<R extends ListedRow>(
  rows: readonly R[],
  timeOf: (row: R) => Date | null | undefined,
  ask: KeysetAsk,
  fetchedAt: Date | null,
): KeysetReply<R> {
  const keyed = rows.map((row) => ({ row, key: { time: timeOf(row)?.getTime() ?? null, ref: row.ref } }));
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  const { after } = ask;
  const behind = after === null ? keyed : keyed.filter(({ key }) => compareKeys(key, after) > 0);
  return {
    rows: behind.slice(0, ask.limit).map(({ row }) => row),
    total: rows.length,
    isEnd: behind.length <= ask.limit,
    fetchedAt,
  };
}

/** Newest first, rows without a time last, ties by ref. */
export function compareKeys(a: RowKey, b: RowKey): number {
  if (a.time !== b.time) {
    if (a.time === null) return 1;
    if (b.time === null) return -1;
    return b.time - a.time;
  }
  return a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0;
}
