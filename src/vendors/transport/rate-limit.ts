import type { Clock } from '../clock.ts';

const minute = 60_000;

/** So many calls in any minute. */
export interface RateLimit {
  /** Takes the next turn if it comes within `patienceMs`; else nothing is taken. */
  take(patienceMs: number): Turn;
  /** Turns left in this minute, and when the next one comes back; nulls where there is no limit. */
  state(): { readonly remaining: number | null; readonly resetsAt: Date | null };
}

interface Turn {
  readonly isGranted: boolean;
  /** Milliseconds until the turn comes. */
  readonly waitMs: number;
  giveBack(): void;
}

const atOnce: Turn = { isGranted: true, waitMs: 0, giveBack: () => undefined };

export function createRateLimit(perMinute: number | null, clock: Clock): RateLimit {
  if (perMinute === null) return { take: () => atOnce, state: () => ({ remaining: null, resetsAt: null }) };
  let turns: number[] = []; // when each was or will be taken, oldest first

  function forget(now: number) {
    const isTurnedBack = (turns.at(-1) ?? 0) > now + minute; // the clock was set back
    const firstKept = isTurnedBack ? turns.length : turns.findIndex((time) => time > now - minute);
    if (firstKept !== 0) turns = firstKept === -1 ? [] : turns.slice(firstKept);
  }

  return {
    take(patienceMs) {
      const now = clock.now();
      forget(now);
      const at = turns.length < perMinute ? now : Math.max(now, turns[turns.length - perMinute]! + minute);
      if (at - now > patienceMs) return { isGranted: false, waitMs: at - now, giveBack: () => undefined };
      turns.push(at);
      const giveBack = () => {
        const place = turns.indexOf(at);
        if (place !== -1) turns.splice(place, 1);
      };
      return { isGranted: true, waitMs: at - now, giveBack };
    },

    state() {
      forget(clock.now());
      const oldest = turns[0];
      return {
        remaining: Math.max(0, perMinute - turns.length),
        resetsAt: oldest === undefined ? null : new Date(oldest + minute),
      };
    },
  };
}
