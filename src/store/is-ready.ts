import { StoreUnavailable } from './store.ts';

/** True if the database answers this; a mistake of ours stays what it is. */
export async function isReady(ask: () => unknown): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}
