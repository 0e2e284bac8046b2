import { numberIn, textIn, timeIn, type Row } from './row.ts';
import type { ParkedPush } from './store.ts';

/** A push that waits, out of its columns. */
export const toParkedPush = (row: Row): ParkedPush => ({
  receipt: numberIn(row, 'receipt') ?? 0,
  vendor: textIn(row, 'vendor') ?? '',
  body: textIn(row, 'body') ?? '',
  receivedAt: timeIn(row, 'received_at') ?? new Date(0),
  reason: textIn(row, 'reason') ?? '',
  tries: numberIn(row, 'tries') ?? 0,
  tryAt: timeIn(row, 'try_at'),
});
