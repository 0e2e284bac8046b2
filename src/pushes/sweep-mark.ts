import { z } from 'zod';
import type { Store } from '../store/store.ts';

/** How far the sweeps of a vendor have come, kept over restarts and for all processes. */
export interface SweepMark {
  /** Epoch milliseconds. */
  readonly until: number;
  /** How many changes were found that no push had told. */
  readonly missed: number;
}

type Kept = Pick<Store, 'secret' | 'keepSecret'>;

const key = 'sweep';
const schema = z.object({ until: z.number(), missed: z.number() });

/** Null before the first sweep. */
export async function readSweepMark(store: Kept, vendor: string): Promise<SweepMark | null> {
  const text = await store.secret(vendor, key);
  return text === null ? null : schema.parse(JSON.parse(text));
}

export const keepSweepMark = (store: Kept, vendor: string, mark: SweepMark): Promise<void> =>
  store.keepSecret(vendor, key, JSON.stringify(mark));

/** How many changes sweeps have found that no push had told; null before the first sweep. */
export const missedPushes = async (store: Kept, vendor: string): Promise<number | null> =>
  (await readSweepMark(store, vendor))?.missed ?? null;
