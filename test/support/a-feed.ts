import { createChangeFeed, type ChangeFeed, type ChangeFeedOptions } from '../../src/changes/change-feed.ts';
import { silentBell } from '../../src/coordination/bell.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { systemClock } from '../../src/vendors/clock.ts';

/** The feed of a store, for one process alone. */
export const aFeed = ({ changes }: Pick<Store, 'changes'>, options: Partial<ChangeFeedOptions> = {}): ChangeFeed =>
  createChangeFeed({
    changes,
    bell: silentBell,
    vendors: new Map(),
    clock: systemClock,
    log: createLog({ write: () => undefined }),
    ...options,
  });
