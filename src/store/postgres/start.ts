import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../vendors/log.ts';
import { StoreUnavailable } from '../store.ts';
import { connectionTo, type Place } from './connection.ts';
import { migrate } from './migrate.ts';
import { stateOf } from './outage.ts';

const pauseMs = 500;
const migrateWithin = 600_000; // milliseconds; other processes may migrate first

/** Makes the database ready; waits for one that is just starting. Throws `StoreUnavailable` with a sentence for the operator. */
export async function prepare(place: Place, log: Log, waitMs: number): Promise<void> {
  const until = Date.now() + waitMs;
  for (let tries = 0; ; tries++) {
    try {
      return await once(place);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      const code = codeOf(error);
      if (stateOf(error) !== undefined && !isStarting(code)) throw refused(code, error);
      if (Date.now() + pauseMs > until) throw unreachable(waitMs, code, error);
      if (tries === 0) log.warn('waiting for the database', { code });
      await pause(pauseMs);
    }
  }
}

async function once(place: Place): Promise<void> {
  const client = new pg.Client({ ...connectionTo(place), query_timeout: migrateWithin });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await migrate(client, place.schema);
  } finally {
    await client.end();
  }
}

// The server starts or stops, or has no connection left: all of these pass.
const isStarting = (code: string): boolean => code.startsWith('57P') || code.startsWith('53');

const refused = (code: string, cause: unknown) =>
  new StoreUnavailable(
    `The database of DATABASE_URL cannot be used (${code}): look at its name, user, password and rights.`,
    { cause },
  );

const unreachable = (waitMs: number, code: string, cause: unknown) =>
  new StoreUnavailable(`The database of DATABASE_URL was not reached within ${waitMs / 1000} seconds (${code}).`, {
    cause,
  });

/** Names what went wrong without quoting anything, least of all the address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'no answer';
}
