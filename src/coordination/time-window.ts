import { limitUse, type LimitUse } from './limit-use.ts';

/**
 * The calls that may lie in any stretch of time as long as `ms`. The vendor counts a call when it arrives, which is
 * somewhere between its leaving and its answer: a call counts from its leaving until so long after its answer.
 */
export interface TimeWindow {
  readonly use: LimitUse;
  enter(consumer: string): void;
  /** It was answered now. */
  answered(consumer: string): void;
  /** It was never sent. */
  withdraw(consumer: string): void;
  /** Milliseconds until one of the calls counts no more, if nothing else is answered. */
  nextIn(): number;
}

/** Clocks of two machines run apart by less than this part of a window. */
const apart = 1 / 500;

/** How long a call counts after its answer, where the vendor counts those of `ms`. */
export const countsForMs = (ms: number): number => ms * (1 + apart);

export function timeWindow(ms: number, now: () => number): TimeWindow {
  const use = limitUse();
  const countsMs = countsForMs(ms);
  const ended: { readonly consumer: string; readonly until: number }[] = []; // the earliest first
  let head = 0;

  /** Forgets what counts no more; a few at a time move to the front, so that it costs little for each call. */
  function forget(at: number): void {
    for (let first = ended[head]; first !== undefined && first.until <= at; first = ended[++head]) {
      use.remove(first.consumer);
    }
    if (head > 64 && head * 2 > ended.length) {
      ended.splice(0, head);
      head = 0;
    }
  }

  return {
    get use() {
      forget(now());
      return use;
    },
    enter: (consumer) => use.add(consumer),
    answered: (consumer) => void ended.push({ consumer, until: now() + countsMs }),
    withdraw: (consumer) => use.remove(consumer),
    nextIn: () => Math.min(countsMs, (ended[head]?.until ?? Infinity) - now()),
  };
}
