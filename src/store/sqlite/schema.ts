import type { DatabaseSync } from 'node:sqlite';
import { lastPlace } from '../last-place.ts';
import { StoreUnavailable } from '../store.ts';

// Never change a migration that has been released; add one.
const migrations: readonly string[] = [
  `CREATE TABLE pushes (
     receipt INTEGER PRIMARY KEY AUTOINCREMENT,
     vendor TEXT NOT NULL,
     dedupe_key TEXT NOT NULL,
     body TEXT NOT NULL,
     received_at INTEGER NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('applied', 'parked')),
     reason TEXT,
     UNIQUE (vendor, dedupe_key)
   ) STRICT;
   CREATE INDEX pushes_by_arrival ON pushes (vendor, received_at);

   CREATE TABLE records (
     vendor TEXT NOT NULL,
     entity TEXT NOT NULL,
     ref TEXT NOT NULL,
     fields TEXT NOT NULL,
     stamps TEXT NOT NULL,
     sort_time INTEGER,
     place INTEGER NOT NULL GENERATED ALWAYS AS (ifnull(-sort_time, ${lastPlace})) STORED,
     owner_entity TEXT,
     owner_ref TEXT,
     is_partial INTEGER NOT NULL,
     is_deleted INTEGER NOT NULL,
     received_at INTEGER NOT NULL,
     UNIQUE (vendor, entity, ref)
   ) STRICT;
   CREATE INDEX records_in_order ON records (vendor, entity, place, ref);
   CREATE INDEX records_by_owner ON records (vendor, entity, owner_entity, owner_ref, place, ref);

   CREATE TABLE secrets (
     vendor TEXT NOT NULL,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     PRIMARY KEY (vendor, key)
   ) STRICT;

   CREATE TABLE listening (vendor TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT;`,

  `CREATE TABLE writes (
     viewer TEXT NOT NULL,
     mutation TEXT NOT NULL,
     key TEXT NOT NULL,
     body_hash TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('PENDING', 'UNKNOWN', 'DONE')),
     answer TEXT,
     sent_at INTEGER NOT NULL,
     lease_until INTEGER NOT NULL,
     touched_at INTEGER NOT NULL,
     PRIMARY KEY (viewer, mutation, key)
   ) STRICT;
   CREATE INDEX writes_by_age ON writes (touched_at);`,

  `ALTER TABLE pushes ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE pushes ADD COLUMN try_at INTEGER;
   CREATE INDEX pushes_parked ON pushes (receipt) WHERE state = 'parked';
   CREATE INDEX pushes_to_try ON pushes (try_at) WHERE try_at IS NOT NULL;

   ALTER TABLE records ADD COLUMN merged_into TEXT;

   CREATE TABLE applied_items (
     vendor TEXT NOT NULL,
     dedupe_key TEXT NOT NULL,
     PRIMARY KEY (vendor, dedupe_key)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE changes (
     number INTEGER PRIMARY KEY AUTOINCREMENT,
     vendor TEXT NOT NULL,
     subject TEXT NOT NULL,
     ref TEXT NOT NULL,
     kind TEXT NOT NULL,
     kind_raw TEXT,
     occurred_at INTEGER,
     received_at INTEGER NOT NULL,
     merged_into TEXT,
     field_changes TEXT
   ) STRICT;

   CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   INSERT INTO marks (name, value) VALUES ('change log', lower(hex(randomblob(6))));`,

  `ALTER TABLE applied_items ADD COLUMN received_at INTEGER NOT NULL DEFAULT 0;
   UPDATE applied_items SET received_at = unixepoch() * 1000;
   CREATE INDEX applied_items_by_age ON applied_items (received_at);
   CREATE INDEX pushes_by_age ON pushes (received_at) WHERE state = 'applied';`,

  `CREATE TABLE shared (
     kind TEXT NOT NULL CHECK (kind IN ('value', 'lease')),
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     ends_at INTEGER NOT NULL,
     PRIMARY KEY (kind, key)
   ) STRICT, WITHOUT ROWID;`,
];

/** Brings a database to the newest schema, or to an older one, all or nothing. Throws if a newer program made it. */
export function migrate(db: DatabaseSync, to: number = migrations.length): void {
  db.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY) STRICT');
  db.exec('BEGIN IMMEDIATE');
  try {
    const row = db.prepare('SELECT count(*) AS done FROM migrations').get();
    const done = Number(row?.done);
    if (done > migrations.length)
      throw new StoreUnavailable('The database was made by a newer version of this program.');
    const note = db.prepare('INSERT INTO migrations (number) VALUES (?)');
    for (const [number, sql] of migrations.slice(0, to).entries()) {
      if (number < done) continue;
      db.exec(sql);
      note.run(number);
    }
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
