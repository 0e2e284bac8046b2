import type { Coordination } from './coordination.ts';
import { redisBell } from './redis-bell.ts';
import { redisLimitDesk } from './redis-limit-desk.ts';
import { redisSignals } from './redis-signals.ts';
import { redisLine, type RedisLineOptions } from './redis-line.ts';
import { steadyLimitDesk } from './steady-limit-desk.ts';

/** What processes share a Redis with. */
export interface RedisCoordinationOptions extends RedisLineOptions {
  /** What every key begins with. */
  readonly prefix: string;
  /** Only processes with the same channel hear one another's bell. */
  readonly channel: string;
}

// Whoever comes late must not take away what somebody else has by now.
const releaseIfOwn = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/** For processes that are reached through one Redis. */
export function redisCoordination({ prefix, channel, ...options }: RedisCoordinationOptions): Coordination {
  const line = redisLine(options);
  const limits = steadyLimitDesk(redisLimitDesk(line, `${prefix}:limits`));
  return {
    get: (key) => line.run((client) => client.get(`${prefix}:value:${key}`)),
    put: async (key, value, lifetimeMs) =>
      void (await line.run((client) => client.set(`${prefix}:value:${key}`, value, 'PX', Math.ceil(lifetimeMs)))),
    lease: async (key, lifetimeMs) => {
      const name = `${prefix}:lease:${key}`;
      const owner = crypto.randomUUID();
      const taken = await line.run((client) => client.set(name, owner, 'PX', Math.ceil(lifetimeMs), 'NX'));
      if (taken === null) return null;
      return {
        release: async () =>
          void (await line.run((client) => client.eval(releaseIfOwn, 1, name, owner)).catch(() => 0)),
      };
    },
    bell: redisBell(line, channel),
    signals: redisSignals(line, `${prefix}:signals`),
    limits,
    close: async () => {
      limits.close();
      line.close();
    },
  };
}
