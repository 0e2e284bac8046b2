/** The five kinds of record, as everywhere: schema, ids, store, capabilities. */
export const entities = ['LEAD', 'CUSTOMER', 'TAG', 'FOLLOW_UP', 'TASK'] as const;
export type Entity = (typeof entities)[number];

/** True for a kind of record. */
export const isEntity = (kind: string | undefined): kind is Entity => entities.some((entity) => entity === kind);

/** What is listed but is no record: it has no global id. */
export const sideKinds = ['BLACKLIST_ENTRY', 'CUSTOMER_ASSIGNMENT'] as const;
export type SideKind = (typeof sideKinds)[number];

/** All that can be listed. */
export type ListKind = Entity | SideKind;

/** Where a copy of a record came from. */
export const servedFroms = ['LIVE', 'CACHE', 'STALE', 'STORE', 'BUILT_IN'] as const;
export type ServedFrom = (typeof servedFroms)[number];

/** Where a copy of a record came from, and when. */
export interface RecordOrigin {
  readonly servedFrom: ServedFrom;
  /** Time of the reply or of the push; null for a built-in vocabulary. */
  readonly fetchedAt: Date | null;
  /** For records known only from pushes: since when we have been listening. */
  readonly observedSince?: Date | null;
  /** True if only the part that pushes happened to mention is known. */
  readonly isPartial?: boolean;
}

/** What every row of a list has. */
export interface ListedRow {
  /** Made by the adapter: tells the row from all others of its kind at the vendor. */
  readonly ref: string;
  readonly origin: RecordOrigin;
}

/**
 * What every copy of a record has. All other fields of a record obey one rule:
 * `null` means the vendor says there is none (or never carries it);
 * `undefined` means this copy does not carry it, but fetching the record by its ref may.
 */
export interface VendorRecord {
  /** Made by the adapter; the same wherever the record appears, enough to fetch it again, free of personal data. */
  readonly ref: string;
  /** The vendor's own id, digit for digit. */
  readonly externalId: string;
  readonly origin: RecordOrigin;
  /** As the vendor sent it, long integers as strings, before validation. Read by nothing but the `raw` field. */
  readonly raw: Readonly<Record<string, unknown>> | null;
  /** Fields only this vendor has; its shape belongs to the vendor's folder. Same rule for undefined and null. */
  readonly details?: object | null;
}

/** Points at a record of the same vendor. */
export interface RecordLink {
  readonly entity: Entity;
  readonly ref: string;
}
