import type pg from 'pg';
import { StoreUnavailable } from '../store.ts';
import { migrations } from './schema.ts';

/**
 * Makes the tables, or brings them to the newest version, all or nothing; of several processes one does it and the others
 * wait. Throws if a newer program made them.
 */
export async function migrate(client: pg.ClientBase, schema: string): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${schema} migrations`]);
  await needUnicode(client);
  const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
  // Where the schema was made by an administrator, this user need not be allowed to make one.
  if (rowCount === 0) await client.query(`CREATE SCHEMA ${schema}`);
  await client.query(`SET LOCAL search_path = ${schema}`);
  await client.query('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)');
  const done = (await client.query('SELECT FROM migrations')).rowCount ?? 0;
  if (done > migrations.length) {
    throw new StoreUnavailable('The database was made by a newer version of this program.');
  }
  for (const [number, sql] of migrations.entries()) {
    if (number < done) continue;
    await client.query(sql);
    await client.query('INSERT INTO migrations (number) VALUES ($1)', [number]);
  }
  await client.query('COMMIT');
}

async function needUnicode(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ encoding: string }>(`SELECT current_setting('server_encoding') AS encoding`);
  if (rows[0]?.encoding !== 'UTF8') {
    throw new StoreUnavailable('The database of DATABASE_URL must have the encoding UTF8, for names in every script.');
  }
}
