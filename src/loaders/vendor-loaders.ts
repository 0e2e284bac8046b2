import type DataLoader from 'dataloader';
import type { BlacklistEntry } from '../records/blacklist-entry.ts';
import type { Stage } from '../records/follow-up.ts';
import type { Lead } from '../records/lead.ts';
import type { Entity } from '../records/record.ts';
import type { Tag } from '../records/tag.ts';
import type { RecordOf, Source } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';
import { byOwner } from './by-owner.ts';
import { byRef } from './by-ref.ts';
import { livingRefs } from './living-refs.ts';
import { oneByOwner } from './one-by-owner.ts';
import { OwnedFollowUps } from './owned-follow-ups.ts';

/** The loaders of one kind of record at one vendor; null where the vendor has no such call. */
export interface VendorLoaders<E extends Entity> {
  readonly whole: DataLoader<string, RecordOf[E] | null> | null;
  readonly living: DataLoader<string, string> | null;
  readonly tags: DataLoader<string, readonly Tag[]> | null;
  readonly leads: DataLoader<string, readonly Lead[]> | null;
  readonly stage: DataLoader<string, Stage | null> | null;
  readonly blacklistEntry: DataLoader<string, BlacklistEntry | null> | null;
  /** One for each endpoint, in the order of the plan. */
  readonly followUps: readonly OwnedFollowUps[];
}

export const vendorLoaders = <E extends Entity>(
  vendor: string,
  entity: E,
  source: Source<E>,
  call: Call,
): VendorLoaders<E> => ({
  whole: source.get ? byRef<E>(vendor, source.get, call) : null,
  living: livingRefs(vendor, source),
  tags: source.tags ? byOwner(vendor, source.tags, call) : null,
  leads: source.leads ? byOwner(vendor, source.leads, call) : null,
  stage: source.stages ? oneByOwner(vendor, source.stages, call) : null,
  blacklistEntry: source.blacklistEntries ? oneByOwner(vendor, source.blacklistEntries, call) : null,
  followUps: (source.followUps ?? []).map((part) => new OwnedFollowUps(vendor, entity, part, call)),
});
