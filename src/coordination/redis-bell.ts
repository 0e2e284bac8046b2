import { EventEmitter } from 'node:events';
import type { Bell } from './bell.ts';
import type { RedisLine } from './redis-line.ts';

/** A bell that processes hear through one Redis, those of the same channel. While that is gone nobody hears it; it comes back by itself. */
export function redisBell(line: RedisLine, channel: string): Bell {
  const self = crypto.randomUUID();
  const rings = new EventEmitter().setMaxListeners(0);
  const { hearer } = line;

  hearer.on('message', (at, from) => {
    if (at === channel && from !== self) rings.emit('ring');
  });
  const hear = async (): Promise<void> => {
    try {
      await hearer.subscribe(channel);
      // What was rung meanwhile was not heard.
      rings.emit('ring');
    } catch {
      // The connection broke again: the next one subscribes.
    }
  };
  hearer.on('ready', () => void hear());

  let isRinging = false;
  let isDue = false;
  /** Rings that come while one is on its way go out together. */
  const ringOut = async (): Promise<void> => {
    isRinging = true;
    while (isDue) {
      isDue = false;
      await line.run((client) => client.publish(channel, self)).catch(() => 0);
    }
    isRinging = false;
  };

  return {
    ring: () => {
      isDue = true;
      if (!isRinging) void ringOut();
    },
    onRing: (listener) => {
      rings.on('ring', listener);
      return () => void rings.off('ring', listener);
    },
  };
}
