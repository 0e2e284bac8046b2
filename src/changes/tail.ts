import type { Bell } from '../coordination/bell.ts';
import type { ServerLog } from '../log.ts';
import type { Change } from '../records/change.ts';
import { StoreUnavailable, type ChangeLog } from '../store/store.ts';
import type { Clock } from '../vendors/clock.ts';
import { RecentChanges } from './recent-changes.ts';

/** What the tail of the log is followed with. */
export interface TailOptions {
  readonly changes: ChangeLog;
  readonly bell: Bell;
  readonly clock: Clock;
  readonly log: ServerLog;
  /** Called once for each change in this process, in order, before any subscriber sees it. */
  readonly tell: (change: Change) => void;
  /** How often the log is read though nobody said that there is news: a process may die between commit and bell. */
  readonly pollMs?: number;
  /** The most changes kept in memory, give or take. */
  readonly most?: number;
}

/** The end of the log as one process follows it, for all its subscribers together. */
export interface Tail {
  readonly recent: RecentChanges;
  /** Resolves when there may be more changes. */
  news(sleeper: Sleeper): Promise<void>;
  /** Resolves when the store can be read again, at the next look at the latest. */
  recovery(sleeper: Sleeper): Promise<void>;
  /** Reads what is new; resolves when it is read, or the store is down. */
  read(): Promise<void>;
  stop(): void;
}

/** Somebody who waits; `wake` ends the wait early and is replaced by each. */
export interface Sleeper {
  wake(): void;
}

const pageSize = 200;
/** After so long without a look, what was deleted meanwhile may have been missed here: milliseconds. */
const longPause = 600_000;

/** Follows the log: woken by the store, by the bell of other processes, and by the clock. */
export function followTail({ changes, bell, clock, log, tell, pollMs = 1000, most = 1000 }: TailOptions): Tail {
  const recent = new RecentChanges(most);
  const [idle, troubled] = [new Set<() => void>(), new Set<() => void>()];
  let isDown = false;
  let isStopped = false;
  let lastReadAt = clock.now();

  const readPages = async (): Promise<void> => {
    if (recent.latest === null) recent.begin(await changes.latest());
    for (let isMore = true; isMore;) {
      const page = await changes.after({ after: recent.latest ?? 0, limit: pageSize });
      const now = clock.now();
      const [first] = page;
      if (now - lastReadAt > longPause && first !== undefined) recent.begin(first.number - 1);
      lastReadAt = now;
      recent.add(page);
      for (const change of page) tell(change);
      if (page.length > 0) wakeAll(idle);
      isMore = page.length === pageSize;
    }
  };

  const readOnce = async (): Promise<void> => {
    try {
      await readPages();
      if (isDown) log.info('The log of changes can be read again.');
      isDown = false;
      wakeAll(troubled);
    } catch (error) {
      if (isStopped) return;
      if (!(error instanceof StoreUnavailable)) return log.error('The log of changes could not be read.', error);
      if (!isDown) log.warn('The log of changes cannot be read now: subscribers wait.');
      isDown = true;
    }
  };

  let reading: Promise<void> | null = null;
  let isDue = false;
  /** One reading at a time; what is asked meanwhile is one more. */
  const read = (): Promise<void> => {
    isDue = true;
    reading ??= (async () => {
      while (isDue) {
        isDue = false;
        await readOnce();
      }
      reading = null;
    })();
    return reading;
  };

  const onNews = () => {
    bell.ring();
    void read();
  };
  const stops = [changes.onNews(onNews), bell.onRing(() => void read())];
  const polling = setInterval(() => void read(), pollMs).unref();

  return {
    recent,
    news: (sleeper) => sleepIn(idle, sleeper),
    recovery: (sleeper) => sleepIn(troubled, sleeper),
    read,
    stop: () => {
      isStopped = true;
      clearInterval(polling);
      for (const stop of stops) stop();
    },
  };
}

async function sleepIn(room: Set<() => void>, sleeper: Sleeper): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  room.add(resolve);
  sleeper.wake = resolve;
  await promise;
  room.delete(resolve);
}

function wakeAll(room: Set<() => void>): void {
  const sleepers = [...room];
  room.clear();
  for (const wake of sleepers) wake();
}
