import type { Call } from '../call.ts';
import type { Clock } from '../clock.ts';
import { giveUpAfter } from '../give-up-after.ts';
import { orAborted } from '../or-aborted.ts';
import { Refusal } from '../vendor-error.ts';

/** Why a waiter left: its time was up, or its own client had gone. */
export type Leaving = 'time is up' | 'client has gone';

/** A waiter that left before there was an answer. To the rest of the program simply a time-out. */
export class Left extends Refusal {
  readonly leaving: Leaving;

  constructor(leaving: Leaving) {
    super({ kind: 'TIMEOUT', message: 'The vendor did not answer in time.' });
    this.leaving = leaving;
  }
}

/** Waits for a result no longer than the call's budget allows, nor longer than `limitMs`. Throws `Left`; the work itself goes on. */
export function withinBudget<T>(
  result: Promise<T>,
  { call, clock, limitMs }: { readonly call: Call; readonly clock: Clock; readonly limitMs: number },
): Promise<T> {
  const { signal, deadline } = call;
  return new Promise((resolve, reject) => {
    const stopWaiting = () => {
      callOff();
      signal.removeEventListener('abort', aborted);
    };
    const leave = (left: Left) => {
      stopWaiting();
      reject(left);
    };
    const timeIsUp = () => leave(new Left('time is up'));
    const aborted = () => leave(leftOf(call, clock));
    const callOff = giveUpAfter(Math.max(0, Math.min(limitMs, deadline - clock.now())), timeIsUp);
    result.then(
      (value) => {
        stopWaiting();
        return resolve(value);
      },
      (error: unknown) => {
        stopWaiting();
        reject(error);
      },
    );
    // A tick later: a result that is there already is taken.
    if (signal.aborted) queueMicrotask(aborted);
    else signal.addEventListener('abort', aborted, { once: true });
  });
}

/** Why a caller leaves whose signal has aborted: its budget is spent, or its client has closed the connection. */
export function leftOf({ signal, deadline }: Call, clock: Clock): Left {
  const isTimeout = signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
  return new Left(isTimeout || clock.now() >= deadline ? 'time is up' : 'client has gone');
}

/** Rejects with the signal's reason if it aborts meanwhile. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  try {
    await orAborted(promise, signal);
  } finally {
    clearTimeout(timer);
  }
}
