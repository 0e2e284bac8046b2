import { hash } from 'node:crypto';
import { z } from 'zod';
import type { LimitAnswer, LimitAsk } from '../vendors/limit-desk.ts';
import { limitScript } from './limit-script.ts';
import { reservePart } from './limit-use.ts';
import type { RedisLine } from './redis-line.ts';
import type { SharedLimitDesk } from './steady-limit-desk.ts';
import { countsForMs } from './time-window.ts';
import { waitsForMs } from './waiting-consumers.ts';

const turns = z
  .tuple([z.array(z.string()), z.enum(['', 'second', 'minute', 'concurrency', 'pause']), z.number(), z.number()])
  .transform(([slots, by, waitMs, queued]) => ({ slots, blockedBy: by === '' ? null : by, waitMs, queued }));
const orNull = z.number().transform((value) => (value < 0 ? null : value));
const answer = z
  .tuple([z.array(turns), z.number(), orNull, orNull])
  .transform(([of, waiting, remaining, resetsInMs]): LimitAnswer => ({ turns: of, waiting, remaining, resetsInMs }));

// Scripts are asked for by their name, and sent whole only to a Redis that does not know them.
const beatScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])
`;
/** A process that was not heard of for so long, in milliseconds, is none any more. */
const livesForMs = 10_000;

/** What a line has to say beside its questions. */
interface News {
  readonly done: string[];
  readonly back: string[];
  pause: number | undefined;
}

/** The desk in one Redis: every process that shares it asks there. What ends goes out with the next question, or by itself at once. */
export function redisLimitDesk(line: RedisLine, prefix: string): SharedLimitDesk {
  const self = crypto.randomUUID();
  const news = new Map<string, News>();
  let asked = 0;

  const run = (script: Script, keys: readonly string[], ...values: string[]): Promise<unknown> =>
    line.run(async (client) => {
      try {
        return await client.evalsha(script.name, keys.length, ...keys, ...values);
      } catch (error) {
        if (!String(error).includes('NOSCRIPT')) throw error;
        return client.eval(script.text, keys.length, ...keys, ...values);
      }
    });

  const keysOf = (name: string) =>
    ['counts', 'calls', 'second', 'minute', 'waits'].map((part) => `${prefix}:${name}:${part}`);

  /** One run of the script, with what there is to say. */
  function tell(name: string, ask?: LimitAsk): Promise<unknown> {
    const { done, back, pause } = news.get(name) ?? { done: [], back: [], pause: undefined };
    news.delete(name);
    const question = ask && {
      concurrency: ask.limits.concurrency,
      second: ask.limits.perSecond ?? undefined,
      minute: ask.limits.perMinute ?? undefined,
      reserve: reservePart,
      hold: ask.holdMs,
      waits: waitsForMs,
      process: ask.process,
      id: `${self}-${++asked}`,
      wants: ask.wants,
    };
    const counts = { secondCounts: countsForMs(1000), minuteCounts: countsForMs(60_000) };
    return run(limits, keysOf(name), JSON.stringify({ ...counts, ...question, done, back, pause }));
  }

  /** Says it with the next question of this turn of the event loop, or by itself. */
  function newsOf(name: string): News {
    const known = news.get(name);
    if (known !== undefined) return known;
    const fresh: News = { done: [], back: [], pause: undefined };
    news.set(name, fresh);
    // Lost while Redis is gone: slots end by themselves.
    setImmediate(() => void (news.get(name) === fresh && tell(name).catch(() => undefined)));
    return fresh;
  }

  return {
    ask: async (ask) => answer.parse(await tell(ask.line, ask)),
    done: (name, slots) => void newsOf(name).done.push(...slots),
    giveBack: (name, slots) => void newsOf(name).back.push(...slots),
    holdOff(name, ms) {
      const told = newsOf(name);
      told.pause = Math.max(told.pause ?? 0, ms);
    },
    beat: async () => z.number().parse(await run(beats, [`${prefix}:processes`], self, String(livesForMs))),
  };
}

interface Script {
  readonly text: string;
  /** As Redis knows it. */
  readonly name: string;
}

const scriptOf = (text: string): Script => ({ text, name: hash('sha1', text, 'hex') });
const limits = scriptOf(limitScript);
const beats = scriptOf(beatScript);
