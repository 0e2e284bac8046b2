import { z } from 'zod';
import type { LimitAnswer, LimitAsk, LimitDesk } from '../vendors/limit-desk.ts';
import type { ProcessLine } from './process-line.ts';
import { PlaceUnavailable } from './shared-place.ts';
import type { SharedLimitDesk } from './steady-limit-desk.ts';

const limitAsk = z.object({
  line: z.string(),
  process: z.string(),
  limits: z.object({ perSecond: z.number().nullable(), perMinute: z.number().nullable(), concurrency: z.number() }),
  wants: z.array(z.object({ consumer: z.string(), count: z.number() })),
  holdMs: z.number(),
}) satisfies z.ZodType<LimitAsk>;

const limitTurns = z.object({
  slots: z.array(z.string()),
  blockedBy: z.enum(['second', 'minute', 'concurrency', 'pause']).nullable(),
  waitMs: z.number(),
  queued: z.number(),
});
const limitAnswer = z.object({
  turns: z.array(limitTurns),
  waiting: z.number(),
  remaining: z.number().nullable(),
  resetsInMs: z.number().nullable(),
}) satisfies z.ZodType<LimitAnswer>;

const slotsOf = z.object({ line: z.string(), slots: z.array(z.string()) });
const pause = z.object({ line: z.string(), ms: z.number() });

/** The desk of the primary, as a worker reaches it. */
export function primaryLimitDesk(line: ProcessLine, workers: number): SharedLimitDesk {
  return {
    async ask(ask) {
      const read = limitAnswer.safeParse(await line.ask('limits', ask));
      if (!read.success || read.data.turns.length !== ask.wants.length) {
        throw new PlaceUnavailable('The primary answers something else.');
      }
      return read.data;
    },
    done: (name, slots) => line.say('limits done', { line: name, slots }),
    giveBack: (name, slots) => line.say('limits back', { line: name, slots }),
    holdOff: (name, ms) => line.say('limits pause', { line: name, ms }),
    async beat() {
      await line.ask('beat', null);
      return workers;
    },
  };
}

/** Lets a worker reach the desk. The calls of one that dies are over. */
export function openLimitDesk(line: ProcessLine, desk: LimitDesk): void {
  const held = new Map<string, Set<string>>();
  const heldOf = (name: string): Set<string> => {
    const slots = held.get(name) ?? new Set();
    held.set(name, slots);
    return slots;
  };
  const letGo = (said: unknown, tell: (name: string, slots: readonly string[]) => void) => {
    const read = slotsOf.safeParse(said);
    if (!read.success) return;
    for (const slot of read.data.slots) heldOf(read.data.line).delete(slot);
    tell(read.data.line, read.data.slots);
  };

  line.answer('beat', async () => null);
  line.answer('limits', async (asked) => {
    const ask = limitAsk.parse(asked);
    const answer = await desk.ask(ask);
    for (const { slots } of answer.turns) for (const slot of slots) heldOf(ask.line).add(slot);
    return answer;
  });
  line.hear('limits done', (said) => letGo(said, desk.done));
  line.hear('limits back', (said) => letGo(said, desk.giveBack));
  line.hear('limits pause', (said) => {
    const read = pause.safeParse(said);
    if (read.success) desk.holdOff(read.data.line, read.data.ms);
  });
  line.onEnd(() => {
    for (const [name, slots] of held) desk.done(name, [...slots]);
  });
}
