import { orAborted } from '../or-aborted.ts';

/** Lets so many through at the same time; the others wait in line. */
export interface Gate {
  /** True if the next one has to wait. */
  readonly isFull: boolean;
  /** Resolves to the way out again. Rejects with the signal's reason if that aborts first. */
  enter(signal: AbortSignal): Promise<() => void>;
}

export function createGate(places: number): Gate {
  const line: { admit(): void; hasLeft: boolean }[] = [];
  let taken = 0;

  function leave() {
    const next = nextInLine();
    if (next === undefined) taken--;
    else next.admit(); // takes over the place
  }

  function nextInLine() {
    for (;;) {
      const next = line.shift();
      if (next === undefined || !next.hasLeft) return next;
    }
  }

  function once(run: () => void): () => void {
    let isDone = false;
    return () => {
      if (!isDone) run();
      isDone = true;
    };
  }

  return {
    get isFull() {
      return taken >= places;
    },
    async enter(signal) {
      if (taken < places) {
        taken++;
        return once(leave);
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      const waiter = { admit: resolve, hasLeft: false };
      line.push(waiter);
      try {
        await orAborted(promise, signal);
      } catch (error) {
        // Admitted and aborted in the same tick: the place goes on to the next.
        if (line.includes(waiter)) waiter.hasLeft = true;
        else leave();
        throw error;
      }
      return once(leave);
    },
  };
}
