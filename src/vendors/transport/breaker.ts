import type { Clock } from '../clock.ts';
import { giveUpAfter } from '../give-up-after.ts';
import { Refusal } from '../vendor-error.ts';
import type { Sharing } from './sharing.ts';

const failuresToOpen = 5;
const restMs = 1000;
// A call that hung this long cost its caller enough to count by itself.
const slowMs = 250;
/** So long what we saw ourselves beats what others say: milliseconds. */
const ownWordHoldsMs = 10_000;
// Somebody else has just tried; its time may be over sooner than ours would be.
const nextLookMs = 200;
const leaseAnswersWithinMs = 50;

/**
 * Stops asking a vendor that does not answer. Open, it lets one call through every second, also while an earlier one
 * still hangs, and refuses the others at once; the first answer closes it. (Cockatiel's makes the others wait for the
 * probe, lets a hanging probe hold recovery up, and takes a caller that left for a success.)
 *
 * Processes tell one another when theirs opens or closes, and try a resting vendor in turns. Each believes the others
 * only until its own next call, which goes out at once: the line of one may be broken while the vendor is well.
 */
export interface Breaker {
  readonly isOpen: boolean;
  /** Taken when a call begins, handed back when it or its second try fails. */
  readonly ticket: number;
  /** Throws a `Refusal` while the vendor rests. */
  refuseWhileResting(): void;
  /** As above, where it is open; where the vendor may be tried again, this caller is the one who tries. */
  probe(): Promise<void>;
  answered(): void;
  /** Calls that were under way together and failed at once say the same thing: they count as one. */
  failed(ticket: number, tookMs: number): void;
}

export function createBreaker(clock: Clock, { name, signals, place }: Omit<Sharing, 'desk'>): Breaker {
  let failures = 0;
  let counted = 0; // failures ever counted: tells a ticket's age
  let triedAt: number | null = null; // null: closed
  let isHearsay = false; // open, or to be tried again, by somebody else's word alone
  let provedAt = -Infinity; // when somebody else's word turned out to be wrong here
  const news = { open: `open ${name}`, closed: `closed ${name}` };

  signals.hear('breaker', (word) => {
    const isNewsForUs = word === news.open ? triedAt === null : word === news.closed && triedAt !== null;
    if (!isNewsForUs) return;
    if (word === news.open && Math.abs(clock.now() - provedAt) < ownWordHoldsMs) return;
    triedAt = -Infinity;
    isHearsay = true;
  });

  const resting = (retryAfterMs: number) =>
    new Refusal({
      kind: 'UNAVAILABLE',
      message: 'The vendor failed several times in a row and is resting.',
      retryAfterMs,
    });

  function refuseWhileResting() {
    if (triedAt === null) return;
    const restLeft = triedAt + restMs - clock.now();
    if (restLeft <= 0 || restLeft > restMs) return; // beyond restMs the clock was set back
    throw resting(restLeft);
  }

  /** Whether it is our turn to try. While nobody can tell, it is. */
  async function isOurTurn(): Promise<boolean> {
    if (place === null) return true;
    const { promise: tooLong, resolve } = Promise.withResolvers<boolean>();
    const callOff = giveUpAfter(leaseAnswersWithinMs, () => resolve(true));
    const lease = place.lease(`probe:${name}`, restMs - leaseAnswersWithinMs).then(
      (taken) => taken !== null,
      () => true,
    );
    try {
      return await Promise.race([lease, tooLong]);
    } finally {
      callOff();
    }
  }

  return {
    get isOpen() {
      return triedAt !== null;
    },
    get ticket() {
      return counted;
    },
    refuseWhileResting,
    async probe() {
      refuseWhileResting();
      if (triedAt === null) return;
      triedAt = clock.now();
      const isFirst = isHearsay;
      isHearsay = false;
      if (isFirst || (await isOurTurn())) return;
      triedAt = clock.now() - restMs + nextLookMs;
      throw resting(nextLookMs);
    },
    answered() {
      failures = 0;
      if (triedAt === null) return;
      triedAt = null;
      provedAt = clock.now();
      signals.say('breaker', news.closed);
    },
    failed(ticket, tookMs) {
      if (ticket < counted && tookMs < slowMs) return;
      counted++;
      failures++;
      if (triedAt !== null || failures < failuresToOpen) return;
      triedAt = clock.now();
      signals.say('breaker', news.open);
    },
  };
}
