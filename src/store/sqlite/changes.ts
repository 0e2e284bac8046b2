import { EventEmitter } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import type { PushedChange } from '../../vendors/push.ts';
import { numberIn, textIn } from '../row.ts';
import type { ChangeAsk, ChangeLog } from '../store.ts';
import { toChange, toChangeColumns } from '../change-row.ts';

/** The log of changes, with what only the store itself may do. */
export interface SqliteChanges extends ChangeLog {
  /** Adds one; called inside a transaction that holds the write lock, so that numbers become visible in their order. */
  add(vendor: string, change: PushedChange, receivedAt: number): void;
  /** Tells the listeners; called after a commit. */
  announce(): void;
}

/** The table `changes`. `guarded` turns outages into `StoreUnavailable`. */
export function sqliteChanges(db: DatabaseSync, guarded: <T>(work: () => T) => T): SqliteChanges {
  const news = new EventEmitter().setMaxListeners(0);
  const insert = db.prepare(
    `INSERT INTO changes (vendor, subject, ref, kind, kind_raw, occurred_at, received_at, merged_into, field_changes)
     VALUES (:vendor, :subject, :ref, :kind, :kind_raw, :occurred_at, :received_at, :merged_into, :field_changes)`,
  );
  const asked = `number > :after
    AND (:vendors IS NULL OR vendor IN (SELECT value FROM json_each(:vendors)))
    AND (:subjects IS NULL OR subject IN (SELECT value FROM json_each(:subjects)))`;
  const page = db.prepare(`SELECT * FROM changes WHERE ${asked} ORDER BY number LIMIT :limit`);
  const total = db.prepare(`SELECT count(*) AS total FROM changes WHERE ${asked}`);
  const latest = db.prepare(`SELECT seq AS latest FROM sqlite_sequence WHERE name = 'changes'`);
  // Numbers have no gaps: the one before the first that is left was the last to be deleted.
  const oldest = db.prepare(
    `SELECT coalesce((SELECT min(number) - 1 FROM changes),
       (SELECT seq FROM sqlite_sequence WHERE name = 'changes'), 0) AS oldest`,
  );
  const mark = db.prepare(`SELECT value FROM marks WHERE name = 'change log'`).get();

  const parameters = ({ after, vendors, subjects }: ChangeAsk) => ({
    after,
    vendors: vendors === undefined ? null : JSON.stringify(vendors),
    subjects: subjects === undefined ? null : JSON.stringify(subjects),
  });

  return {
    id: mark === undefined ? '' : (textIn(mark, 'value') ?? ''),
    after: async ({ limit, ...ask }) => guarded(() => page.all({ ...parameters(ask), limit }).map(toChange)),
    count: async (ask) =>
      guarded(() => {
        const row = total.get(parameters(ask));
        return row === undefined ? 0 : (numberIn(row, 'total') ?? 0);
      }),
    latest: async () =>
      guarded(() => {
        const row = latest.get();
        return row === undefined ? 0 : (numberIn(row, 'latest') ?? 0);
      }),
    oldest: async () =>
      guarded(() => {
        const row = oldest.get();
        return row === undefined ? 0 : (numberIn(row, 'oldest') ?? 0);
      }),
    onNews: (listener) => {
      news.on('news', listener);
      return () => void news.off('news', listener);
    },
    add: (vendor, change, receivedAt) => void insert.run({ vendor, ...toChangeColumns(change, receivedAt) }),
    announce: () => void news.emit('news'),
  };
}
