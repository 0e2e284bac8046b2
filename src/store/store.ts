import type { SharedPlace } from '../coordination/shared-place.ts';
import type { Change, ChangeSubject } from '../records/change.ts';
import type { PushReading } from '../vendors/push.ts';
import type { RecordStore } from '../vendors/record-store.ts';
import type { WriteLedger } from '../writes/write-ledger.ts';

/** What must never be lost. Every promise resolves after the commit. Throws `StoreUnavailable` if the database cannot be had. */
export interface Store {
  /** The records of one vendor. */
  records(vendor: string): RecordStore;
  /**
   * Keeps a push, applies what was read of it and notes its changes, in one transaction. A repeat is kept once and
   * applied once. What cannot be applied is kept all the same, to be tried again.
   */
  accept(push: AcceptedPush): Promise<Acceptance>;
  /** Pushes that were kept but not understood, or not applied. */
  readonly parking: Parking;
  /** What pushes changed. */
  readonly changes: ChangeLog;
  /** When the latest push of a vendor arrived; null if none did. */
  lastPushAt(vendor: string): Promise<Date | null>;
  /** Notes the start of listening, once; later calls change nothing. */
  listenFrom(vendor: string, since: Date): Promise<void>;
  /** Something that must survive a restart, e.g. a rotated refresh token. */
  secret(vendor: string, key: string): Promise<string | null>;
  keepSecret(vendor: string, key: string, value: string): Promise<void>;
  /** The same, if nobody has kept another one than `before` meanwhile; else false, and nothing is changed. */
  replaceSecret(vendor: string, key: string, change: SecretChange): Promise<boolean>;
  /** What processes over this database leave for one another. */
  readonly shared: SharedPlace;
  /** Writes by their idempotency keys. */
  readonly writes: WriteLedger;
  /** True if the database answers. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** From what is kept now, null for nothing, to what is kept next. */
export interface SecretChange {
  readonly before: string | null;
  readonly next: string;
}

/** A push as it came, and what its vendor's reader made of it. */
export interface AcceptedPush {
  readonly vendor: string;
  /** The body exactly as it came; empty for a change that nobody pushed, and that was found instead. */
  readonly body: string;
  readonly receivedAt: Date;
  readonly reading: PushReading;
  /** Why it could not be read although it should have been, without personal data: it is tried again later. */
  readonly failed?: string | undefined;
}

/** What became of a push that was kept. */
export interface Acceptance {
  readonly isRepeat: boolean;
  /** Why it, or a part of it, was not applied; null if all of it was. */
  readonly parked: string | null;
}

/** A push that was kept and waits: for another try, or for an operator. */
export interface ParkedPush {
  /** Its number in the order of arrival. */
  readonly receipt: number;
  readonly vendor: string;
  readonly body: string;
  readonly receivedAt: Date;
  readonly reason: string;
  /** How often it was tried. */
  readonly tries: number;
  /** When it is tried again by itself; null: never. */
  readonly tryAt: Date | null;
}

/** Pushes that were kept but not understood, or not applied. */
export interface Parking {
  /** In the order of arrival, behind this receipt. */
  list(ask: { readonly after: number; readonly limit: number; readonly vendor?: string }): Promise<ParkedPush[]>;
  /** Those whose next try is due, oldest first. */
  due(limit: number): Promise<ParkedPush[]>;
  /** How many pushes of a vendor wait. */
  count(vendor: string): Promise<number>;
  /** One by its receipt; null if there is none or it does not wait. */
  get(receipt: number): Promise<ParkedPush | null>;
  /** Applies what is read of it now, with the receipt it has; null if it waits no longer. */
  replay(receipt: number, read: Pick<AcceptedPush, 'reading' | 'failed'>): Promise<Acceptance | null>;
}

/** Which changes are asked for. */
export interface ChangeAsk {
  /** Only changes with a higher number. */
  readonly after: number;
  readonly vendors?: readonly string[] | undefined;
  readonly subjects?: readonly ChangeSubject[] | undefined;
}

/** The one order of all changes. */
export interface ChangeLog {
  /** Tells this log from all others: numbers of one mean nothing in another. */
  readonly id: string;
  /** Changes by their number, lowest first. Whoever has read up to a number never misses a lower one. */
  after(ask: ChangeAsk & { readonly limit: number }): Promise<Change[]>;
  /** How many there are. */
  count(ask: ChangeAsk): Promise<number>;
  /** The highest number given so far; 0 before the first. */
  latest(): Promise<number>;
  /**
   * The highest number that is no longer kept; 0 as long as all are. Whoever continues behind a lower number has
   * missed some: to be asked after the changes themselves, which may be deleted meanwhile.
   */
  oldest(): Promise<number>;
  /** Calls the listener after there may be new changes, also from another process where the database tells; gives the way to stop. */
  onNews(listener: () => void): () => void;
}

/** The database cannot be had now; nothing was kept. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
