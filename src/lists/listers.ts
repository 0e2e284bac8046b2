import type { ListKind } from '../records/record.ts';
import type { ConnectedVendor, ConnectedVendors } from '../vendors/connected.ts';
import { listOfferOf } from '../vendors/define-vendor.ts';

/** A vendor and what it says of its lists of one kind: the same for every request. */
export interface Lister {
  readonly vendor: ConnectedVendor;
  /** Undefined: it has no such list. */
  readonly offer: ReturnType<typeof listOfferOf>;
  readonly neverCarries: ReadonlySet<string>;
}

const known = new WeakMap<ConnectedVendors, Map<ListKind, readonly Lister[]>>();

/** All vendors as they list one kind, by name. */
export function listersOf(vendors: ConnectedVendors, kind: ListKind): readonly Lister[] {
  const byKind = known.get(vendors) ?? new Map<ListKind, readonly Lister[]>();
  known.set(vendors, byKind);
  const listers = byKind.get(kind) ?? [...vendors.values()].toSorted(byName).map((vendor) => listerOf(vendor, kind));
  byKind.set(kind, listers);
  return listers;
}

const byName = (a: ConnectedVendor, b: ConnectedVendor): number => (a.name < b.name ? -1 : 1);

function listerOf(vendor: ConnectedVendor, kind: ListKind): Lister {
  const offer = listOfferOf(vendor.definition, kind);
  return { vendor, offer, neverCarries: new Set(offer?.neverCarries) };
}
