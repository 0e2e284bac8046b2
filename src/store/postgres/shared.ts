import type { SharedPlace } from '../../coordination/shared-place.ts';
import { textIn } from '../row.ts';
import { StoreUnavailable } from '../store.ts';
import type { Query } from './query.ts';

const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

/** What processes over one database share. Times are those of the database, whose clock is the same for all. */
export function postgresShared(query: Query): SharedPlace & { sweep(): Promise<void> } {
  return {
    get: async (key) => {
      const [row] = await query(`SELECT value FROM shared WHERE kind = 'value' AND key = $1 AND ends_at > ${now}`, [
        key,
      ]);
      return row === undefined ? null : textIn(row, 'value');
    },
    put: async (key, value, lifetimeMs) =>
      void (await query(
        `INSERT INTO shared (kind, key, value, ends_at) VALUES ('value', $1, $2, ${now} + $3::bigint)
         ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, ends_at = excluded.ends_at`,
        [key, value, Math.ceil(lifetimeMs)],
      )),
    lease: async (key, lifetimeMs) => {
      const owner = crypto.randomUUID();
      const taken = await query(
        `INSERT INTO shared (kind, key, value, ends_at) VALUES ('lease', $1, $2, ${now} + $3::bigint)
         ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, ends_at = excluded.ends_at
         WHERE shared.ends_at <= ${now} RETURNING key`,
        [key, owner, Math.ceil(lifetimeMs)],
      );
      if (taken.length === 0) return null;
      return {
        release: async () => {
          try {
            await query(`DELETE FROM shared WHERE kind = 'lease' AND key = $1 AND value = $2`, [key, owner]);
          } catch (error) {
            if (!(error instanceof StoreUnavailable)) throw error; // else it ends by itself
          }
        },
      };
    },
    sweep: async () => void (await query(`DELETE FROM shared WHERE ends_at <= ${now}`)),
  };
}
