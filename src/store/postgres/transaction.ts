import type pg from 'pg';
import { numberIn, textIn, type Row } from '../row.ts';
import { StoreUnavailable } from '../store.ts';
import { queryOver, type Query } from './query.ts';
import { reached } from './outage.ts';

/** The highest numbers given so far. A transaction counts them up; they are kept when it commits. */
export interface Numbers {
  receipt: number;
  change: number;
}

/**
 * Several statements, all or nothing; one transaction at a time among all processes, so that what becomes visible later
 * has the higher numbers. Who listens is told when there are new changes.
 */
export async function inTransaction<T>(
  client: pg.ClientBase,
  schema: string,
  work: (query: Query, numbers: Numbers) => Promise<T>,
): Promise<T> {
  try {
    const numbers = await begin(client, schema);
    const before = { ...numbers };
    const result = await work(queryOver(client), numbers);
    await commit(client, [...noteNumbers(before, numbers), ...tellNews(schema, numbers.change > before.change)]);
    return result;
  } catch (error) {
    // A connection that cannot be had is thrown away, and the server rolls back by itself.
    if (!(error instanceof StoreUnavailable)) await inOneGo(client, ['ROLLBACK']);
    throw error;
  }
}

async function begin(client: pg.ClientBase, schema: string): Promise<Numbers> {
  const results = await inOneGo(client, [
    // Each statement sees what was committed before it: those behind the lock see all that came before them.
    'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE',
    `SELECT pg_advisory_xact_lock(hashtextextended('${schema} writes', 0))`,
    'SELECT name, latest FROM numbers',
  ]);
  const rows = results.at(-1)?.rows ?? [];
  const latest = new Map(rows.map((row) => [textIn(row, 'name'), numberIn(row, 'latest')]));
  return { receipt: latest.get('receipt') ?? 0, change: latest.get('change') ?? 0 };
}

async function commit(client: pg.ClientBase, last: readonly string[]): Promise<void> {
  const results = await inOneGo(client, [...last, 'COMMIT']);
  // A transaction that had failed would be rolled back here, without an error.
  if (results.at(-1)?.command !== 'COMMIT') throw new StoreUnavailable('The database did not commit.');
}

const noteNumbers = (before: Numbers, { receipt, change }: Numbers): string[] =>
  before.receipt === receipt && before.change === change
    ? []
    : [`UPDATE numbers SET latest = CASE name WHEN 'receipt' THEN ${receipt} ELSE ${change} END`];

const tellNews = (schema: string, isNews: boolean): string[] => (isNews ? [`NOTIFY ${schema}`] : []);

/** Statements without parameters, in one message. */
async function inOneGo(client: pg.ClientBase, statements: readonly string[]): Promise<pg.QueryResult<Row>[]> {
  const results: pg.QueryResult<Row> | pg.QueryResult<Row>[] = await reached(client.query<Row>(statements.join('; ')));
  return Array.isArray(results) ? results : [results];
}
