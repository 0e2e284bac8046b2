import type { Clock } from '../clock.ts';
import { Refusal } from '../vendor-error.ts';

const failuresToOpen = 5;
const restMs = 1000;
// A call that hung this long cost its caller enough to count by itself.
const slowMs = 250;

/**
 * Stops asking a vendor that does not answer. Open, it lets one call through every second, also while an earlier one
 * still hangs, and refuses the others at once; the first answer closes it. (Cockatiel's makes the others wait for the
 * probe, lets a hanging probe hold recovery up, and takes a caller that left for a success.)
 */
export interface Breaker {
  readonly isOpen: boolean;
  /** Taken when a call begins, handed back when it or its second try fails. */
  readonly ticket: number;
  /** Throws a `Refusal` while the vendor rests. */
  refuseWhileResting(): void;
  /** As above; where the vendor may be tried again, this caller is the one who tries. */
  enter(): void;
  answered(): void;
  /** Calls that were under way together and failed at once say the same thing: they count as one. */
  failed(ticket: number, tookMs: number): void;
}

export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let counted = 0; // failures ever counted: tells a ticket's age
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
    get ticket() {
      return counted;
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
    failed(ticket, tookMs) {
      if (ticket < counted && tookMs < slowMs) return;
      counted++;
      failures++;
      if (triedAt === null && failures >= failuresToOpen) triedAt = clock.now();
    },
  };
}
