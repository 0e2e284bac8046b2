import pg from 'pg';
import { fromText } from './text.ts';

/** What a connection is made with. */
export interface Place {
  readonly url: string;
  /** Lower-case letters, digits and underscores: it stands in statements as it is. */
  readonly schema: string;
}

// Milliseconds. A process that hangs inside a transaction is thrown out before those that wait for it give up.
const connectWithin = 2000;
const limits = { statement: 2500, lock: 2000, idle_in_transaction_session: 1500 };

/** The most that an answer may take, in milliseconds, also of a server that hangs. */
export const answerWithin = 3000;

/** What every connection is made with. */
export const connectionTo = ({ url }: Place): pg.ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: connectWithin,
  query_timeout: answerWithin,
  keepAlive: true,
  types: { getTypeParser: parserOf },
});

/** The settings that a connection begins with, whatever the server's own are. */
export const settingsOf = ({ schema }: Place): string =>
  [
    'SET synchronous_commit = on',
    `SET default_transaction_isolation = 'read committed'`,
    `SET search_path = ${schema}`,
    ...Object.entries(limits).map(([what, limit]) => `SET ${what}_timeout = ${limit}`),
  ].join('; ');

// PostgreSQL's numbers of its types.
const bigint = 20;
const text = 25;

// Numbers of ours are times and counts, which a double holds.
function parserOf(oid: number): (value: string) => unknown {
  if (oid === bigint) return Number;
  if (oid === text) return fromText;
  return pg.types.getTypeParser(oid, 'text');
}
