import cluster from 'node:cluster';
import { z } from 'zod';
import { lineOver, type ProcessLine } from '../coordination/process-line.ts';
import { StartFailure } from '../start-failure.ts';
import { toWorker } from './carriers.ts';

/** A worker as its primary sees it. */
export interface WorkerProcess {
  readonly line: ProcessLine;
  readonly startedAt: number;
  /** Its address once it listens. Rejects with `StartFailure` if it ends before that. */
  readonly listening: Promise<string>;
  readonly ended: Promise<WorkerEnd>;
  kill(): void;
}

/** How a process ended: by itself, or by a signal. */
export interface WorkerEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

/** Starts a worker, and tells it who it is when it asks. */
export function startWorker(place: { readonly number: number; readonly size: number }): WorkerProcess {
  const worker = cluster.fork();
  const line = lineOver(toWorker(worker));
  const listening = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<WorkerEnd>();
  let words: string | null = null;

  line.answer('number', async () => place);
  line.answer('listening', async (url) => {
    listening.resolve(z.string().parse(url));
    return null;
  });
  line.answer('cannot start', async (why) => {
    words = z.string().parse(why);
    return null;
  });
  worker.once('exit', (code: number | null, signal: string | null) => {
    listening.reject(new StartFailure(words ?? `A worker ended while it started (${signal ?? code ?? 'unknown'}).`));
    ended.resolve({ code, signal });
  });
  listening.promise.catch(() => undefined); // who waits for it is told all the same
  return {
    line,
    startedAt: performance.now(),
    listening: listening.promise,
    ended: ended.promise,
    kill: () => worker.process.kill('SIGKILL'),
  };
}
