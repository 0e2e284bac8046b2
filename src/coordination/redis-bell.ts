import { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';
import type { Log } from '../vendors/log.ts';
import type { Bell } from './bell.ts';

/** What a bell is hung up with. */
export interface RedisBellOptions {
  /** `redis://…` or `rediss://…`; may hold a password and is never shown. */
  readonly url: string;
  /** Only processes with the same channel hear one another. */
  readonly channel: string;
  readonly log: Log;
}

const connecting = { lazyConnect: true, maxRetriesPerRequest: 0, enableOfflineQueue: false } as const;
const retryStrategy = (times: number): number => Math.min(times * 100, 2000); // milliseconds

/** A bell that processes hear through one Redis. While that is gone nobody hears it; it comes back by itself. */
export function redisBell({ url, channel, log }: RedisBellOptions): Bell {
  const self = crypto.randomUUID();
  const rings = new EventEmitter().setMaxListeners(0);
  const speaker = new Redis(url, { ...connecting, retryStrategy });
  const hearer = new Redis(url, { ...connecting, retryStrategy });
  let isGone = false;
  let isClosed = false;

  const gone = () => {
    if (isGone || isClosed) return;
    isGone = true;
    log.warn('Redis is gone: other processes learn of news a second later, until it is back.');
  };
  const back = () => {
    if (isGone) log.info('Redis is back.');
    isGone = false;
  };
  // An error without a listener ends the process; what it says may hold the address.
  for (const client of [speaker, hearer]) client.on('error', gone).on('close', gone);
  hearer.on('message', (_channel, from) => {
    if (from !== self) rings.emit('ring');
  });
  const hear = async (): Promise<void> => {
    try {
      await hearer.subscribe(channel);
      back();
      // What was rung meanwhile was not heard.
      rings.emit('ring');
    } catch {
      gone();
    }
  };
  hearer.on('ready', () => void hear());
  for (const client of [speaker, hearer]) client.connect().catch(gone);

  let isRinging = false;
  let isDue = false;
  const ring = (): void => {
    isDue = true;
    if (!isRinging) void ringOut();
  };
  /** Rings that come while one is on its way go out together. */
  const ringOut = async (): Promise<void> => {
    isRinging = true;
    while (isDue) {
      isDue = false;
      await speaker.publish(channel, self).catch(gone);
    }
    isRinging = false;
  };

  return {
    ring,
    onRing: (listener) => {
      rings.on('ring', listener);
      return () => void rings.off('ring', listener);
    },
    close: async () => {
      isClosed = true;
      speaker.disconnect();
      hearer.disconnect();
    },
  };
}
