import type { Store } from '../../store/store.ts';

// Kept over restarts, and for all processes.
const markKey = 'swept until'; // epoch milliseconds
const missedKey = 'missed pushes';

type Kept = Pick<Store, 'secret' | 'keepSecret'>;

async function numberAt(store: Kept, vendor: string, key: string): Promise<number | null> {
  const text = await store.secret(vendor, key);
  return text === null ? null : Number(text);
}

/** How far the sweeps of a vendor have come, in epoch milliseconds; null before the first. */
export const sweptUntil = (store: Kept, vendor: string): Promise<number | null> => numberAt(store, vendor, markKey);

/** Never goes back: another process may have come further. */
export async function keepSweptUntil(store: Kept, vendor: string, until: number): Promise<void> {
  const latest = await sweptUntil(store, vendor);
  if (latest === null || latest < until) await store.keepSecret(vendor, markKey, String(until));
}

/** How many changes sweeps have found that no push had told; null before the first sweep. */
export async function missedPushes(store: Kept, vendor: string): Promise<number | null> {
  if ((await sweptUntil(store, vendor)) === null) return null;
  return (await numberAt(store, vendor, missedKey)) ?? 0;
}

/** Counts some more. Of processes that do so at the same moment one may go uncounted. */
export async function countMissed(store: Kept, vendor: string, more: number): Promise<void> {
  if (more === 0) return;
  const before = (await numberAt(store, vendor, missedKey)) ?? 0;
  await store.keepSecret(vendor, missedKey, String(before + more));
}
