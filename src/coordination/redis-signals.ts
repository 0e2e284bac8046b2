import { EventEmitter } from 'node:events';
import { z } from 'zod';
import type { RedisLine } from './redis-line.ts';
import type { Signals } from './signals.ts';

const signal = z.tuple([z.string(), z.string(), z.string()]);

/** Signals that processes hear through one Redis, those of the same channel. While that is gone nobody hears them. */
export function redisSignals(line: RedisLine, channel: string): Signals {
  const self = crypto.randomUUID();
  const heard = new EventEmitter().setMaxListeners(0);
  const { hearer } = line;

  hearer.on('message', (from, text) => {
    if (from !== channel) return;
    const read = signal.safeParse(jsonIn(text));
    if (read.success && read.data[0] !== self) heard.emit(`topic ${read.data[1]}`, read.data[2]);
  });
  hearer.on('ready', () => void hearer.subscribe(channel).catch(() => undefined)); // the next connection subscribes

  return {
    say: (topic, word) => {
      const text = JSON.stringify([self, topic, word]);
      line.run((client) => client.publish(channel, text)).catch(() => undefined);
    },
    hear: (topic, listener) => {
      heard.on(`topic ${topic}`, listener);
      return () => void heard.off(`topic ${topic}`, listener);
    },
  };
}

/** Whoever else uses that Redis may say anything on any channel. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
