import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../vendors/clock.ts';
import { chunk, dayMs } from '../retention.ts';
import { guarded } from './database.ts';

// Only from the beginning, so that one number tells what is gone.
const changes = `DELETE FROM changes WHERE number IN (
    SELECT number FROM changes
    WHERE number < ifnull((SELECT number FROM changes WHERE received_at >= ? ORDER BY number LIMIT 1), ${Number.MAX_SAFE_INTEGER})
    ORDER BY number LIMIT ${chunk}
  )`;
// A parked push may be replayed at any time: what it has in common with others must not be applied again.
const items = `DELETE FROM applied_items WHERE (vendor, dedupe_key) IN (
    SELECT vendor, dedupe_key FROM applied_items WHERE received_at < ?
      AND vendor NOT IN (SELECT vendor FROM pushes WHERE state = 'parked') LIMIT ${chunk}
  )`;
// Of each vendor the latest push stays, which tells when it was last heard of.
const pushes = `DELETE FROM pushes WHERE receipt IN (
    SELECT receipt FROM pushes AS old WHERE state = 'applied' AND received_at < ?
      AND received_at < coalesce(
        (SELECT max(received_at) FROM pushes WHERE vendor = old.vendor AND body <> ''), received_at + 1) LIMIT ${chunk}
  )`;

/** Deletes applied pushes and changes of so many days ago; 0: none. A few at a time, for others want to be served. */
export async function forgetOld(db: DatabaseSync, clock: Clock, days: number): Promise<void> {
  if (days === 0) return;
  const before = clock.now() - days * dayMs;
  for (const sql of [changes, items, pushes]) {
    const some = guarded(() => db.prepare(sql));
    while (guarded(() => Number(some.run(before).changes)) === chunk) await nextTurn();
  }
}
