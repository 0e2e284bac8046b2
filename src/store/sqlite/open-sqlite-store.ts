import type { Entity } from '../../records/record.ts';
import type { Clock } from '../../vendors/clock.ts';
import type { Log } from '../../vendors/log.ts';
import type { RecordStore } from '../../vendors/record-store.ts';
import { asVendorTrouble } from '../as-vendor-trouble.ts';
import { isReady } from '../is-ready.ts';
import { hourly } from '../hourly.ts';
import { textIn, timeIn } from '../row.ts';
import { guarded, openDatabase, transactions } from './database.ts';
import { sqliteWrites } from './writes.ts';
import { SqliteRecords } from './records.ts';
import { acceptTogether, unapplied } from '../accept-together.ts';
import { sqliteChanges } from './changes.ts';
import { sqlitePushes } from './pushes.ts';
import { sqliteShared } from './shared.ts';
import { forgetOld } from './retention.ts';
import { StoreUnavailable, type Store } from '../store.ts';

export interface SqliteStoreOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly clock: Clock;
  /** Where faults of the housekeeping are told; absent: nowhere. */
  readonly log?: Log;
  /** Days after which pushes and changes are deleted; 0: never. */
  readonly retentionDays?: number;
}

const silent: Log = { info: () => undefined, warn: () => undefined };

/** The store in one SQLite file. Throws `StoreUnavailable` if the file cannot be opened. */
export function openSqliteStore({ path, clock, log = silent, retentionDays = 0 }: SqliteStoreOptions): Store {
  const db = openDatabase(path);
  const inTransaction = transactions(db);
  const records = new SqliteRecords(db);
  const writes = sqliteWrites(db, clock);
  const shared = sqliteShared(db);
  const sweeping = hourly(async () => {
    await writes.sweep();
    shared.sweep();
    await forgetOld(db, clock, retentionDays);
  }, log);
  const changes = sqliteChanges(db, guarded);
  const pushes = sqlitePushes(db, { records, changes, clock });
  const listen = db.prepare('INSERT INTO listening (vendor, since) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const listening = db.prepare('SELECT since FROM listening WHERE vendor = ?');
  const secret = db.prepare('SELECT value FROM secrets WHERE vendor = ? AND key = ?');
  const keepSecret = db.prepare(
    `INSERT INTO secrets (vendor, key, value) VALUES (?, ?, ?)
     ON CONFLICT (vendor, key) DO UPDATE SET value = excluded.value`,
  );
  const keptSecret = (vendor: string, key: string): string | null => {
    const row = secret.get(vendor, key);
    return row === undefined ? null : textIn(row, 'value');
  };
  const ready = db.prepare('SELECT max(number) FROM migrations');

  /** Writes of pushes: in a transaction, and told once it is committed. */
  const committed = <T>(work: () => T): T => {
    const result = guarded(() => inTransaction(work));
    changes.announce();
    return result;
  };
  const accept = acceptTogether(async (together) => committed(() => pushes.keep(together)));

  const served = <T>(work: () => T): Promise<T> => asVendorTrouble(() => guarded(work));
  const keep = (vendor: string, entity: Entity, seen: Parameters<RecordStore['keep']>[1]) => {
    const now = clock.now();
    for (const { ref, fields } of seen) {
      const event = { entity, ref, at: new Date(now), kindRaw: 'seen', set: fields, isWhole: false };
      // What is kept in passing has no push and so no receipt number: the later call wins.
      records.apply(vendor, event, { number: 0, receivedAt: now });
    }
  };

  return {
    records: (vendor) => ({
      get: async (entity, refs) => served(() => records.get(vendor, entity, refs)),
      list: async (entity, ask) => served(() => records.list(vendor, entity, ask)),
      survivors: async (entity, refs) => served(() => records.survivors(vendor, entity, refs)),
      keep: async (entity, seen) => served(() => inTransaction(() => keep(vendor, entity, seen))),
      observedSince: async () =>
        served(() => {
          const row = listening.get(vendor);
          return row === undefined ? null : timeIn(row, 'since');
        }),
    }),
    accept,
    parking: {
      list: async (ask) => guarded(() => pushes.list(ask)),
      due: async (limit) => guarded(() => pushes.due(limit)),
      count: async (vendor) => guarded(() => pushes.count(vendor)),
      get: async (receipt) => guarded(() => pushes.get(receipt)),
      replay: async (receipt, read) => {
        try {
          return committed(() => pushes.replay(receipt, read));
        } catch (error) {
          if (error instanceof StoreUnavailable) throw error;
          return committed(() => pushes.replay(receipt, unapplied(read, error)));
        }
      },
    },
    changes,
    lastPushAt: async (vendor) =>
      guarded(() => {
        const at = pushes.latestArrival(vendor);
        return at === null ? null : new Date(at);
      }),
    listenFrom: async (vendor, since) => guarded(() => void listen.run(vendor, since.getTime())),
    secret: async (vendor, key) => guarded(() => keptSecret(vendor, key)),
    writes,
    keepSecret: async (vendor, key, value) => guarded(() => void keepSecret.run(vendor, key, value)),
    replaceSecret: async (vendor, key, { before, next }) =>
      guarded(() =>
        inTransaction(() => {
          if (![before, next].includes(keptSecret(vendor, key))) return false;
          keepSecret.run(vendor, key, next);
          return true;
        }),
      ),
    shared,
    isReady: () => isReady(() => guarded(() => ready.get())),
    close: async () => {
      sweeping.stop();
      if (db.isOpen) db.close();
    },
  };
}
