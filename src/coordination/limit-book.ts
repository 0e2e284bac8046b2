import type { CallLimits, LimitAnswer, LimitAsk, LimitTurns, LimitWant, OneAsk } from '../vendors/limit-desk.ts';
import { limitUse, mayHaveOneMore, reserveOf, type LimitUse } from './limit-use.ts';
import { timeWindow, type TimeWindow } from './time-window.ts';
import { waitingConsumers } from './waiting-consumers.ts';

type Asked = Omit<LimitAsk, 'line'>;

/** The turns of one line, as `LimitDesk` gives them out. */
export interface LimitBook {
  ask(asked: Asked): LimitAnswer;
  /** A slot as `ask` would give it, where nobody waits; else null. */
  takeOne(asked: Omit<OneAsk, 'line'>): string | null;
  /** Takes down a slot that was given elsewhere. */
  enter(asked: Asked, consumer: string, slot: string): void;
  done(slot: string): void;
  giveBack(slot: string): void;
  pause(ms: number): void;
}

const windowMs = { second: 1000, minute: 60_000 } as const;

interface Limit {
  readonly by: 'second' | 'minute' | 'concurrency';
  readonly most: number;
  readonly reserve: number;
  readonly use: LimitUse;
  nextIn(): number;
}

/** `now` is in milliseconds, and never goes back. */
export function limitBook(now: () => number): LimitBook {
  const underWay = new Map<string, { readonly consumer: string; readonly endsAt: number }>(); // the oldest first
  const places = limitUse();
  const windows = new Map<number, TimeWindow>();
  const queues = waitingConsumers();
  let pausedUntil = -Infinity;
  let made = 0;

  /** A window that is new counts what is under way. */
  function windowOf(ms: number): TimeWindow {
    const known = windows.get(ms);
    if (known !== undefined) return known;
    const made = timeWindow(ms, now);
    for (const { consumer } of underWay.values()) made.enter(consumer);
    windows.set(ms, made);
    return made;
  }

  function limitsOf({ perSecond, perMinute, concurrency }: CallLimits): Limit[] {
    const limits: Limit[] = [];
    const addInTime = (by: 'second' | 'minute', most: number | null) => {
      if (most === null) return;
      const window = windowOf(windowMs[by]);
      limits.push({ by, most, reserve: reserveOf(most), use: window.use, nextIn: () => window.nextIn() });
    };
    addInTime('second', perSecond);
    addInTime('minute', perMinute);
    // When a place gets free nobody can know.
    limits.push({ by: 'concurrency', most: concurrency, reserve: 0, use: places, nextIn: () => 0 });
    return limits;
  }

  /** Ends what nobody ended in time. */
  function endForgotten(at: number): void {
    for (const [slot, { endsAt }] of underWay) {
      if (endsAt > at) break;
      done(slot);
    }
  }

  function done(slot: string): void {
    const call = underWay.get(slot);
    if (call === undefined) return;
    underWay.delete(slot);
    places.remove(call.consumer);
    for (const window of windows.values()) window.answered(call.consumer);
  }

  function enter(consumer: string, endsAt: number, slot: string): string {
    underWay.set(slot, { consumer, endsAt });
    places.add(consumer);
    for (const window of windows.values()) window.enter(consumer);
    return slot;
  }

  /** One turn for each in its turn, until nobody may have one more. */
  function giveOut({ wants, process }: Asked, limits: readonly Limit[], endsAt: number): string[][] {
    const given = wants.map((): string[] => []);
    for (let isAnyGiven = true; isAnyGiven;) {
      isAnyGiven = false;
      for (const [place, { consumer, count }] of wants.entries()) {
        const slots = given[place]!;
        if (slots.length >= count || blockOf(consumer, limits) !== null) continue;
        slots.push(enter(consumer, endsAt, String(++made)));
        isAnyGiven = true;
        queues.serve(consumer, process);
      }
    }
    return given;
  }

  /** What keeps a consumer from one more, that which lasts longest first; null: nothing. */
  function blockOf(consumer: string, limits: readonly Limit[], waiting = queues.consumers): Limit | null {
    let worst: Limit | null = null;
    for (const limit of limits) {
      const question = { limit: limit.most, reserve: limit.reserve, consumer, waiting };
      if (mayHaveOneMore(limit.use, question)) continue;
      if (worst === null || limit.nextIn() > worst.nextIn()) worst = limit;
    }
    return worst;
  }

  const turnsOf = (slots: string[], { consumer, count }: LimitWant, limits: readonly Limit[]): LimitTurns => {
    const block = slots.length === count ? null : blockOf(consumer, limits);
    return { slots, blockedBy: block?.by ?? null, waitMs: block?.nextIn() ?? 0, queued: queues.of(consumer) };
  };

  return {
    ask(asked) {
      const { wants, process, holdMs } = asked;
      const at = now();
      endForgotten(at);
      queues.forget(at);
      for (const { consumer, count } of wants) queues.join(consumer, process, count, at);
      const limits = limitsOf(asked.limits);
      const pauseMs = pausedUntil - at;
      const paused = ({ consumer }: LimitWant): LimitTurns => ({
        slots: [],
        blockedBy: 'pause',
        waitMs: pauseMs,
        queued: queues.of(consumer),
      });
      const turns =
        pauseMs > 0
          ? wants.map(paused)
          : giveOut(asked, limits, at + holdMs).map((slots, place) => turnsOf(slots, wants[place]!, limits));
      return { turns, waiting: queues.consumers, ...leftOf(limits) };
    },
    takeOne({ limits, holdMs, consumer }) {
      const at = now();
      endForgotten(at);
      queues.forget(at);
      // Nobody waits but the one who asks.
      const isFree = queues.consumers === 0 && pausedUntil <= at && blockOf(consumer, limitsOf(limits), 1) === null;
      return isFree ? enter(consumer, at + holdMs, String(++made)) : null;
    },
    enter({ limits, holdMs }, consumer, slot) {
      limitsOf(limits);
      enter(consumer, now() + holdMs, slot);
    },
    done,
    giveBack(slot) {
      const call = underWay.get(slot);
      if (call === undefined) return;
      underWay.delete(slot);
      places.remove(call.consumer);
      for (const window of windows.values()) window.withdraw(call.consumer);
    },
    pause: (ms) => void (pausedUntil = Math.max(pausedUntil, now() + ms)),
  };
}

/** How the limit in time of which least is left stands. */
function leftOf(limits: readonly Limit[]): Pick<LimitAnswer, 'remaining' | 'resetsInMs'> {
  let remaining: number | null = null;
  let resetsInMs: number | null = null;
  for (const { by, most, use, nextIn } of limits) {
    if (by === 'concurrency' || (remaining !== null && most - use.total >= remaining)) continue;
    remaining = Math.max(0, most - use.total);
    resetsInMs = use.total === 0 ? null : nextIn();
  }
  return { remaining, resetsInMs };
}
