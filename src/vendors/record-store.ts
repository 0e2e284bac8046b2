import type { Entity } from '../records/record.ts';

/** A record kept from what a vendor pushed or mentioned. */
export interface StoredRecord {
  readonly ref: string;
  /** The vendor's own field names and values, last writer per field. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Its place in lists: time of creation, for a follow-up of occurrence. */
  readonly sortTime: Date | null;
  /** Ref of the lead or customer it belongs to, with its kind; for follow-ups and links. */
  readonly owner: { readonly entity: Entity; readonly ref: string } | null;
  /** True until an event that carried the whole record was seen. */
  readonly isPartial: boolean;
  readonly isDeleted: boolean;
  /** Ref of the record that it was merged into; null if it lives on. */
  readonly mergedInto: string | null;
  /** When the latest event about it arrived here. */
  readonly receivedAt: Date;
}

/** Place in an ordered list: newest first, rows without a time last, ties by ref. */
export interface RowKey {
  /** Epoch milliseconds, null for a row without a time. */
  readonly time: number | null;
  readonly ref: string;
}

/** Which kept records are asked for. */
export interface StoreAsk {
  /** Only rows behind this place. */
  readonly after: RowKey | null;
  readonly limit: number;
  /** Rows to leave out first, for numbered pages; 0 if absent. */
  readonly skip?: number;
  /** Only records of these owners. */
  readonly owners?: readonly { readonly entity: Entity; readonly ref: string }[];
}

/** Kept records in order. */
export interface StorePage {
  readonly rows: readonly StoredRecord[];
  /** Exact number of records for the same ask without `after`. */
  readonly total: number;
}

/** What a vendor may keep and ask of what it kept. Already narrowed to one vendor and account. */
export interface RecordStore {
  get(entity: Entity, refs: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>;
  list(entity: Entity, ask: StoreAsk): Promise<StorePage>;
  /** Remembers what replies mentioned in passing (tags seen on records); a field already kept is overwritten. */
  keep(
    entity: Entity,
    seen: readonly { readonly ref: string; readonly fields: Readonly<Record<string, unknown>> }[],
  ): Promise<void>;
  /** Of these refs those that were merged away, each with the one that lives on in the end. */
  survivors(entity: Entity, refs: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Since when pushes of this vendor have been listened to; null if never. */
  observedSince(): Promise<Date | null>;
}
