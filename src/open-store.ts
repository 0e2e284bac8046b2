import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from './configuration.ts';
import type { Log } from './vendors/log.ts';
import { SettingsError } from './settings.ts';
import { openSqliteStore } from './store/sqlite/open-sqlite-store.ts';
import { openPostgresStore } from './store/postgres/open-postgres-store.ts';
import type { Store } from './store/store.ts';
import type { Clock } from './vendors/clock.ts';

/** The store that the configuration names; over the sandbox one in memory. */
export async function openStore({ settings, isSandbox }: Configuration, clock: Clock, log: Log): Promise<Store> {
  const { databaseUrl, dataDir, retentionDays } = settings;
  if (isSandbox) return openSqliteStore({ path: ':memory:', clock, log });
  if (databaseUrl !== null) return await openPostgresStore({ url: databaseUrl, clock, log, retentionDays });
  return openSqliteStore({ path: databaseIn(dataDir), clock, log, retentionDays });
}

function databaseIn(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new SettingsError(['DATA_DIR is no folder that this user can make or use']);
  }
  return join(folder, 'crm-federation.sqlite');
}
