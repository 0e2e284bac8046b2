import { StoreUnavailable } from '../store.ts';

/** Lets nobody wait for a database that has just let others wait in vain. */
export interface Patience {
  /** Runs work that asks the database. Throws `StoreUnavailable`, at once while the database is known to hang. */
  ask<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

export interface PatienceOptions {
  /** Asks the database whether it answers; rejects if not. */
  probe(): Promise<unknown>;
  /** A failure that took so long, in milliseconds, cost its caller enough to spare the others; one at once costs nothing. */
  readonly slowMs?: number;
  readonly probeEveryMs?: number;
}

/** From the first slow failure on everybody is refused at once, until a probe in the background is answered. */
export function patienceWith({ probe, slowMs = 500, probeEveryMs = 250 }: PatienceOptions): Patience {
  let isHanging = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    try {
      await probe();
      isHanging = false;
    } catch {
      lookLater(); // whatever it is, whoever asks next will hear of it
    }
  }
  function lookLater(): void {
    if (!isClosed) timer = setTimeout(() => void look(), probeEveryMs).unref();
  }

  function hangs(): void {
    if (isHanging) return;
    isHanging = true;
    lookLater();
  }

  return {
    async ask(work) {
      if (isHanging) throw new StoreUnavailable('The database cannot be had.');
      const begunAt = performance.now();
      try {
        return await work();
      } catch (error) {
        if (error instanceof StoreUnavailable && performance.now() - begunAt >= slowMs) hangs();
        throw error;
      }
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
