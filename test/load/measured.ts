// Loaded into each server of the load before its main: says what it holds when asked over IPC, after a garbage collection.
import { readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** What a process holds. */
export interface Holding {
  readonly id: number;
  /** Bytes: objects that are alive, what they hold outside of the heap, and all that the process takes. */
  readonly heap: number;
  readonly external: number;
  readonly resident: number;
  /** Open file descriptors. */
  readonly descriptors: number;
  /** What keeps the event loop going, by kind. */
  readonly resources: Readonly<Record<string, number>>;
}

async function held(id: number): Promise<Holding> {
  // Twice: what has a finalizer goes only with the second.
  for (let round = 0; round < 2; round++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const descriptors = readdirSync('/proc/self/fd').length;
  return { id, heap: heapUsed, external, resident: rss, descriptors, resources };
}

process.on('message', ({ id }: { readonly id: number }) => void held(id).then((holding) => process.send?.(holding)));
process.channel?.unref();
