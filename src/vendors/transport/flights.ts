import type { Call } from '../call.ts';
import type { Clock } from '../clock.ts';
import { Left, leftOf, withinBudget, type Leaving } from './budget.ts';

/** What a vendor call in flight lives by. The signal aborts, with a `Left`, when its last waiter leaves. */
export interface Flight {
  readonly signal: AbortSignal;
  /** Milliseconds that the most patient waiter still has. */
  left(): number;
}

/** Vendor calls in flight. Equal ones are one; each waiter keeps its own budget. */
export interface Flights<T> {
  /** Waits for a call that nobody else may join. */
  alone(call: Call, work: (flight: Flight) => Promise<T>): Promise<T>;
  /** Joins the call in flight under this key, or starts one if there is none, or one that is old already. */
  shared(key: string, call: Call, work: (flight: Flight) => Promise<T>): Promise<T>;
  /** From now on nobody joins what is in flight. */
  forget(): void;
}

interface Running<T> {
  readonly result: Promise<T>;
  readonly startedAt: number;
  /** When each waiter will have had enough. */
  readonly ends: Map<symbol, number>;
  end(leaving: Leaving): void;
}

/** How flights are shared. */
export interface FlightsOptions {
  readonly clock: Clock;
  /** Bounds the patience of each waiter, in milliseconds. */
  readonly limitMs: number;
  /** Nobody joins a call that is older, so that each call ends; half of the limit if left out. */
  readonly youngMs?: number;
}

export function createFlights<T>({ clock, limitMs, youngMs = limitMs / 2 }: FlightsOptions): Flights<T> {
  const running = new Map<string, Running<T>>();

  function start(work: (flight: Flight) => Promise<T>): Running<T> {
    const controller = new AbortController();
    const startedAt = clock.now();
    const ends = new Map<symbol, number>();
    const left = () => {
      let last = 0;
      for (const endsAt of ends.values()) if (endsAt > last) last = endsAt;
      return last - clock.now();
    };
    // A tick later, so that the work knows how long its first waiter waits.
    const result = Promise.resolve().then(() => work({ signal: controller.signal, left }));
    result.catch(() => undefined); // whoever waits hears of it; when all have left nobody does
    return { result, startedAt, ends, end: (leaving) => controller.abort(new Left(leaving)) };
  }

  async function wait(flight: Running<T>, call: Call, ended: () => void): Promise<T> {
    const me = Symbol('waiter');
    flight.ends.set(me, Math.min(call.deadline, clock.now() + limitMs));
    try {
      // Before the work begins, if it is to begin: what nobody waits for is not sent.
      if (call.signal.aborted) throw leftOf(call, clock);
      return await withinBudget(flight.result, { call, clock, limitMs });
    } catch (error) {
      flight.ends.delete(me);
      if (error instanceof Left && flight.ends.size === 0) {
        ended();
        flight.end(error.leaving);
      }
      throw error;
    }
  }

  return {
    alone: (call, work) => wait(start(work), call, () => undefined),

    forget: () => running.clear(),

    shared(key, call, work) {
      const inFlight = running.get(key);
      const isYoung = inFlight !== undefined && clock.now() - inFlight.startedAt < youngMs;
      const flight = isYoung ? inFlight : start(work);
      const land = () => {
        if (running.get(key) === flight) running.delete(key);
      };
      if (!isYoung) {
        running.set(key, flight);
        flight.result.then(land, land);
      }
      return wait(flight, call, land);
    },
  };
}
