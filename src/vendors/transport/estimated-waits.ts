import type { CallLimits, LimitTurns } from '../limit-desk.ts';

/** How one consumer stands before a limit. */
export interface Standing extends Pick<LimitTurns, 'blockedBy' | 'waitMs' | 'queued'> {
  /** Consumers that wait in all processes. */
  readonly waiting: number;
  /** Turns of this consumer that wait here; `queued` says how many in all processes. */
  readonly here: number;
}

/**
 * Milliseconds until the turn of each place in a queue here, the first being 0. Within one window from now each turn
 * that is taken comes back once; those that wait elsewhere too, and other consumers, get theirs in between.
 */
export function estimatedWaits(limits: CallLimits, standing: Standing): (place: number) => number {
  const { blockedBy, waitMs, queued, waiting, here } = standing;
  if (blockedBy !== 'second' && blockedBy !== 'minute') return () => Math.ceil(waitMs);
  const [windowMs, limit] = blockedBy === 'second' ? [1000, limits.perSecond] : [60_000, limits.perMinute];
  const between = Math.max(1, waiting) * Math.max(1, queued / here);
  return (place) => {
    const before = Math.floor(place * between);
    const rounds = Math.floor(before / limit!);
    const spread = (Math.max(0, windowMs - waitMs) * (before % limit!)) / limit!;
    return Math.ceil(waitMs + rounds * windowMs + spread);
  };
}
