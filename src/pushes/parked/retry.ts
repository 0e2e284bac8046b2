import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable, type ParkedPush, type Store } from '../../store/store.ts';
import type { Log } from '../../vendors/log.ts';
import { kindOf } from '../read-push.ts';
import { replayPush, type PushReaders } from './replay.ts';

/** What pushes are tried again with. */
export interface RetryRoom {
  readonly readers: PushReaders;
  readonly store: Pick<Store, 'parking'>;
  readonly log: Log;
  /** Time between two looks for what is due, in milliseconds. */
  readonly everyMs?: number;
}

/** The work of trying again. */
export interface Retrying {
  /** Ends it; resolves when the try under way is over. */
  close(): Promise<void>;
}

const mostAtOnce = 50;
const pauseAfterFaultMs = 30_000; // a fault of ours is met again at once

/**
 * Tries pushes again that could not be read or applied, when the store says that they are due. Several processes may
 * do so at once: a try is one transaction, and finds out whether another came first.
 */
export function retryPushes(room: RetryRoom): Retrying {
  const stopped = new AbortController();
  const { signal } = stopped;
  const waited = (ms: number) => pause(ms, true, { signal, ref: false }).catch(() => false);
  const work = async () => {
    let pauseMs = room.everyMs ?? 1000;
    while (await waited(pauseMs)) {
      const isWell = await retryDue(room, signal);
      pauseMs = isWell ? (room.everyMs ?? 1000) : pauseAfterFaultMs;
    }
  };
  const working = work();
  return {
    close: () => {
      stopped.abort();
      return working;
    },
  };
}

/** One look for what is due; false if it met a fault of ours. */
async function retryDue(room: RetryRoom, signal: AbortSignal): Promise<boolean> {
  const { parking } = room.store;
  try {
    for (const push of await parking.due(mostAtOnce)) {
      if (signal.aborted) break;
      await retry(room, push);
    }
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return true; // then next time
    room.log.warn('pushes could not be tried again', { error: kindOf(error) });
    return false;
  }
}

async function retry({ readers, store, log }: RetryRoom, push: ParkedPush): Promise<void> {
  const { receipt, vendor } = push;
  const outcome = await replayPush(store.parking, push, readers);
  if (outcome === null) return; // another process came first
  const told = { vendor, receipt, tries: push.tries + 1 };
  if (outcome.parked === null) log.info('parked push applied', told);
  else log.warn('push parked', { ...told, reason: outcome.parked });
}
