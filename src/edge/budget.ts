import type { Call } from '../vendors/call.ts';
import type { Clock } from '../vendors/clock.ts';

/** The time one request has: the signal aborts when the client has gone or the time is spent. */
export function startBudget(clientGone: AbortSignal, ms: number, clock: Clock): Call {
  const signal = AbortSignal.any([clientGone, AbortSignal.timeout(ms)]);
  return { signal, deadline: clock.now() + ms };
}

/** The same for one event of a stream, to be ended with it: a stream may have millions, and its client stays. */
export function startEventBudget(clientGone: AbortSignal, ms: number, clock: Clock): Call & { end(): void } {
  const spent = new AbortController();
  const stop = () => spent.abort(new DOMException('The time of the event is spent.', 'TimeoutError'));
  const timer = setTimeout(stop, ms);
  clientGone.addEventListener('abort', stop);
  return {
    signal: spent.signal,
    deadline: clock.now() + ms,
    end: () => {
      clearTimeout(timer);
      clientGone.removeEventListener('abort', stop);
    },
  };
}
