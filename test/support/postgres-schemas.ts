import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll } from 'vitest';
import { openPostgresStore, type PostgresStoreOptions } from '../../src/store/postgres/open-postgres-store.ts';
import type { Store } from '../../src/store/store.ts';
import { postgres } from './real-parts.ts';

const silent = { info: () => undefined, warn: () => undefined };

/** Schemas of a real PostgreSQL for one file of tests, dropped at its end. */
export function postgresSchemas() {
  const { url, isHere } = postgres;
  const made: string[] = [];

  /** Statements by somebody else, over a connection of their own. */
  const run = async (sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end();
    }
  };

  afterAll(async () => {
    if (made.length > 0) await run(made.map((schema) => `DROP SCHEMA IF EXISTS ${schema} CASCADE`).join('; '));
  });

  return {
    url,
    isHere,
    run,
    /** The name of a schema that nobody has yet. */
    newSchema: (): string => {
      const schema = `test_${randomBytes(6).toString('hex')}`;
      made.push(schema);
      return schema;
    },
    open: (
      schema: string,
      options: Pick<PostgresStoreOptions, 'clock'> & Partial<PostgresStoreOptions>,
    ): Promise<Store> => openPostgresStore({ url, schema, log: silent, ...options }),
  };
}
