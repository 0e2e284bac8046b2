import type { Clock } from '../vendors/clock.ts';
import { nextTryAt } from './next-try.ts';
import type { AcceptedPush } from './store.ts';

/** The columns that tell what became of a push at its so-manyeth try. */
export function outcomeOf({ reading, failed }: Pick<AcceptedPush, 'reading' | 'failed'>, tries: number, clock: Clock) {
  const reason = failed ?? reading.parked ?? null;
  return {
    state: reason === null ? 'applied' : 'parked',
    reason,
    tries,
    try_at: failed === undefined ? null : nextTryAt(tries, clock.now()),
  };
}

/** The columns of a push that turned out at a later try to be a repeat of another one. */
export const repeated = (tries: number) => ({
  state: 'applied',
  reason: 'a repeat of another push',
  tries,
  try_at: null,
});
