import { freshDatabase } from '../test/support/fresh-database.ts';

/** A store to measure: the settings that choose it, and how it is cleared away. */
export interface BenchStore {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

/** SQLite, and PostgreSQL where there is one. */
export async function* benchStores(): AsyncGenerator<BenchStore> {
  yield { name: 'SQLite', environment: {}, drop: async () => undefined };
  const database = await freshDatabase().catch(() => null);
  if (database === null) {
    process.stderr.write('PostgreSQL is not here and was left out.\n');
    return;
  }
  yield { name: 'PostgreSQL', environment: { DATABASE_URL: database.url }, drop: () => database.drop() };
}
