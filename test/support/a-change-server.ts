import { onTestFinished } from 'vitest';
import { silentBell, type Bell } from '../../src/coordination/bell.ts';
import { listen } from '../../src/listen.ts';
import { createLog } from '../../src/log.ts';
import { createSchema } from '../../src/schema.ts';
import { createServer, type ServerParts } from '../../src/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Adapter } from '../../src/vendors/adapter.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import type { ConnectedVendors } from '../../src/vendors/connected.ts';
import type { VendorName } from '../../src/vendors/vendor-name.ts';
import { aFeed } from './a-feed.ts';
import { fakeVendors } from './fake-vendors.ts';
import { fastPathInTests } from './fast-path.ts';

interface ChangeServerOptions extends Partial<ServerParts> {
  readonly adapters?: Partial<Record<VendorName, Adapter>>;
  readonly pollMs?: number;
  readonly bell?: Bell;
}

/** Fake vendors, of which those that the registry says push are listened to. */
export const pushingVendors = (adapters: Partial<Record<VendorName, Adapter>>): ConnectedVendors =>
  new Map(
    [...fakeVendors(adapters)].map(([name, vendor]) => {
      const isOn = vendor.adapter !== null && vendor.definition.push !== undefined;
      const reader = { read: () => ({ dedupeKey: '', items: [] }) };
      return [name, isOn ? { ...vendor, push: reader, webhookSecrets: ['secret'] } : vendor];
    }),
  );

/** The graph on a port, over fake vendors. */
export async function aChangeServer({
  adapters = { jing: {} },
  pollMs = 1000,
  bell = silentBell,
  ...parts
}: ChangeServerOptions = {}) {
  const store: Store = parts.store ?? openSqliteStore({ path: ':memory:', clock: systemClock });
  const vendors = pushingVendors(adapters);
  const feed = aFeed(store, { vendors, pollMs, bell });
  await feed.start();
  const log = createLog({ write: () => undefined });
  const room = { schema: createSchema(), vendors, store, log, clock: systemClock, feed };
  const server = createServer({ ...room, budgetMs: 5000, isProduction: false, fastPath: fastPathInTests, ...parts });
  const { url, drain } = await listen(server, '127.0.0.1', 0);
  onTestFinished(async () => {
    feed.end();
    await drain(0);
    await store.close();
  });
  return { url: `${url}/graphql`, store, feed, drain };
}
