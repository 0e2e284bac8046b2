import { z } from 'zod';
import { StoreUnavailable } from '../store/store.ts';
import type { Clock } from '../vendors/clock.ts';
import { Refusal } from '../vendors/vendor-error.ts';
import type { Seal } from './seal.ts';
import { PlaceUnavailable, type Lease, type SharedPlace } from './shared-place.ts';

/** A token as processes hand it to one another. */
export interface Held {
  readonly value: string;
  /** Epoch milliseconds: from then on it is renewed while it still holds, and then it ends. */
  readonly renewFrom: number;
  readonly endsAt: number;
  /** Higher than that of every token before it, whatever the clocks say. */
  readonly version: number;
}

const held = z.object({ value: z.string().min(1), renewFrom: z.number(), endsAt: z.number(), version: z.number() });

/** Where processes meet over one token. */
export interface SharedTokenOptions {
  /** Which token it is, beside its seal. */
  readonly name: string;
  readonly seal: Seal;
  /** Quick, and may forget: memory, or Redis. */
  readonly passing: SharedPlace;
  /** In the store, which also keeps what must not be lost. */
  readonly lasting: SharedPlace;
  /** Without the store nothing is renewed. */
  readonly needsLasting: boolean;
  readonly clock: Clock;
}

/**
 * One token among processes that meet at both places. One of them out of reach costs nothing: the other is enough to fetch
 * once, and the newer token goes. With both out of reach every process is alone.
 */
export function sharedToken({ name, seal, passing, lasting, needsLasting, clock }: SharedTokenOptions) {
  const key = `token:${name}:${seal.name}`;

  const readFrom = async (place: SharedPlace): Promise<Held | null> => {
    const shut = await reached(place.get(key), null);
    const text = shut === null ? null : seal.open(shut);
    return text === null ? null : held.parse(JSON.parse(text));
  };

  const takeLasting = (lifetimeMs: number): Promise<Lease | null> =>
    needsLasting ? orRefused(lasting.lease(key, lifetimeMs)) : reached(lasting.lease(key, lifetimeMs), alone);

  return {
    /** The newest that any process has left here; null if none has, or it has ended. */
    async newest(): Promise<Held | null> {
      const [quick, kept] = await Promise.all([readFrom(passing), readFrom(lasting)]);
      const newest = kept === null || (quick !== null && quick.version >= kept.version) ? quick : kept;
      return newest !== null && clock.now() < newest.endsAt ? newest : null;
    },

    /** Leaves it for the others. */
    async leave(token: Held): Promise<void> {
      const lifetimeMs = token.endsAt - clock.now();
      if (lifetimeMs <= 0) return;
      const shut = seal.shut(JSON.stringify(token));
      await Promise.all([passing, lasting].map((place) => reached(place.put(key, shut, lifetimeMs), undefined)));
    },

    /** The right to renew it; null: another process has it. */
    async take(lifetimeMs: number): Promise<Lease | null> {
      const quick = await reached(passing.lease(key, lifetimeMs), alone);
      if (quick === null) return null;
      const kept = await takeLasting(lifetimeMs).catch(async (error: unknown) => {
        await quick.release();
        throw error;
      });
      if (kept !== null) return { release: async () => void (await Promise.all([quick.release(), kept.release()])) };
      await quick.release();
      return null;
    },
  };
}

/** A lease of nothing. */
const alone: Lease = { release: async () => undefined };

/** What the place answers, or this if it is out of reach. */
async function reached<T, U>(answer: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PlaceUnavailable || error instanceof StoreUnavailable) return otherwise;
    throw error;
  }
}

/** What the store answers; without it there is a `Refusal`. */
export async function orRefused<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (!(cause instanceof StoreUnavailable)) throw cause;
    const message = 'The access token cannot be renewed while our database is away: a renewal must not be done twice.';
    throw new Refusal({ kind: 'UNAVAILABLE', message, retryAfterMs: 1000, cause });
  }
}
