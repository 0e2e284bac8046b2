import pg from 'pg';
import { giveUpAfter } from '../../vendors/give-up-after.ts';
import { StoreUnavailable } from '../store.ts';
import { answerWithin, connectionTo, settingsOf, type Place } from './connection.ts';
import { reached } from './outage.ts';
import { patienceWith } from './patience.ts';
import { queryOver, type Query } from './query.ts';
import { inTransaction, type Numbers } from './transaction.ts';

/** One schema of a PostgreSQL database. Throws `StoreUnavailable` if it cannot be had. */
export interface Database {
  /** One statement by itself. */
  readonly query: Query;
  /** Several, all or nothing, one transaction at a time among all processes. */
  write<T>(work: (query: Query, numbers: Numbers) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A pool of connections; none is made before it is needed. */
export function openDatabase(place: Place): Database {
  const pool = new pg.Pool({
    ...connectionTo(place),
    max: 10,
    verify: (client, done) => client.query(settingsOf(place), (error: Error | null) => done(error ?? undefined)),
  });
  // A broken connection tells whoever uses it; that nobody else listens must not end the process.
  pool.on('error', () => undefined).on('connect', (client) => void client.on('error', () => undefined));

  /** Lends a connection; one that broke, or was not given back in time, is thrown away. */
  const lend = async <T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> => {
    const client = await reached(pool.connect());
    let isBack = false;
    const giveBack = (isBroken: boolean) => {
      if (!isBack) client.release(isBroken);
      isBack = true;
    };
    const callOff = giveUpAfter(answerWithin, () => giveBack(true));
    try {
      const result = await work(client);
      giveBack(false);
      return result;
    } catch (error) {
      giveBack(error instanceof StoreUnavailable);
      throw error;
    } finally {
      callOff();
    }
  };

  const patience = patienceWith({ probe: () => lend((client) => queryOver(client)('SELECT 1')) });

  return {
    query: (sql, values) => patience.ask(() => lend((client) => queryOver(client)(sql, values))),
    write: (work) => patience.ask(() => lend((client) => inTransaction(client, place.schema, work))),
    close: async () => {
      patience.close();
      if (!pool.ending) await pool.end();
    },
  };
}
