import type { Clock } from '../vendors/clock.ts';
import { noWatch, type CallWatch, type VendorWatch } from '../vendors/vendor-watch.ts';

/** How the latest calls to one vendor went. */
export interface RecentCalls {
  readonly calls: number;
  readonly failures: number;
  /** Milliseconds within which half, and 95 of 100, of them ended; null if there were none. */
  readonly p50: number | null;
  readonly p95: number | null;
}

const most = 1000;
const spanMs = 5 * 60_000;

/** Remembers the calls of the last five minutes, of very many the latest 1,000. */
export function watchRecent(clock: Clock): VendorWatch & { recent(): RecentCalls } {
  // Numbers in place: objects would live just long enough to be dear to collect.
  const endedAt = new Float64Array(most).fill(-Infinity);
  const took = new Float64Array(most);
  const hasFailed = new Uint8Array(most);
  let next = 0;
  const add = (ms: number, isFailure: boolean) => {
    endedAt[next] = clock.now();
    took[next] = ms;
    hasFailed[next] = Number(isFailure);
    next = (next + 1) % most;
  };
  const call: CallWatch = {
    answered: (ms) => add(ms, false),
    failed: (_problem, ms) => add(ms, true),
    abandoned: () => undefined,
  };
  return {
    ...noWatch,
    leaves: () => call,
    recent() {
      const since = clock.now() - spanMs;
      const young = [...endedAt.keys()].filter((place) => endedAt[place]! >= since);
      const sorted = young.map((place) => took[place]!).toSorted((a, b) => a - b);
      const at = (share: number) => {
        const ms = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
        return ms === undefined ? null : Math.round(ms);
      };
      const failures = young.filter((place) => hasFailed[place] === 1).length;
      return { calls: young.length, failures, p50: at(0.5), p95: at(0.95) };
    },
  };
}
