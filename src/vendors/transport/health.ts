import type { Clock } from '../clock.ts';
import type { VendorHealth } from '../connected.ts';
import type { Log } from '../log.ts';
import type { Problem } from '../vendor-error.ts';

const failuresToBeDown = 5; // in a row; the breaker opens at as many
/** So long a vendor that took back a good answer is not called well: milliseconds. */
const doubtMs = 10_000;

/** How the calls to one vendor went lately, in this process. */
export interface HealthRecord {
  succeeded(): void;
  failed(problem: Problem): void;
  /** As `failed`, of an answer that passed for good at first: the next such answer proves little. */
  regretted(problem: Problem): void;
  now(): VendorHealth;
}

export function createHealthRecord({
  vendor,
  clock,
  log,
}: {
  readonly vendor: string;
  readonly clock: Clock;
  readonly log: Log;
}): HealthRecord {
  let state: VendorHealth = {
    state: 'UNTRIED',
    since: null,
    lastSuccessAt: null,
    lastFailureAt: null,
    lastProblem: null,
  };
  let failures = 0;
  let regrettedAt = -Infinity;
  let succeededAt: number | null = null; // since `state` was last made anew

  const become = (next: VendorHealth['state'], seen: Partial<VendorHealth>, now: Date) => {
    const isNews = next !== state.state;
    state = { ...latest(), ...seen, state: next, since: isNews ? now : state.since };
    succeededAt = null;
    if (!isNews) return;
    const { kind = null, vendorCode = null } = next === 'UP' ? {} : (state.lastProblem ?? {});
    log[next === 'DOWN' ? 'warn' : 'info']('vendor health changed', { vendor, state: next, kind, vendorCode });
  };

  const latest = (): VendorHealth =>
    succeededAt === null ? state : { ...state, lastSuccessAt: new Date(succeededAt) };

  function failed({ kind, message, vendorCode, retryAfterMs }: Problem): void {
    if (kind !== 'REJECTED') failures++; // a no may be about what was asked
    const now = new Date(clock.now());
    const lastProblem = { kind, message, vendorCode, retryAfterMs };
    become(failures >= failuresToBeDown ? 'DOWN' : 'DEGRADED', { lastFailureAt: now, lastProblem }, now);
  }

  return {
    succeeded() {
      failures = 0;
      const now = clock.now();
      const isDoubted = Math.abs(now - regrettedAt) < doubtMs;
      if (state.state === 'UP' && !isDoubted) succeededAt = now;
      else become(isDoubted ? 'DEGRADED' : 'UP', { lastSuccessAt: new Date(now) }, new Date(now));
    },
    failed,
    regretted(problem) {
      regrettedAt = clock.now();
      failed(problem);
    },
    now: latest,
  };
}
