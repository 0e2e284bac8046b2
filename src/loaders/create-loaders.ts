import type { Held } from '../graph/nodes/held.ts';
import { OwnedPages } from '../lists/owned-page.ts';
import type { Entity } from '../records/record.ts';
import type { Tag } from '../records/tag.ts';
import { sourceOf, type Adapter, type RecordOf } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';
import type { Clock } from '../vendors/clock.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import type { Loaders } from './loaders.ts';
import { PrimedRows } from './primed-rows.ts';
import { referenceReader, type ReferenceReader } from './reference.ts';
import { unsupported } from './vendor-failure.ts';
import { vendorLoaders, type VendorLoaders } from './vendor-loaders.ts';

export interface LoaderRoom {
  readonly vendors: ConnectedVendors;
  readonly call: Call;
  readonly clock: Clock;
}

/** The loaders of one vendor. */
type LoadersByKind = { readonly [E in Entity]?: VendorLoaders<E> };

/** The loaders of one request. */
export function createLoaders({ vendors, call, clock }: LoaderRoom): Loaders {
  const byVendor = new Map<VendorName, LoadersByKind>();
  const ownedPages = new Map<string, OwnedPages>();
  const rows = new PrimedRows();
  const references = new Map<VendorName, ReferenceReader | null>();

  function adapterOf(vendor: VendorName): Adapter {
    const adapter = vendors.get(vendor)?.adapter ?? null;
    if (adapter === null) throw unsupported(vendor, 'The vendor is off.');
    return adapter;
  }

  function loadersOf<E extends Entity>(vendor: VendorName, entity: E): VendorLoaders<E> {
    const known: LoadersByKind[E] = byVendor.get(vendor)?.[entity];
    if (known !== undefined) return known;
    const source = sourceOf(adapterOf(vendor), entity);
    if (source === undefined) throw unsupported(vendor, 'The vendor does not supply such records.');
    const made = vendorLoaders(vendor, entity, source, call);
    byVendor.set(vendor, { ...byVendor.get(vendor), [entity]: made });
    return made;
  }

  function ownedPagesOf({ vendor, entity }: Held): OwnedPages {
    const key = `${vendor} ${entity}`;
    const known = ownedPages.get(key) ?? new OwnedPages({ vendors, clock });
    ownedPages.set(key, known);
    return known;
  }

  async function living(vendor: VendorName, entity: Entity, ref: string): Promise<string> {
    const source = sourceOf(vendors.get(vendor)?.adapter, entity);
    return source?.survivors === undefined ? ref : (loadersOf(vendor, entity).living?.load(ref) ?? ref);
  }

  async function record<E extends Entity>(vendor: VendorName, entity: E, asked: string): Promise<Held<E> | null> {
    const ref = await living(vendor, entity, asked);
    const row = rows.get(vendor, entity, ref);
    if (row !== undefined) return row;
    const { whole } = loadersOf(vendor, entity);
    if (whole === null) throw unsupported(vendor, 'The vendor cannot fetch such a record by its id.');
    const copy = await whole.load(ref);
    return copy === null ? null : { vendor, entity, ref, copy, isWhole: true };
  }

  async function whole<E extends Entity>({ vendor, entity, ref, copy, isWhole }: Held<E>): Promise<RecordOf[E] | null> {
    if (isWhole) return copy;
    const source = vendors.get(vendor)?.adapter?.[entity];
    return source?.get === undefined ? null : (loadersOf(vendor, entity).whole?.load(ref) ?? null);
  }

  const heldTags = (
    { vendor }: Held<'LEAD'> | Held<'CUSTOMER'>,
    own: readonly Tag[] | null,
    others: readonly Tag[] | null,
  ): Held<'TAG'>[] | null =>
    own === null && others === null ? null : hold(vendor, 'TAG', eachOnce(own ?? [], others ?? []));

  /** Of a copy that does not bear its own. */
  async function lateTags(
    held: Held<'LEAD'> | Held<'CUSTOMER'>,
    bulk: VendorLoaders<'LEAD' | 'CUSTOMER'>['tags'],
  ): Promise<Held<'TAG'>[] | null> {
    const own = whole<'LEAD' | 'CUSTOMER'>(held).then((copy) => copy?.tags ?? null);
    return heldTags(held, ...(await Promise.all([own, bulk?.load(held.ref) ?? null])));
  }

  const prime = (held: Held): void => rows.add(held);

  const hold = <E extends Entity>(vendor: VendorName, entity: E, copies: readonly RecordOf[E][]): Held<E>[] =>
    copies.map((copy) => ({ vendor, entity, ref: copy.ref, copy, isWhole: false }));

  return {
    living,
    record,
    whole,
    prime,

    forget(vendor) {
      for (const known of [byVendor, references]) known.delete(vendor);
      rows.forget(vendor);
    },

    tags(held: Held<'LEAD'> | Held<'CUSTOMER'>) {
      const { tags: bulk } = loadersOf<'LEAD' | 'CUSTOMER'>(held.vendor, held.entity);
      const { tags: own } = held.copy;
      if (own === undefined) return lateTags(held, bulk);
      // Most rows bear all of theirs: no promise for each.
      return bulk === null
        ? heldTags(held, own, null)
        : bulk.load(held.ref).then((others) => heldTags(held, own, others));
    },

    async followUps(held: Held<'LEAD'> | Held<'CUSTOMER'>, first) {
      const parts = loadersOf<'LEAD' | 'CUSTOMER'>(held.vendor, held.entity).followUps;
      if (parts.length === 0) return null;
      const readings = await Promise.all(parts.map((part) => part.load(held.ref, first)));
      const page = ownedPagesOf(held).pageOf({
        held,
        first,
        rowsByPart: readings.map(({ rows }) => rows),
        totalByPart: readings.map(({ total }) => total),
        completeByPart: readings.map(({ isComplete }) => isComplete),
        fetchedAt: readings[0]?.fetchedAt ?? null,
      });
      for (const { node } of page.edges) prime(node);
      return page;
    },

    async leads(held) {
      const { leads } = loadersOf(held.vendor, 'CUSTOMER');
      if (leads === null) return null;
      const linked = hold(held.vendor, 'LEAD', await leads.load(held.ref));
      for (const lead of linked) prime(lead);
      return linked;
    },

    async customers(held) {
      const { customerRefs } = held.copy;
      const refs = customerRefs === undefined ? (await whole(held))?.customerRefs : customerRefs;
      if (refs === null || refs === undefined) return null;
      const linked = await Promise.all(refs.map((ref) => record(held.vendor, 'CUSTOMER', ref)));
      return linked.filter((customer) => customer !== null);
    },

    stage: ({ vendor, ref }) => loadersOf(vendor, 'CUSTOMER').stage?.load(ref) ?? null,
    blacklistEntry: ({ vendor, ref }) => loadersOf(vendor, 'CUSTOMER').blacklistEntry?.load(ref) ?? null,

    reference(vendor) {
      const known = references.get(vendor);
      if (known !== undefined) return known;
      const { reference } = adapterOf(vendor);
      const reader = reference === undefined ? null : referenceReader(vendor, reference, call);
      references.set(vendor, reader);
      return reader;
    },
  };
}

/** Each tag once; a copy that knows the name stands before one that only knows the id. */
function eachOnce(own: readonly Tag[], others: readonly Tag[]): readonly Tag[] {
  if (own.length + others.length < 2) return own.length === 0 ? others : own;
  const byTagRef = new Map<string, Tag>();
  for (const tag of [...own, ...others]) {
    if (typeof byTagRef.get(tag.ref)?.name !== 'string') byTagRef.set(tag.ref, tag);
  }
  return [...byTagRef.values()];
}
