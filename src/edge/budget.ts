import type { Call } from '../vendors/call.ts';
import type { Clock } from '../vendors/clock.ts';
import { giveUpAfter, timeoutSignal } from '../vendors/give-up-after.ts';

/** The time one request has: the signal aborts when the client has gone or the time is spent. */
export function startBudget(clientGone: AbortSignal, ms: number, clock: Clock): Call {
  const signal = AbortSignal.any([clientGone, timeoutSignal(ms)]);
  return { signal, deadline: clock.now() + ms };
}

/** The same for one event of a stream, to be ended with it: a stream may have millions, and its client stays. */
export function startEventBudget(clientGone: AbortSignal, ms: number, clock: Clock): Call & { end(): void } {
  const spent = new AbortController();
  const stop = () => spent.abort(new DOMException('The time of the event is spent.', 'TimeoutError'));
  const callOff = giveUpAfter(ms, stop);
  clientGone.addEventListener('abort', stop);
  return {
    signal: spent.signal,
    deadline: clock.now() + ms,
    end: () => {
      callOff();
      clientGone.removeEventListener('abort', stop);
    },
  };
}
