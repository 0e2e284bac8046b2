import type { Clock } from '../clock.ts';
import type { VendorHealth } from '../connected.ts';
import type { Problem } from '../vendor-error.ts';

const failuresToBeDown = 5; // in a row; the breaker opens at as many

/** How the calls to one vendor went lately, in this process. */
export interface HealthRecord {
  succeeded(): void;
  failed(problem: Problem): void;
  now(): VendorHealth;
}

export function createHealthRecord(clock: Clock): HealthRecord {
  let state: VendorHealth = {
    state: 'UNTRIED',
    since: null,
    lastSuccessAt: null,
    lastFailureAt: null,
    lastProblem: null,
  };
  let failures = 0;

  const become = (next: VendorHealth['state'], seen: Partial<VendorHealth>, now: Date) => {
    state = { ...state, ...seen, state: next, since: next === state.state ? state.since : now };
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
