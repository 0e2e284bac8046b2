import type { SharedPlace } from '../coordination/shared-place.ts';
import { StoreUnavailable, type Store } from '../store/store.ts';
import type { ConnectedVendor, ConnectedVendors } from '../vendors/connected.ts';
import type { Crew } from '../workers/crew.ts';
import type { Observing } from './observing.ts';
import { sharedStateOf } from './shared-state.ts';

/** What the status page and the gauges of `/metrics` are made of. */
export interface StatusRoom {
  readonly vendors: ConnectedVendors;
  readonly store: Store;
  readonly observing: Observing;
  /** What processes share; null: this one has all for itself. */
  readonly shared: Pick<SharedPlace, 'get'> | null;
  /** The workers that this process is one of; null: it is alone. */
  readonly crew: Crew | null;
}

/** How everything is now, as this process sees it: no personal data, nothing of a request. */
export async function statusOf({ vendors, store, observing, crew, shared }: StatusRoom) {
  const [isStoreUp, state] = await Promise.all([orNull(store.isReady()), sharedStateOf(shared)]);
  const all = [...vendors.values()].map((vendor) => vendorStatus(vendor, store, observing));
  const worker = crew === null ? null : { number: crew.number, of: crew.size };
  return { worker, store: isStoreUp === true, state, vendors: await Promise.all(all) };
}

async function vendorStatus(vendor: ConnectedVendor, store: Store, observing: Observing) {
  const { name, definition, adapter, isSandbox, push, line } = vendor;
  const { state, since, lastSuccessAt, lastFailureAt, lastProblem } = vendor.health();
  const isPushing = push !== null;
  const quota = await vendor.quota();
  return {
    name,
    title: definition.title,
    isConfigured: adapter !== null,
    isSandbox,
    isCalled: quota !== null,
    state,
    since,
    lastSuccessAt,
    lastFailureAt,
    // The words may be the vendor's own: its code and ours are enough here.
    problem: lastProblem === null ? null : { kind: lastProblem.kind, vendorCode: lastProblem.vendorCode ?? null },
    isResting: line?.isResting() ?? false,
    recent: observing.recentOf(name),
    quota: quota === null ? null : { ...quota },
    pushes: isPushing
      ? { lastAt: await orNull(store.lastPushAt(name)), parked: await orNull(store.parking.count(name)) }
      : null,
  };
}

/** Null: the store cannot be had, and nothing is known. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof StoreUnavailable) return null;
    throw error;
  }
}
