import type { Clock } from '../clock.ts';
import { Refusal } from '../vendor-error.ts';

const failuresToOpen = 5;
const restMs = 1000;

/**
 * Stops asking a vendor that does not answer. Open, it lets one call through every second, also while an earlier one
 * still hangs, and refuses the others at once; the first answer closes it. (Cockatiel's makes the others wait for the
 * probe, lets a hanging probe hold recovery up, and takes a caller that left for a success.)
 */
export interface Breaker {
  readonly isOpen: boolean;
  /** Throws a `Refusal` while the vendor rests. */
  refuseWhileResting(): void;
  /** As above; where the vendor may be tried again, this caller is the one who tries. */
  enter(): void;
  answered(): void;
  failed(): void;
}

export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let triedAt: number | null = null; // null: closed

  function refuseWhileResting() {
    if (triedAt === null) return;
    const restLeft = triedAt + restMs - clock.now();
    if (restLeft <= 0 || restLeft > restMs) return; // beyond restMs the clock was set back
    throw new Refusal({
      kind: 'UNAVAILABLE',
      message: 'The vendor failed several times in a row and is resting.',
      retryAfterMs: restLeft,
    });
  }

  return {
    get isOpen() {
      return triedAt !== null;
    },
    refuseWhileResting,
    enter() {
      refuseWhileResting();
      if (triedAt !== null) triedAt = clock.now();
    },
    answered() {
      failures = 0;
      triedAt = null;
    },
    failed() {
      failures++;
      if (triedAt === null && failures >= failuresToOpen) triedAt = clock.now();
    },
  };
}
