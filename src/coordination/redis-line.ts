import { Redis } from 'ioredis';
import type { Log } from '../vendors/log.ts';
import { PlaceUnavailable } from './shared-place.ts';

/** How Redis is reached. */
export interface RedisLineOptions {
  /** `redis://…` or `rediss://…`; may hold a password and is never shown. */
  readonly url: string;
  readonly log: Log;
}

/** The connections of this process to Redis, which come back by themselves; says once that it is gone and once that it is back. */
export interface RedisLine {
  /** Listens, and so can do nothing else. */
  readonly hearer: Redis;
  /** Runs a command within half a second. Throws `PlaceUnavailable`, at once while Redis is known to be gone. */
  run<T>(command: (client: Redis) => Promise<T>): Promise<T>;
  close(): void;
}

const answerWithin = 500; // milliseconds
const retryStrategy = (times: number): number => Math.min(times * 100, 2000); // milliseconds

/** Calls Redis, and goes on calling while it does not answer. */
export function redisLine({ url, log }: RedisLineOptions): RedisLine {
  const options = { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy } as const;
  // What is asked for while the first connection is made waits for it.
  const speaker = new Redis(url, { ...options, commandTimeout: answerWithin });
  const hearer = new Redis(url, options);
  const broken = new Set<Redis>();
  let isGone = false;
  let isClosed = false;

  const gone = (client: Redis) => {
    broken.add(client);
    if (isGone || isClosed) return;
    isGone = true;
    log.warn(
      'Redis is gone: tokens are shared through the store, each process keeps to its part of the limits, and other processes learn of news a second later, until it is back.',
    );
  };
  const well = (client: Redis) => {
    broken.delete(client);
    if (!isGone || broken.size > 0) return;
    isGone = false;
    log.info('Redis is back.');
  };
  for (const client of [speaker, hearer]) {
    // An error without a listener ends the process; what it says may hold the address.
    const isLost = () => gone(client);
    client.on('error', isLost).on('close', isLost);
    client.on('ready', () => well(client));
    client.connect().catch(isLost);
  }

  return {
    hearer,
    run: async (command) => {
      if (isClosed || speaker.status === 'reconnecting') throw new PlaceUnavailable('Redis cannot be reached.');
      try {
        const answer = await command(speaker);
        well(speaker);
        return answer;
      } catch (cause) {
        gone(speaker);
        throw new PlaceUnavailable('Redis cannot be reached.', { cause });
      }
    },
    close: () => {
      isClosed = true;
      speaker.disconnect();
      hearer.disconnect();
    },
  };
}
