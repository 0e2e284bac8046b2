import type { Call } from '../call.ts';
import type { Clock } from '../clock.ts';
import { Left, withinBudget, type Leaving } from './budget.ts';

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
  /** Joins the call in flight under this key, or starts it. */
  shared(key: string, call: Call, work: (flight: Flight) => Promise<T>): Promise<T>;
}

interface Running<T> {
  readonly result: Promise<T>;
  readonly startedAt: number;
  readonly deadlines: Map<symbol, number>;
  end(leaving: Leaving): void;
}

/** `limitMs` bounds each call in flight, however many join it. */
export function createFlights<T>({ clock, limitMs }: { readonly clock: Clock; readonly limitMs: number }): Flights<T> {
  const running = new Map<string, Running<T>>();

  function start(work: (flight: Flight) => Promise<T>): Running<T> {
    const controller = new AbortController();
    const startedAt = clock.now();
    const deadlines = new Map<symbol, number>();
    const left = () => Math.min(Math.max(0, ...deadlines.values()), startedAt + limitMs) - clock.now();
    // A tick later, so that the first waiter's deadline is known to the work.
    const result = Promise.resolve().then(() => work({ signal: controller.signal, left }));
    result.catch(() => undefined); // whoever waits hears of it; when all have left nobody does
    return { result, startedAt, deadlines, end: (leaving) => controller.abort(new Left(leaving)) };
  }

  async function wait(flight: Running<T>, call: Call, ended: () => void): Promise<T> {
    const me = Symbol('waiter');
    flight.deadlines.set(me, call.deadline);
    try {
      return await withinBudget(flight.result, { call, clock, limitMs: flight.startedAt + limitMs - clock.now() });
    } catch (error) {
      flight.deadlines.delete(me);
      if (error instanceof Left && flight.deadlines.size === 0) {
        ended();
        flight.end(error.leaving);
      }
      throw error;
    }
  }

  return {
    alone: (call, work) => wait(start(work), call, () => undefined),

    shared(key, call, work) {
      const flight = running.get(key) ?? start(work);
      const land = () => {
        if (running.get(key) === flight) running.delete(key);
      };
      if (!running.has(key)) {
        running.set(key, flight);
        flight.result.then(land, land);
      }
      return wait(flight, call, land);
    },
  };
}
