import type { ServedFrom } from '../../records/record.ts';

/** A row as read and as it came. */
export interface Row<W> {
  readonly wire: W;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The rows of one reply. */
export interface Rows<W> {
  readonly rows: readonly Row<W>[];
  /** Null where the vendor sent no number. */
  readonly total: number | null;
  readonly fetchedAt: Date;
  readonly servedFrom: ServedFrom;
  /** See `VendorReply`. */
  readonly made?: Map<object, unknown>;
}
