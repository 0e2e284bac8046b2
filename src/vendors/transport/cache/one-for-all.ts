import type { Lease } from '../../../coordination/shared-place.ts';
import type { Flight } from '../flights.ts';
import { pause } from '../budget.ts';

const pollMs = 15;

/** Who asks the vendor when several processes want to know the same. */
export interface OneForAll<T> {
  /** The right to ask; null: another process has it. Undefined: nobody can tell. */
  take(lifetimeMs: number): Promise<Lease | null | undefined>;
  /** What the other process was answered; null: nothing yet. */
  look(): Promise<T | null>;
}

/**
 * The answer that another process got meanwhile, or the right to ask; null: to ask without it. Waits for the other no
 * longer than half of the time that there is, so that as much is left to ask.
 */
export async function answerOrRight<T>(
  { take, look }: OneForAll<T>,
  { left, signal }: Flight,
): Promise<{ readonly answer: T } | { readonly right: Lease } | null> {
  const leaveAt = left() / 2;
  while (left() > leaveAt) {
    const right = await take(left());
    if (right === undefined) return null;
    const answer = await look(); // also with the right: it may have been got just before
    if (answer !== null) {
      await right?.release();
      return { answer };
    }
    if (right !== null) return { right };
    await pause(pollMs, signal);
  }
  return null;
}
