import type { RecordOrigin } from '../../records/record.ts';
import type { VendorReply } from '../vendor-http.ts';
import type { WireRow } from './wire-values.ts';

/** A row or a record as read, what it was read from, and when. */
export interface Seen<W> extends WireRow<W> {
  readonly origin: RecordOrigin;
}

export interface SeenPage<W> {
  readonly rows: readonly Seen<W>[];
  readonly total: number | null;
  readonly fetchedAt: Date;
  readonly made?: VendorReply['made'];
}
