import { silentBell } from './bell.ts';
import type { Coordination } from './coordination.ts';
import { noSignals } from './signals.ts';

/** For a process that is alone, or whose others are reached by no other way. */
export function memoryCoordination(): Coordination {
  const values = new Map<string, { readonly value: string; readonly endsAt: number }>();
  const leases = new Map<string, { readonly owner: symbol; readonly endsAt: number }>();

  /** What is there under a key and has not ended. */
  const current = <T extends { readonly endsAt: number }>(kept: Map<string, T>, key: string): T | null => {
    const found = kept.get(key) ?? null;
    if (found === null || found.endsAt > Date.now()) return found;
    kept.delete(key);
    return null;
  };

  return {
    get: async (key) => current(values, key)?.value ?? null,
    put: async (key, value, lifetimeMs) => void values.set(key, { value, endsAt: Date.now() + lifetimeMs }),
    lease: async (key, lifetimeMs) => {
      if (current(leases, key) !== null) return null;
      const owner = Symbol(key);
      leases.set(key, { owner, endsAt: Date.now() + lifetimeMs });
      return {
        release: async () => {
          if (leases.get(key)?.owner === owner) leases.delete(key);
        },
      };
    },
    bell: silentBell,
    signals: noSignals,
    close: async () => undefined,
  };
}
