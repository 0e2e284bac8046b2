import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Acceptance } from '../../src/store/store.ts';
import { parseLossless } from '../../src/vendors/values/lossless.ts';
import { sobot } from '../../src/vendors/sobot/adapter.ts';
import { sandboxed, type Sandboxed, type SandboxedOptions } from './sandboxed.ts';

/** Sobot over its sandbox and a store of its own; `push` brings messages in, one second after the other. */
export function sobotAfterPushes(options: Omit<SandboxedOptions, 'records'> = {}): Sandboxed & {
  push(...messages: readonly object[]): Promise<Acceptance>;
} {
  const received = { now: Date.parse('2026-11-01T00:00:00Z') };
  const store = openSqliteStore({ path: ':memory:', clock: { now: () => received.now } });
  onTestFinished(() => store.close());
  const vendor = sandboxed(sobot, { ...options, records: store.records('sobot') });
  const built = sobot.sandbox({ now: () => received.now });
  const reader = sobot.push!(sobot.settings.schema.parse({ ...built.env, ...options.env }));
  return {
    ...vendor,
    push: (...content) => {
      const body = JSON.stringify({ sys_code: '50', type: 'crm', content });
      received.now += 1000;
      const reading = reader.read(parseLossless(body) as Record<string, unknown>);
      return store.accept({ vendor: 'sobot', body, receivedAt: new Date(received.now), reading });
    },
  };
}
