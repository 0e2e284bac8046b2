import type { Call } from '../vendors/call.ts';
import type { Clock } from '../vendors/clock.ts';

/** The time one request has: the signal aborts when the client has gone or the time is spent. */
export function startBudget(clientGone: AbortSignal, ms: number, clock: Clock): Call {
  const signal = AbortSignal.any([clientGone, AbortSignal.timeout(ms)]);
  return { signal, deadline: clock.now() + ms };
}
