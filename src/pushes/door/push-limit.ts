import type { Clock } from '../../vendors/clock.ts';

const minute = 60_000;

/** How many pushes are let in. */
export interface PushLimit {
  /** Lets one in, or says how long to wait, in milliseconds; 0: it is in. */
  take(): number;
}

/** A bucket that holds a minute's worth and fills evenly; null: there is no limit. */
export function createPushLimit(perMinute: number | null, clock: Clock): PushLimit {
  if (perMinute === null) return { take: () => 0 };
  let left = perMinute;
  let filledAt = clock.now();
  return {
    take() {
      const now = clock.now();
      const since = Math.max(0, now - filledAt); // the clock may be set back
      left = Math.min(perMinute, left + (since * perMinute) / minute);
      filledAt = now;
      if (left < 1) return Math.ceil(((1 - left) * minute) / perMinute);
      left--;
      return 0;
    },
  };
}
