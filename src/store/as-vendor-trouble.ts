import { Refusal } from '../vendors/vendor-error.ts';
import { StoreUnavailable } from './store.ts';

/** Vendors are served from the store too: for them an outage is trouble like any other. */
export async function asVendorTrouble<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new Refusal({ kind: 'UNAVAILABLE', message: 'The store of pushed records cannot be read.', cause: error });
  }
}
