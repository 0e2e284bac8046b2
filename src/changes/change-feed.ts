import type { Change } from '../records/change.ts';
import type { ChangeAsk, ChangeLog } from '../store/store.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import { Follower, type Following } from './follower.ts';
import { followTail, type TailOptions } from './tail.ts';

/** What pushes changed: what is kept, and what comes. */
export interface ChangeFeed {
  readonly log: ChangeLog;
  /** All changes behind a place, for as long as the reader stays; takes nothing before it is read. */
  follow(ask: ChangeAsk, readerGone: AbortSignal): Following;
  /** Begins to follow the log. Never rejects: a store that is down is waited for. */
  start(): Promise<void>;
  /** Ends every `follow`, now and from now on. */
  end(): void;
}

/** What a feed is made of. */
export interface ChangeFeedOptions extends Omit<TailOptions, 'tell'> {
  readonly vendors: ConnectedVendors;
  /** Told how many follow now, and of each change that one of them is handed. */
  readonly onFollowers?: (count: number) => void;
  readonly onDelivery?: (change: Change) => void;
}

/** The feed of one process: one reader of the log, however many follow. */
export function createChangeFeed({ vendors, onFollowers, onDelivery, ...options }: ChangeFeedOptions): ChangeFeed {
  const { changes, log } = options;
  const followers = new Set<Follower>();
  let hasEnded = false;

  const tell = (change: Change): void => {
    try {
      for (const { name, adapter } of vendors.values()) if (name === change.vendor) adapter?.pushed?.(change);
    } catch (error) {
      log.error('A vendor could not take note of a change.', error, { vendor: change.vendor });
    }
  };
  const tail = followTail({ ...options, tell });

  return {
    log: changes,
    follow: (ask, readerGone) => {
      const follower: Follower = new Follower(tail, changes, ask, {
        begun: () => {
          followers.add(follower);
          onFollowers?.(followers.size);
          readerGone.addEventListener('abort', follower.end, { once: true });
          if (hasEnded || readerGone.aborted) follower.end();
        },
        ended: () => {
          followers.delete(follower);
          onFollowers?.(followers.size);
          readerGone.removeEventListener('abort', follower.end);
        },
        delivers: (change) => onDelivery?.(change),
      });
      return follower;
    },
    start: () => tail.read(),
    end: () => {
      hasEnded = true;
      tail.stop();
      for (const follower of followers) follower.end();
    },
  };
}
