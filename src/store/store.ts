import type { PushReading } from '../vendors/push.ts';
import type { RecordStore } from '../vendors/record-store.ts';
import type { WriteLedger } from '../writes/write-ledger.ts';

/** What must never be lost. Every promise resolves after the commit. Throws `StoreUnavailable` if the database cannot be had. */
export interface Store {
  /** The records of one vendor. */
  records(vendor: string): RecordStore;
  /** Keeps a push and applies what was read of it, in one transaction. A repeat is kept once and applied once. */
  accept(push: AcceptedPush): Promise<{ readonly isRepeat: boolean }>;
  /** When the latest push of a vendor arrived; null if none did. */
  lastPushAt(vendor: string): Promise<Date | null>;
  /** Notes the start of listening, once; later calls change nothing. */
  listenFrom(vendor: string, since: Date): Promise<void>;
  /** Something that must survive a restart, e.g. a rotated refresh token. */
  secret(vendor: string, key: string): Promise<string | null>;
  keepSecret(vendor: string, key: string, value: string): Promise<void>;
  /** Writes by their idempotency keys. */
  readonly writes: WriteLedger;
  /** True if the database answers. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** A push as it came, and what its vendor's reader made of it. */
export interface AcceptedPush {
  readonly vendor: string;
  /** The body exactly as it came. */
  readonly body: string;
  readonly receivedAt: Date;
  readonly reading: PushReading;
}

/** The database cannot be had now; nothing was kept. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
