/** What an idempotency key belongs to. */
export interface WriteKey {
  /** Name of the caller, no personal data. */
  readonly viewer: string;
  readonly mutation: string;
  /** Hash of the caller's own text. */
  readonly key: string;
}

/** What is known of the write under a key. */
export interface WriteEntry {
  /** Hash of what was asked; another one under the same key is a conflict. */
  readonly bodyHash: string;
  /** PENDING: it may be on its way. UNKNOWN: it was sent and no answer came. DONE: `answer` holds how it ended. */
  readonly state: 'PENDING' | 'UNKNOWN' | 'DONE';
  /** JSON text, made and read by the writes room. */
  readonly answer: string | null;
  readonly sentAt: Date;
  /** Until then a PENDING write may still be running somewhere; afterwards whoever ran it is gone. */
  readonly leaseUntil: Date;
}

/**
 * Remembers writes by their idempotency keys, for 24 hours at least, over restarts. Every promise resolves after the
 * commit. Throws `StoreUnavailable` if the database cannot be had.
 */
export interface WriteLedger {
  find(key: WriteKey): Promise<WriteEntry | null>;
  /** Notes that a write is about to be sent; if one is noted already, tells that one and changes nothing. */
  begin(key: WriteKey, pending: Pick<WriteEntry, 'bodyHash' | 'sentAt' | 'leaseUntil'>): Promise<WriteEntry | null>;
  /** Notes how it ended, or that nobody knows. What is DONE stays as it is: who comes later knows less. */
  finish(key: WriteKey, state: 'UNKNOWN' | 'DONE', answer: string | null): Promise<void>;
  /** Nothing was done after all: the key is as if never used. Only a PENDING write can be released. */
  release(key: WriteKey): Promise<void>;
}
