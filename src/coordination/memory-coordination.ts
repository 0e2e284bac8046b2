import { silentBell } from './bell.ts';
import { BoundedValues } from './bounded-values.ts';
import type { Coordination } from './coordination.ts';
import { memoryLimitDesk } from './memory-limit-desk.ts';
import { noSignals } from './signals.ts';

const mostCharacters = 32 * 1024 * 1024;
const leasesBeforeSweep = 1000;

/** For a process that is alone, or whose others are reached by no other way. */
export function memoryCoordination(): Coordination {
  const values = new BoundedValues(mostCharacters);
  const leases = new Map<string, { readonly owner: symbol; readonly endsAt: number }>();
  let sweepAt = leasesBeforeSweep;

  /** Leases that nobody asks for again would stay for ever. */
  const sweep = () => {
    if (leases.size < sweepAt) return;
    const now = Date.now();
    for (const [key, { endsAt }] of leases) if (endsAt <= now) leases.delete(key);
    sweepAt = Math.max(leasesBeforeSweep, 2 * leases.size);
  };

  return {
    get: async (key) => values.get(key),
    put: async (key, value, lifetimeMs) => values.put(key, value, lifetimeMs),
    lease: async (key, lifetimeMs) => {
      const now = Date.now();
      if ((leases.get(key)?.endsAt ?? now) > now) return null;
      const owner = Symbol(key);
      leases.set(key, { owner, endsAt: now + lifetimeMs });
      sweep();
      return {
        release: async () => {
          if (leases.get(key)?.owner === owner) leases.delete(key);
        },
      };
    },
    bell: silentBell,
    signals: noSignals,
    limits: memoryLimitDesk(),
    close: async () => undefined,
  };
}
