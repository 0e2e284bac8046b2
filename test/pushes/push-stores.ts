import { onTestFinished } from 'vitest';
import { freshDatabase } from '../support/fresh-database.ts';
import { postgres } from '../support/real-parts.ts';

/** A store that pushes are kept in. */
export interface PushStore {
  readonly name: string;
  /** The settings that give a test one of its own. */
  place(): Promise<Readonly<Record<string, string>>>;
}

const inPostgres: PushStore = {
  name: 'PostgreSQL',
  place: async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    return { DATABASE_URL: database.url };
  },
};

/** Both stores, or only SQLite on a machine without PostgreSQL. */
export const pushStores: readonly PushStore[] = [
  { name: 'SQLite', place: async () => ({}) },
  ...(postgres.isHere ? [inPostgres] : []),
];
