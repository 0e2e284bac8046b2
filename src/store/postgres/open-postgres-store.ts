import type { Entity } from '../../records/record.ts';
import type { Clock } from '../../vendors/clock.ts';
import type { Log } from '../../vendors/log.ts';
import type { RecordStore } from '../../vendors/record-store.ts';
import { acceptTogether, unapplied } from '../accept-together.ts';
import { asVendorTrouble } from '../as-vendor-trouble.ts';
import { isReady } from '../is-ready.ts';
import { hourly } from '../hourly.ts';
import { textIn, timeIn } from '../row.ts';
import { StoreUnavailable, type Store } from '../store.ts';
import { applyEvents } from './apply-events.ts';
import { postgresChanges } from './changes.ts';
import { openDatabase } from './database.ts';
import { hearNews } from './news.ts';
import { keepPushes, latestArrival, postgresParking, replayPush } from './pushes.ts';
import { postgresRecords } from './records.ts';
import { forgetOld } from './retention.ts';
import { postgresShared } from './shared.ts';
import { prepare } from './start.ts';
import { statisticsAfterFirstMany } from './statistics.ts';
import { postgresWrites } from './writes.ts';

export interface PostgresStoreOptions {
  /** `postgres://…`. */
  readonly url: string;
  /** Where the tables are, so that the database may be shared: lower-case letters, digits and underscores. */
  readonly schema?: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Days after which pushes and changes are deleted; 0: never. */
  readonly retentionDays?: number;
  /** How long the start waits for a database that cannot be reached yet. */
  readonly waitMs?: number;
}

/** The store in one schema of a PostgreSQL database. Throws `StoreUnavailable` if it cannot be had after some seconds. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { url, schema = 'crm_federation', clock, log, retentionDays = 0, waitMs = 10_000 } = options;
  const place = { url, schema };
  await prepare(place, log, waitMs);
  const database = openDatabase(place);
  const { query, write } = database;
  const news = hearNews(place);
  const records = postgresRecords(query);
  const writes = postgresWrites(query, clock);
  const noteKept = statisticsAfterFirstMany(query);
  const shared = postgresShared(query);
  const sweeping = hourly(async () => {
    await writes.sweep();
    await shared.sweep();
    await forgetOld(query, clock, retentionDays);
  }, log);

  const keep = (vendor: string, entity: Entity, seen: Parameters<RecordStore['keep']>[1]) => {
    const now = clock.now();
    // What is kept in passing has no push and so no receipt number: the later call wins.
    const receipt = { number: 0, receivedAt: now };
    const told = seen.map(({ ref, fields }) => {
      const event = { entity, ref, at: new Date(now), kindRaw: 'seen', set: fields, isWhole: false };
      return { vendor, event, receipt };
    });
    return write((query) => applyEvents(query, told));
  };

  return {
    records: (vendor) => ({
      get: (entity, refs) => asVendorTrouble(() => records.get(vendor, entity, refs)),
      list: (entity, ask) => asVendorTrouble(() => records.list(vendor, entity, ask)),
      survivors: (entity, refs) => asVendorTrouble(() => records.survivors(vendor, entity, refs)),
      keep: (entity, seen) => asVendorTrouble(() => keep(vendor, entity, seen)),
      observedSince: () =>
        asVendorTrouble(async () => {
          const [row] = await query('SELECT since FROM listening WHERE vendor = $1', [vendor]);
          return row === undefined ? null : timeIn(row, 'since');
        }),
    }),
    accept: acceptTogether(async (together) => {
      const accepted = await write((query, numbers) => keepPushes(query, numbers, together, clock));
      noteKept(together.length);
      return accepted;
    }),
    parking: {
      ...postgresParking(query, clock),
      replay: async (receipt, read) => {
        const tryAgain = (read: Parameters<Store['parking']['replay']>[1]) =>
          write((query, numbers) => replayPush(query, numbers, receipt, read, clock));
        try {
          return await tryAgain(read);
        } catch (error) {
          if (error instanceof StoreUnavailable) throw error;
          return await tryAgain(unapplied(read, error));
        }
      },
    },
    changes: await postgresChanges(query, news.onNews),
    lastPushAt: (vendor) => latestArrival(query, vendor),
    listenFrom: async (vendor, since) =>
      void (await query('INSERT INTO listening (vendor, since) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        vendor,
        since.getTime(),
      ])),
    secret: async (vendor, key) => {
      const [row] = await query('SELECT value FROM secrets WHERE vendor = $1 AND key = $2', [vendor, key]);
      return row === undefined ? null : textIn(row, 'value');
    },
    keepSecret: async (vendor, key, value) =>
      void (await query(
        `INSERT INTO secrets (vendor, key, value) VALUES ($1, $2, $3)
         ON CONFLICT (vendor, key) DO UPDATE SET value = excluded.value`,
        [vendor, key, value],
      )),
    replaceSecret: async (vendor, key, { before, next }) => {
      const kept = await query(
        `INSERT INTO secrets (vendor, key, value) SELECT $1, $2, $3 WHERE $4::text IS NULL
         OR EXISTS (SELECT FROM secrets WHERE vendor = $1 AND key = $2)
         ON CONFLICT (vendor, key) DO UPDATE SET value = excluded.value WHERE secrets.value IN ($3, $4) RETURNING key`,
        [vendor, key, next, before],
      );
      return kept.length > 0;
    },
    shared,
    writes,
    isReady: () => isReady(() => query('SELECT max(number) FROM migrations')),
    close: async () => {
      sweeping.stop();
      await news.close();
      await database.close();
    },
  };
}
