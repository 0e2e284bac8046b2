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

/** The loaders of one kind of record at one vendor, each made when it is first asked for; null where the vendor has no such call. */
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
): VendorLoaders<E> => new LazyLoaders(vendor, entity, source, call);

class LazyLoaders<E extends Entity> implements VendorLoaders<E> {
  readonly #vendor: string;
  readonly #entity: E;
  readonly #source: Source<E>;
  readonly #call: Call;
  #whole: VendorLoaders<E>['whole'] = null;
  #living: VendorLoaders<E>['living'] = null;
  #tags: VendorLoaders<E>['tags'] = null;
  #leads: VendorLoaders<E>['leads'] = null;
  #stage: VendorLoaders<E>['stage'] = null;
  #blacklistEntry: VendorLoaders<E>['blacklistEntry'] = null;
  #followUps: readonly OwnedFollowUps[] | null = null;

  constructor(vendor: string, entity: E, source: Source<E>, call: Call) {
    this.#vendor = vendor;
    this.#entity = entity;
    this.#source = source;
    this.#call = call;
  }

  get whole() {
    const { get } = this.#source;
    return (this.#whole ??= get ? byRef<E>(this.#vendor, get, this.#call) : null);
  }

  get living() {
    return (this.#living ??= livingRefs(this.#vendor, this.#source));
  }

  get tags() {
    const { tags } = this.#source;
    return (this.#tags ??= tags ? byOwner(this.#vendor, tags, this.#call) : null);
  }

  get leads() {
    const { leads } = this.#source;
    return (this.#leads ??= leads ? byOwner(this.#vendor, leads, this.#call) : null);
  }

  get stage() {
    const { stages } = this.#source;
    return (this.#stage ??= stages ? oneByOwner(this.#vendor, stages, this.#call) : null);
  }

  get blacklistEntry() {
    const { blacklistEntries } = this.#source;
    return (this.#blacklistEntry ??= blacklistEntries ? oneByOwner(this.#vendor, blacklistEntries, this.#call) : null);
  }

  get followUps() {
    const parts = this.#source.followUps ?? [];
    return (this.#followUps ??= parts.map((part) => new OwnedFollowUps(this.#vendor, this.#entity, part, this.#call)));
  }
}
