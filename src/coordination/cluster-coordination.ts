import { EventEmitter } from 'node:events';
import { z } from 'zod';
import type { Coordination } from './coordination.ts';
import { primaryLimitDesk } from './primary-limit-desk.ts';
import type { ProcessLine } from './process-line.ts';
import { PlaceUnavailable } from './shared-place.ts';
import { steadyLimitDesk } from './steady-limit-desk.ts';

const signal = z.object({ topic: z.string(), word: z.string() });

/** For so many workers of one primary, which keeps what they share: `primaryPlace` is at the other end of the line. */
export function clusterCoordination(line: ProcessLine, workers: number): Coordination {
  const heard = new EventEmitter().setMaxListeners(0);
  line.hear('ring', () => heard.emit('ring'));
  line.hear('signal', (value) => {
    const read = signal.safeParse(value);
    if (read.success) heard.emit(`topic ${read.data.topic}`, read.data.word);
  });

  const ask = async <Answer>(topic: string, value: unknown, answer: z.ZodType<Answer>): Promise<Answer> => {
    const read = answer.safeParse(await line.ask(topic, value));
    if (!read.success) throw new PlaceUnavailable('The primary answers something else.');
    return read.data;
  };
  const on = (event: string, listener: (word: string) => void) => {
    heard.on(event, listener);
    return () => void heard.off(event, listener);
  };

  const limits = steadyLimitDesk(primaryLimitDesk(line, workers));
  return {
    get: (key) => ask('get', key, z.string().nullable()),
    put: async (key, value, lifetimeMs) => void (await ask('put', { key, value, lifetimeMs }, z.null())),
    lease: async (key, lifetimeMs) => {
      const id = await ask('lease', { key, lifetimeMs }, z.string().nullable());
      if (id === null) return null;
      return { release: async () => void (await line.ask('release', id).catch(() => null)) };
    },
    bell: { ring: () => line.say('ring', null), onRing: (listener) => on('ring', () => listener()) },
    signals: {
      say: (topic, word) => line.say('signal', { topic, word }),
      hear: (topic, listener) => on(`topic ${topic}`, listener),
    },
    limits,
    close: async () => limits.close(),
  };
}
