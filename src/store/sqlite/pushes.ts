import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../vendors/clock.ts';
import type { PushItem } from '../../vendors/push.ts';
import { outcomeOf, repeated } from '../push-outcome.ts';
import type { Receipt } from '../projector.ts';
import { toParkedPush } from '../push-row.ts';
import type { Acceptance, AcceptedPush, ParkedPush, Parking } from '../store.ts';
import type { SqliteRecords } from './records.ts';
import type { SqliteChanges } from './changes.ts';

type Synchronous<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : T[K];
};

/** The table `pushes`; all of it is called inside a transaction where it writes. */
export interface SqlitePushes extends Synchronous<Parking> {
  /** Keeps pushes and applies them. */
  keep(pushes: readonly AcceptedPush[]): Acceptance[];
  /** When the latest push of a vendor arrived. */
  latestArrival(vendor: string): number | null;
}

/** Pushes as they came, and what became of them. */
export function sqlitePushes(
  db: DatabaseSync,
  {
    records,
    changes,
    clock,
  }: { readonly records: SqliteRecords; readonly changes: SqliteChanges; readonly clock: Clock },
): SqlitePushes {
  const insert = db.prepare(
    `INSERT INTO pushes (vendor, dedupe_key, body, received_at, state, reason, tries, try_at)
     VALUES (:vendor, :dedupe_key, :body, :received_at, :state, :reason, :tries, :try_at)
     ON CONFLICT (vendor, dedupe_key) DO NOTHING`,
  );
  const latest = db.prepare(
    `SELECT received_at AS latest FROM pushes WHERE vendor = ? AND body <> '' ORDER BY received_at DESC LIMIT 1`,
  );
  const noteItem = db.prepare(
    'INSERT INTO applied_items (vendor, dedupe_key, received_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const isParked = `FROM pushes WHERE state = 'parked'`;
  const list = db.prepare(
    `SELECT * ${isParked} AND receipt > :after AND (:vendor IS NULL OR vendor = :vendor) ORDER BY receipt LIMIT :limit`,
  );
  const due = db.prepare(`SELECT * ${isParked} AND try_at <= :now ORDER BY receipt LIMIT :limit`);
  const count = db.prepare(`SELECT count(*) AS parked ${isParked} AND vendor = ?`);
  const one = db.prepare(`SELECT * ${isParked} AND receipt = ?`);
  const twin = db.prepare('SELECT 1 FROM pushes WHERE vendor = ? AND dedupe_key = ? AND receipt <> ?');
  const settle = db.prepare(
    `UPDATE pushes SET state = :state, reason = :reason, tries = :tries, try_at = :try_at, dedupe_key = :dedupe_key
     WHERE receipt = :receipt`,
  );

  const apply = (vendor: string, items: readonly PushItem[], receipt: Receipt) => {
    for (const { events, change, dedupeKey } of items) {
      const noted = dedupeKey === undefined ? null : noteItem.run(vendor, dedupeKey, receipt.receivedAt);
      if (noted !== null && Number(noted.changes) === 0) continue;
      for (const event of events) records.apply(vendor, event, receipt);
      if (change !== null) changes.add(vendor, change, receipt.receivedAt);
    }
  };

  const keepOne = ({ vendor, body, receivedAt, reading, failed }: AcceptedPush): Acceptance => {
    const { changes: inserted, lastInsertRowid } = insert.run({
      vendor,
      body,
      dedupe_key: reading.dedupeKey,
      received_at: receivedAt.getTime(),
      ...outcomeOf({ reading, failed }, 1, clock),
    });
    if (Number(inserted) === 0) return { isRepeat: true, parked: null };
    apply(vendor, reading.items, { number: Number(lastInsertRowid), receivedAt: receivedAt.getTime() });
    return { isRepeat: false, parked: failed ?? reading.parked ?? null };
  };

  const get = (receipt: number): ParkedPush | null => {
    const row = one.get(receipt);
    return row === undefined ? null : toParkedPush(row);
  };

  return {
    keep: (pushes) => pushes.map(keepOne),
    latestArrival: (vendor) => {
      const at = latest.get(vendor)?.['latest'];
      return typeof at === 'number' ? at : null;
    },
    list: ({ after, limit, vendor }) => list.all({ after, limit, vendor: vendor ?? null }).map(toParkedPush),
    due: (limit) => due.all({ now: clock.now(), limit }).map(toParkedPush),
    count: (vendor) => Number(count.get(vendor)?.['parked']),
    get,
    replay: (receipt, { reading, failed }) => {
      const push = get(receipt);
      if (push === null) return null;
      const { vendor, receivedAt, tries } = push;
      const isRepeat = twin.get(vendor, reading.dedupeKey, receipt) !== undefined;
      const outcome = isRepeat ? repeated(tries) : outcomeOf({ reading, failed }, tries + 1, clock);
      // A push that could not be read was kept under another key than its repeats will have; a repeat keeps that.
      const ownKey = isRepeat ? `${reading.dedupeKey} again ${receipt}` : reading.dedupeKey;
      settle.run({ receipt, dedupe_key: ownKey, ...outcome });
      if (!isRepeat) apply(vendor, reading.items, { number: receipt, receivedAt: receivedAt.getTime() });
      return { isRepeat, parked: isRepeat ? null : (failed ?? reading.parked ?? null) };
    },
  };
}
