import type { Clock } from '../../vendors/clock.ts';
import type { WriteEntry, WriteKey } from '../../writes/write-ledger.ts';
import { keptMs, toEntry, type SweptLedger } from '../write-row.ts';
import type { Query } from './query.ts';

const which = 'viewer = $1 AND mutation = $2 AND key = $3';
const keyed = ({ viewer, mutation, key }: WriteKey) => [viewer, mutation, key];

/** The ledger of writes in the store's own database. */
export function postgresWrites(query: Query, clock: Clock): SweptLedger {
  const find = async (key: WriteKey): Promise<WriteEntry | null> => {
    const from = clock.now() - keptMs;
    const [row] = await query(`SELECT * FROM writes WHERE ${which} AND touched_at > $4`, [...keyed(key), from]);
    return row === undefined ? null : toEntry(row);
  };
  const sweep = async () => void (await query('DELETE FROM writes WHERE touched_at <= $1', [clock.now() - keptMs]));

  return {
    sweep,
    find,
    begin: async (key, { bodyHash, sentAt, leaseUntil }) => {
      const values = [...keyed(key), bodyHash, sentAt.getTime(), leaseUntil.getTime(), clock.now()];
      for (;;) {
        await sweep();
        const begun = await query(
          `INSERT INTO writes (viewer, mutation, key, body_hash, state, sent_at, lease_until, touched_at)
           VALUES ($1, $2, $3, $4, 'PENDING', $5, $6, $7) ON CONFLICT DO NOTHING RETURNING key`,
          values,
        );
        const known = begun.length > 0 ? null : await find(key);
        if (begun.length > 0 || known !== null) return known;
        // It was released in between: once more.
      }
    },
    finish: async (key, state, answer) =>
      void (await query(
        `UPDATE writes SET state = $4, answer = $5, touched_at = $6 WHERE ${which} AND state <> 'DONE'`,
        [...keyed(key), state, answer, clock.now()],
      )),
    release: async (key) => void (await query(`DELETE FROM writes WHERE ${which} AND state = 'PENDING'`, keyed(key))),
  };
}
