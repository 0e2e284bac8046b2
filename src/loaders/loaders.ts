import type { Held } from '../graph/nodes/held.ts';
import type { ListPage } from '../lists/list-page.ts';
import type { BlacklistEntry } from '../records/blacklist-entry.ts';
import type { Stage } from '../records/follow-up.ts';
import type { Entity } from '../records/record.ts';
import type { RecordOf } from '../vendors/adapter.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import type { ReferenceReader } from './reference.ts';

/** Turns many small questions of one request into few vendor calls. Failures are `VendorError`s on their own keys only. */
export interface Loaders {
  /** The ref under which a record lives on: its own, unless it was merged into another. */
  living(vendor: VendorName, entity: Entity, ref: string): Promise<string>;
  /** A record by its ref, or the one it was merged into; null if it is gone. A primed list row serves; else it is fetched. */
  record<E extends Entity>(vendor: VendorName, entity: E, ref: string): Promise<Held<E> | null>;
  /** The record fetched by its ref, for fields that the copy at hand does not carry; null if it is gone or the vendor cannot fetch one. */
  whole<E extends Entity>(held: Held<E>): Promise<RecordOf[E] | null>;
  /** A write has gone to this vendor: what was read of it before is read again. */
  forget(vendor: VendorName): void;
  /** Makes a list row known to `record`. */
  prime(held: Held): void;
  /** Tags of a lead or customer: those of its copy and those of the vendor's bulk call. Null: the vendor has none to give. */
  tags(held: Held<'LEAD'> | Held<'CUSTOMER'>): readonly Held<'TAG'>[] | null | Promise<readonly Held<'TAG'>[] | null>;
  /** First page of the follow-ups of a lead or customer; null: the vendor has none to give. */
  followUps(held: Held<'LEAD'> | Held<'CUSTOMER'>, first: number): Promise<ListPage<'FOLLOW_UP'> | null>;
  /** Leads that the vendor links to a customer; null: it has no such link. */
  leads(held: Held<'CUSTOMER'>): Promise<readonly Held<'LEAD'>[] | null>;
  /** Customers that the vendor links to a lead; null: it has no such link. */
  customers(held: Held<'LEAD'>): Promise<readonly Held<'CUSTOMER'>[] | null>;
  /** The stage that a customer has reached, from the vendor's own call for it. Null instead of a promise: it has no such call. */
  stage(held: Held<'CUSTOMER'>): Promise<Stage | null> | null;
  /** Why a customer is blacklisted, null if not. Null instead of a promise: the vendor has no such call. */
  blacklistEntry(held: Held<'CUSTOMER'>): Promise<BlacklistEntry | null> | null;
  /** The slow lists of a vendor; null: it has none. Throws UNSUPPORTED for a vendor that is off. */
  reference(vendor: VendorName): ReferenceReader | null;
}
