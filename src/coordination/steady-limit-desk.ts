import type { CallLimits, LimitAnswer, LimitAsk, LimitDesk, LimitTurns } from '../vendors/limit-desk.ts';
import { memoryLimitDesk } from './memory-limit-desk.ts';
import { PlaceUnavailable } from './shared-place.ts';

/** A desk that may be gone for a while. */
export interface SharedLimitDesk extends LimitDesk {
  /** Says that this process lives; tells how many do. Throws `PlaceUnavailable`. */
  beat(): Promise<number>;
}

/** A desk that is always there. */
export interface SteadyLimitDesk extends LimitDesk {
  close(): void;
}

const beatsEveryMs = 2000;
/** A process that is new has to learn quickly how many share the limits, and they of it. */
const isNewForMs = 15_000;
const newBeatsEveryMs = 500;
const looksEveryMs = 250; // while the shared desk is gone
/** What others were given just before it went may arrive a second later, and counts for another. */
const settlesInMs = 2000;
/** A process that is missed may only be busy, and a Redis that comes back empty has to learn who lives: so long the most count. */
const countsForMs = 60_000;
/**
 * Processes find out at different times that it is back, and what they did alone it does not know: so long after the
 * longest window, what is to be done alone and what is to be done together must both allow a call.
 */
const differsByMs = 5000;
const longestWindowMs = 60_000;
const secondMs = 1000;
/** A minute of which so much is left bears what processes give out by themselves beside what was given out together. */
const ampleShare = 0.9;

/**
 * Asks the shared desk; while that is gone, gives out this process's part of each limit: an equal one of the processes
 * that lived last. Every slot is in the own book too, so that this is known when it is wanted.
 */
export function steadyLimitDesk(shared: SharedLimitDesk, now = () => performance.now()): SteadyLimitDesk {
  const own = memoryLimitDesk(now);
  const left = new Map<string, number | null>(); // by line, as it was last said by the shared desk
  let processes = 1;
  let countedAt = -Infinity;
  let wentAt: number | null = null;
  let cameAt = -Infinity;
  let firstAskedAt: number | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  function isGone(): void {
    if (wentAt !== null || isClosed) return;
    wentAt = now();
    clearTimeout(timer);
    timer = setTimeout(() => void beat(), looksEveryMs).unref();
  }

  async function beat(): Promise<void> {
    try {
      const living = await shared.beat();
      if (wentAt !== null) cameAt = now();
      if (living >= processes || now() - countedAt > countsForMs) [processes, countedAt] = [living, now()];
      wentAt = null;
    } catch (error) {
      if (!(error instanceof PlaceUnavailable)) throw error;
      wentAt ??= now();
    }
    if (!isClosed) timer = setTimeout(() => void beat(), nextBeatInMs()).unref();
  }
  function nextBeatInMs(): number {
    if (wentAt !== null) return looksEveryMs;
    return firstAskedAt !== null && now() - firstAskedAt < isNewForMs ? newBeatsEveryMs : beatsEveryMs;
  }
  // Not at once: a process that starts is too busy to hear an answer in time, and would take the desk for gone. Its first
  // question shows that it does hear.
  timer = setTimeout(() => void beat(), beatsEveryMs).unref();

  function hasAsked(): void {
    if (firstAskedAt !== null) return;
    firstAskedAt = now();
    clearTimeout(timer);
    void beat();
  }

  const partOf = (limit: number): number => Math.max(1, Math.floor(limit / processes));
  const partsOf = ({ perSecond, perMinute, concurrency }: CallLimits): CallLimits => ({
    perSecond: perSecond === null ? null : partOf(perSecond),
    perMinute: perMinute === null ? null : partOf(perMinute),
    concurrency: partOf(concurrency),
  });

  /** What this process may do by itself. */
  async function askOwn(ask: LimitAsk): Promise<LimitAnswer> {
    const { perSecond, perMinute } = ask.limits;
    const restMs = (wentAt ?? -Infinity) + settlesInMs - now();
    const answer = await own.ask({ ...ask, limits: partsOf(ask.limits) });
    const isAmple = perMinute === null || (left.get(ask.line) ?? 0) >= perMinute * ampleShare;
    if (restMs <= 0 || (perSecond === null && isAmple)) return answer;
    giveAllBack(ask.line, answer);
    const blockedBy = perSecond === null ? 'minute' : 'second';
    return { ...answer, turns: answer.turns.map((turns) => ({ ...turns, slots: [], blockedBy, waitMs: restMs })) };
  }

  async function askShared(ask: LimitAsk): Promise<LimitAnswer> {
    const answer = await shared.ask(ask);
    left.set(ask.line, answer.remaining);
    hasAsked();
    for (const [place, { slots }] of answer.turns.entries()) own.enter(ask, ask.wants[place]!.consumer, slots);
    return answer;
  }

  /** What this process may do by itself, and the others let it. */
  async function askBoth(ask: LimitAsk): Promise<LimitAnswer> {
    const alone = await askOwn(ask);
    giveAllBack(ask.line, alone);
    const wants = ask.wants.map(({ consumer }, place) => ({ consumer, count: alone.turns[place]!.slots.length }));
    const together = await askShared({ ...ask, wants: wants.filter(({ count }) => count > 0) });
    const answers = together.turns.values();
    const turns = alone.turns.map((turn): LimitTurns => {
      if (turn.slots.length === 0) return turn;
      const given = answers.next().value ?? { slots: [], blockedBy: null, waitMs: 0, queued: 0 };
      return given.blockedBy === null ? { ...turn, slots: given.slots } : given;
    });
    return { ...together, turns };
  }

  function giveAllBack(line: string, { turns }: LimitAnswer): void {
    for (const { slots } of turns) own.giveBack(line, slots);
  }

  return {
    async ask(ask) {
      try {
        if (wentAt !== null) return await askOwn(ask);
        const windowMs = ask.limits.perMinute === null ? secondMs : longestWindowMs;
        const isSettled = now() - cameAt > windowMs + ask.holdMs + differsByMs;
        return await (isSettled ? askShared(ask) : askBoth(ask));
      } catch (error) {
        if (!(error instanceof PlaceUnavailable)) throw error;
        isGone();
        return askOwn(ask);
      }
    },
    done(line, slots) {
      own.done(line, slots);
      shared.done(line, slots);
    },
    giveBack(line, slots) {
      own.giveBack(line, slots);
      shared.giveBack(line, slots);
    },
    holdOff(line, ms) {
      own.holdOff(line, ms);
      shared.holdOff(line, ms);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
