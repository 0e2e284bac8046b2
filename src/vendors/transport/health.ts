import type { Clock } from '../clock.ts';
import type { VendorHealth } from '../connected.ts';
import type { Log } from '../log.ts';
import type { Problem } from '../vendor-error.ts';

const failuresToBeDown = 5; // in a row; the breaker opens at as many

/** How the calls to one vendor went lately, in this process. */
export interface HealthRecord {
  succeeded(): void;
  failed(problem: Problem): void;
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

  const become = (next: VendorHealth['state'], seen: Partial<VendorHealth>, now: Date) => {
    const isNews = next !== state.state;
    state = { ...state, ...seen, state: next, since: isNews ? now : state.since };
    if (!isNews) return;
    const { kind = null, vendorCode = null } = next === 'UP' ? {} : (state.lastProblem ?? {});
    log[next === 'DOWN' ? 'warn' : 'info']('vendor health changed', { vendor, state: next, kind, vendorCode });
  };

  return {
    succeeded() {
      failures = 0;
      const now = new Date(clock.now());
      become('UP', { lastSuccessAt: now }, now);
    },
    failed({ kind, message, vendorCode, retryAfterMs }) {
      failures++;
      const now = new Date(clock.now());
      const lastProblem = { kind, message, vendorCode, retryAfterMs };
      become(failures >= failuresToBeDown ? 'DOWN' : 'DEGRADED', { lastFailureAt: now, lastProblem }, now);
    },
    now: () => state,
  };
}
