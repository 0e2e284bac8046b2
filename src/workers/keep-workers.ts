import { setTimeout as wait } from 'node:timers/promises';
import { primaryPlace } from '../coordination/primary-place.ts';
import type { ServerLog } from '../log.ts';
import { failureInWords } from '../start-failure.ts';
import { backOff } from './back-off.ts';
import { hasHung } from './has-hung.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

/** The workers of this process. */
export interface Workers {
  /**
   * Starts all of them; gives their address, or null if they were stopped meanwhile. Rejects with `StartFailure` if one
   * cannot start, and ends the others.
   */
  start(): Promise<string | null>;
  /** Lets each of them stop in good order; ends those that are not done in time, and then rejects. */
  stop(graceMs: number): Promise<void>;
  /** Ends them at once. */
  kill(): void;
}

// Some more than a worker takes at most.
const stopsWithinMs = 9900;
const metricsWithinMs = 2000;

/** Keeps so many workers alive: one that ends or hangs is replaced. Holds what they share, and serves nobody itself. */
export function keepWorkers(size: number, log: ServerLog): Workers {
  const place = primaryPlace();
  const workers = new Map<number, WorkerProcess>();
  let isStopping = false;

  const launch = (number: number): WorkerProcess => {
    const worker = startWorker({ number, size });
    place.join(worker.line);
    worker.line.answer('metrics of all', metricsOfAll);
    workers.set(number, worker);
    void endIfHung(number, worker);
    return worker;
  };

  async function endIfHung(number: number, worker: WorkerProcess): Promise<void> {
    if (!(await hasHung(worker)) || isStopping) return;
    log.warn('A worker does not answer any more and is ended.', { worker: number });
    worker.kill();
  }

  async function metricsOfAll(): Promise<string[]> {
    const asked = [...workers.values()].map(({ line }) => line.ask('metrics', null, metricsWithinMs));
    const told = await Promise.allSettled(asked);
    return told.flatMap((one) => (one.status === 'fulfilled' && typeof one.value === 'string' ? [one.value] : []));
  }

  async function replaceWhenEnded(number: number, first: WorkerProcess): Promise<void> {
    const pauses = backOff();
    let worker = first;
    for (;;) {
      const { code, signal } = await worker.ended;
      workers.delete(number);
      if (isStopping) return;
      const waitMs = pauses.after(performance.now() - worker.startedAt);
      log.warn('A worker ended and is replaced.', { worker: number, code, signal, waitMs });
      await wait(waitMs);
      if (isStopping) return;
      worker = launch(number);
      worker.listening.then(
        () => log.info('A worker was replaced.', { worker: number }),
        (error: unknown) => log.warn(failureInWords(error), { worker: number }),
      );
    }
  }

  const kill = () => {
    isStopping = true;
    for (const worker of workers.values()) worker.kill();
  };

  return {
    kill,
    async start() {
      try {
        // Alone, so that what keeps all of them from starting is said once.
        const first = launch(1);
        const url = await first.listening;
        if (isStopping) return null;
        const others = Array.from({ length: size - 1 }, (_, index) => launch(index + 2));
        await Promise.all(others.map(({ listening }) => listening));
        for (const [number, worker] of workers) void replaceWhenEnded(number, worker);
        return url;
      } catch (error) {
        if (isStopping) return null;
        kill();
        throw error;
      }
    },
    async stop(graceMs) {
      isStopping = true;
      const all = [...workers.values()];
      for (const { line } of all) line.say('stop', graceMs);
      const late = wait(stopsWithinMs, undefined, { ref: false }).then(() => {
        throw new Error('Workers did not stop in time.');
      });
      const ends = await Promise.race([Promise.all(all.map(({ ended }) => ended)), late]);
      if (ends.some(({ code }) => code !== 0)) throw new Error('A worker could not finish its stop.');
    },
  };
}
