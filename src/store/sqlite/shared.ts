import type { DatabaseSync } from 'node:sqlite';
import type { SharedPlace } from '../../coordination/shared-place.ts';
import { textIn } from '../row.ts';
import { StoreUnavailable } from '../store.ts';
import { guarded } from './database.ts';

/** What processes over one file share. Times are those of this machine, whatever clock the store was given. */
export function sqliteShared(db: DatabaseSync): SharedPlace & { sweep(): void } {
  const now = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;
  const find = db.prepare(`SELECT value FROM shared WHERE kind = 'value' AND key = ? AND ends_at > ${now}`);
  const put = db.prepare(
    `INSERT INTO shared (kind, key, value, ends_at) VALUES ('value', ?, ?, ${now} + ?)
     ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, ends_at = excluded.ends_at`,
  );
  const take = db.prepare(
    `INSERT INTO shared (kind, key, value, ends_at) VALUES ('lease', ?, ?, ${now} + ?)
     ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, ends_at = excluded.ends_at WHERE ends_at <= ${now}`,
  );
  const release = db.prepare(`DELETE FROM shared WHERE kind = 'lease' AND key = ? AND value = ?`);
  const sweep = db.prepare(`DELETE FROM shared WHERE ends_at <= ${now}`);
  return {
    get: async (key) =>
      guarded(() => {
        const row = find.get(key);
        return row === undefined ? null : textIn(row, 'value');
      }),
    put: async (key, value, lifetimeMs) => guarded(() => void put.run(key, value, Math.ceil(lifetimeMs))),
    lease: async (key, lifetimeMs) => {
      const owner = crypto.randomUUID();
      if (guarded(() => Number(take.run(key, owner, Math.ceil(lifetimeMs)).changes)) === 0) return null;
      return {
        release: async () => {
          try {
            guarded(() => release.run(key, owner));
          } catch (error) {
            if (!(error instanceof StoreUnavailable)) throw error; // else it ends by itself
          }
        },
      };
    },
    sweep: () => guarded(() => void sweep.run()),
  };
}
