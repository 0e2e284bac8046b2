import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../vendors/clock.ts';
import type { WriteEntry, WriteKey } from '../../writes/write-ledger.ts';
import { keptMs, toEntry, type SweptLedger } from '../write-row.ts';
import { guarded, transactions } from './database.ts';

/** The ledger of writes in the store's own database. */
export function sqliteWrites(db: DatabaseSync, clock: Clock): SweptLedger {
  const inTransaction = transactions(db);
  const which = 'viewer = :viewer AND mutation = :mutation AND key = :key';
  const find = db.prepare(`SELECT * FROM writes WHERE ${which} AND touched_at > :from`);
  const forgetOld = db.prepare('DELETE FROM writes WHERE touched_at <= ?');
  const insert = db.prepare(
    `INSERT INTO writes (viewer, mutation, key, body_hash, state, sent_at, lease_until, touched_at)
     VALUES (:viewer, :mutation, :key, :body_hash, 'PENDING', :sent_at, :lease_until, :touched_at)`,
  );
  const finish = db.prepare(
    `UPDATE writes SET state = :state, answer = :answer, touched_at = :touched_at WHERE ${which} AND state <> 'DONE'`,
  );
  const release = db.prepare(`DELETE FROM writes WHERE ${which} AND state = 'PENDING'`);

  const entryOf = ({ viewer, mutation, key }: WriteKey): WriteEntry | null => {
    const row = find.get({ viewer, mutation, key, from: clock.now() - keptMs });
    return row === undefined ? null : toEntry(row);
  };

  return {
    sweep: async () => guarded(() => void forgetOld.run(clock.now() - keptMs)),
    find: async (key) => guarded(() => entryOf(key)),
    begin: async (key, { bodyHash, sentAt, leaseUntil }) =>
      guarded(() =>
        inTransaction(() => {
          const known = entryOf(key);
          if (known !== null) return known;
          forgetOld.run(clock.now() - keptMs);
          insert.run({
            viewer: key.viewer,
            mutation: key.mutation,
            key: key.key,
            body_hash: bodyHash,
            sent_at: sentAt.getTime(),
            lease_until: leaseUntil.getTime(),
            touched_at: clock.now(),
          });
          return null;
        }),
      ),
    finish: async ({ viewer, mutation, key }, state, answer) =>
      guarded(() => void finish.run({ viewer, mutation, key, state, answer, touched_at: clock.now() })),
    release: async ({ viewer, mutation, key }) => guarded(() => void release.run({ viewer, mutation, key })),
  };
}
