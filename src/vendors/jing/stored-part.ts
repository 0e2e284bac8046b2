import type { Entity, RecordLink, VendorRecord } from '../../records/record.ts';
import type { Clock } from '../clock.ts';
import type { KeysetPart } from '../list-plan.ts';
import type { RecordStore, StoredRecord } from '../record-store.ts';
import type { Observation } from './pushes/observation.ts';

/** What the sources of this vendor read from; Jing itself is never called. */
export interface Kept {
  readonly records: RecordStore;
  readonly phoneRegion: string;
  readonly clock: Clock;
}

export type ToRecord<R extends VendorRecord> = (stored: StoredRecord, observation: Observation) => R;

export const observe = async ({ records, phoneRegion }: Kept): Promise<Observation> => ({
  observedSince: await records.observedSince(),
  phoneRegion,
});

/** The list of one kind of record out of the store. */
export function storedPart<R extends VendorRecord>(
  kept: Kept,
  entity: Entity,
  toRecord: ToRecord<R>,
  owners?: readonly RecordLink[],
): KeysetPart<R> {
  return {
    kind: 'keyset',
    key: 'store',
    async after({ after, limit }) {
      const observation = await observe(kept);
      const page = await kept.records.list(entity, { after, limit: limit + 1, ...(owners && { owners }) });
      const rows = page.rows.slice(0, limit);
      return {
        rows: rows.map((stored) => toRecord(stored, observation)),
        total: page.total,
        isEnd: page.rows.length <= limit,
        fetchedAt: latestArrival(rows),
        servedFrom: 'STORE',
        observedSince: observation.observedSince,
      };
    },
  };
}

/** Records by their refs out of the store. */
export const storedByRef = <R extends VendorRecord>(kept: Kept, entity: Entity, toRecord: ToRecord<R>) => ({
  maxBatch: 1000,
  async byRefs(refs: readonly string[]): Promise<R[]> {
    const observation = await observe(kept);
    const found = await kept.records.get(entity, refs);
    return [...found.values()].map((stored) => toRecord(stored, observation));
  },
});

/** When the youngest of the rows arrived; null without rows. */
export function latestArrival(rows: readonly StoredRecord[]): Date | null {
  const times = rows.map(({ receivedAt }) => receivedAt.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}
