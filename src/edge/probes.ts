import { StoreUnavailable, type Store } from '../store/store.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import type { Handler } from './use-routes.ts';

/** Alive: the process answers. */
export const alive: Handler = () => Response.json({ status: 'ok' });

/** A store that cannot be had is not ready; anything else is a bug of ours and comes out as one. */
function notReady(error: unknown): false {
  if (error instanceof StoreUnavailable) return false;
  throw error;
}

/** Ready: the store answers. Sick vendors are told but cost no readiness: each request says how they did. */
export const ready =
  (store: Store, vendors: ConnectedVendors): Handler =>
  async () => {
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
    const body = { status: isStoreUp ? 'ok' : 'unavailable', store: isStoreUp, vendors: Object.fromEntries(states) };
    return Response.json(body, { status: isStoreUp ? 200 : 503 });
  };
