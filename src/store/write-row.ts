import type { WriteEntry, WriteLedger } from '../writes/write-ledger.ts';
import { textIn, timeIn, type Row } from './row.ts';

/** How long a key is remembered after its write was last heard of. */
export const keptMs = 24 * 3_600_000;

/** A ledger that is swept now and then. */
export interface SweptLedger extends WriteLedger {
  /** Deletes what need not be remembered any longer: answers hold people's data. */
  sweep(): Promise<void>;
}

/** A write out of its columns. */
export const toEntry = (row: Row): WriteEntry => ({
  bodyHash: textIn(row, 'body_hash') ?? '',
  state: stateOf(textIn(row, 'state')),
  answer: textIn(row, 'answer'),
  sentAt: timeIn(row, 'sent_at') ?? new Date(0),
  leaseUntil: timeIn(row, 'lease_until') ?? new Date(0),
});

const stateOf = (text: string | null): WriteEntry['state'] =>
  text === 'DONE' || text === 'PENDING' ? text : 'UNKNOWN';
