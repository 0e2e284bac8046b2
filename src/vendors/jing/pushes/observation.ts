import type { RecordOrigin } from '../../../records/record.ts';
import type { StoredRecord } from '../../record-store.ts';

/** What the maps must know beside the record. */
export interface Observation {
  /** Since when Jing's pushes have been listened to; what was before is unknown. */
  readonly observedSince: Date | null;
  /** Where phones without a country code are taken to be, e.g. CN. */
  readonly phoneRegion: string;
}

export const originOf = (stored: StoredRecord, { observedSince }: Observation): RecordOrigin => ({
  servedFrom: 'STORE',
  fetchedAt: stored.receivedAt,
  observedSince,
  isPartial: stored.isPartial,
});
