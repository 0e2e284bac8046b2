import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../vendors/call.ts';
import type { Clock } from '../vendors/clock.ts';
import { timeoutSignal } from '../vendors/give-up-after.ts';
import type { FetchedToken, TokenSpec } from '../vendors/tokens.ts';
import { Refusal } from '../vendors/vendor-error.ts';
import type { SecretChange } from '../store/store.ts';
import { sealOf } from './seal.ts';
import type { SharedPlace } from './shared-place.ts';
import { orRefused, sharedToken, type Held } from './shared-token.ts';

/** Small things of one vendor that survive a restart; a promise of `put` resolves after the commit. */
interface Secrets {
  get(key: string): Promise<string | null>;
  /** Keeps the next one, unless another one than `before` is kept by now: then false. */
  replace(key: string, change: SecretChange): Promise<boolean>;
}

/** What the tokens of one vendor live in. */
export interface RenewalSurroundings {
  /** The vendor's name and address: equal credentials of another one are others. */
  readonly scope: readonly [name: string, address: string];
  readonly secrets: Secrets;
  readonly passing: SharedPlace;
  readonly lasting: SharedPlace;
  readonly clock: Clock;
  /** The most that fetching a token may take. */
  readonly timeoutMs: number;
}

/** Gets one token anew: from another process that has a newer one, or from the vendor. */
export interface TokenRenewal {
  /** The most that it takes, also where another process dies while it renews. */
  readonly patienceMs: number;
  /** A newer one than this process has, and not the one that was refused. */
  after(known: Held | null, refused: string | null): Promise<Held>;
  /** Waits until nothing is on its way from the vendor to the store. */
  settle(): Promise<void>;
}

/** Fetched, and not yet kept. */
interface Unsaved {
  readonly fetched: FetchedToken;
  readonly kept: string | null;
  readonly token: Held;
}

const graceMs = 1000; // for keeping what was fetched
const longestMarginMs = 5 * 60_000;
const pollMs = 50;
const saveAgainMs = 1000;

/** How one token is renewed: by one process at a time. */
export function tokenRenewal(spec: TokenSpec, surroundings: RenewalSurroundings): TokenRenewal {
  const { secrets, clock, timeoutMs, scope, passing, lasting } = surroundings;
  const seal = sealOf([...scope, spec.key, ...spec.credentials]);
  const needsLasting = spec.rotates === true;
  const shared = sharedToken({ name: `${scope[0]}:${spec.key}`, seal, passing, lasting, needsLasting, clock });
  const leaseMs = timeoutMs + graceMs;
  const patienceMs = leaseMs + timeoutMs;
  let unsaved: Unsaved | null = null;
  let fetching: Promise<Held> | null = null;

  /** A vendor that rotates has voided what we kept: should saving fail, the same token is saved later, not another one fetched. */
  async function save({ fetched, kept, token }: Unsaved): Promise<Held> {
    const isKept =
      fetched.keep === undefined || (await orRefused(secrets.replace(spec.key, { before: kept, next: fetched.keep })));
    unsaved = null;
    // Somebody has authorised the app anew meanwhile, and what began before must not undo that.
    if (!isKept) throw notInTime();
    await shared.leave(token);
    return token;
  }

  async function fetchNew(olderThan: number, deadline: number): Promise<Held> {
    const kept = needsLasting ? await orRefused(secrets.get(spec.key)) : null;
    const left = deadline - clock.now();
    if (left <= 0) throw notInTime();
    const call: Call = { signal: timeoutSignal(left), deadline };
    const fetched = await spec.fetch(kept, call);
    const now = clock.now();
    const endsAt = now + fetched.expiresInMs;
    const renewFrom = endsAt - Math.min(longestMarginMs, fetched.expiresInMs / 10);
    const version = Math.max(now, olderThan + 1);
    unsaved = { fetched, kept, token: { value: fetched.value, renewFrom, endsAt, version } };
    try {
      return await save(unsaved);
    } catch (error) {
      void saveLater();
      throw error;
    }
  }

  /** Whoever asks is refused until it is saved; it must not be lost where nobody asks. */
  async function saveLater(): Promise<void> {
    while (unsaved !== null) {
      await pause(saveAgainMs, undefined, { ref: false });
      if (unsaved === null) return;
      await save(unsaved).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
    }
  }

  return {
    patienceMs,
    async after(known, refused) {
      if (unsaved !== null) return save(unsaved);
      const patientUntil = performance.now() + patienceMs;
      const isNewer = (found: Held | null): found is Held =>
        found !== null && found.version > (known?.version ?? 0) && found.value !== refused;
      while (performance.now() < patientUntil) {
        const left = await shared.newest();
        if (isNewer(left)) return left;
        // What the vendor is given to answer ends before the lease does.
        const deadline = clock.now() + timeoutMs;
        const lease = await shared.take(leaseMs);
        if (lease === null) {
          await pause(pollMs);
          continue;
        }
        try {
          const meanwhile = await shared.newest();
          const olderThan = Math.max(meanwhile?.version ?? 0, known?.version ?? 0);
          if (isNewer(meanwhile)) return meanwhile;
          fetching = fetchNew(olderThan, deadline);
          return await fetching;
        } finally {
          await lease.release();
        }
      }
      throw notInTime();
    },
    settle: async () => void (await Promise.allSettled([fetching])),
  };
}

const notInTime = () =>
  new Refusal({ kind: 'UNAVAILABLE', message: 'Our access token could not be renewed in time.', retryAfterMs: 1000 });
