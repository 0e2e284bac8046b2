import type { SharedPlace } from '../../coordination/shared-place.ts';
import { sharedStateOf } from '../../observing/shared-state.ts';
import { StoreUnavailable, type Store } from '../../store/store.ts';
import type { ConnectedVendors } from '../../vendors/connected.ts';
import type { Handler } from '../use-routes.ts';

/** Alive: the process answers. */
export const alive: Handler = () => Response.json({ status: 'ok' });

/** A store that cannot be had is not ready; anything else is a bug of ours and comes out as one. */
function notReady(error: unknown): false {
  if (error instanceof StoreUnavailable) return false;
  throw error;
}

/** What readiness is told by. */
export interface ReadyRoom {
  readonly store: Store;
  readonly vendors: ConnectedVendors;
  /** What processes share; absent or null: this one has all for itself. */
  readonly shared?: Pick<SharedPlace, 'get'> | null;
  /** True: this process stops soon, and whoever has another one should go there. */
  readonly isLeaving?: () => boolean;
}

/** Ready: the store answers. Sick vendors and lost state are told but cost no readiness: each request says how it did. */
export const ready =
  ({ store, vendors, shared = null, isLeaving }: ReadyRoom): Handler =>
  async () => {
    if (isLeaving?.() === true) return Response.json({ status: 'stopping' }, { status: 503 });
    const isStoreUp = await store.isReady().catch(notReady);
    const states = [...vendors.values()].map((vendor) => [
      vendor.name,
      {
        isConfigured: vendor.adapter !== null,
        isSandbox: vendor.isSandbox,
        state: vendor.health().state,
        problem: vendor.health().lastProblem?.kind ?? null,
      },
    ]);
    const body = {
      status: isStoreUp ? 'ok' : 'unavailable',
      store: isStoreUp,
      state: await sharedStateOf(shared),
      vendors: Object.fromEntries(states),
    };
    return Response.json(body, { status: isStoreUp ? 200 : 503 });
  };
