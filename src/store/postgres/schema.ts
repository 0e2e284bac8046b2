import { lastPlace } from '../last-place.ts';

/**
 * The tables, in the order of their versions. Never change a migration that has been released; add one. JSON is kept as
 * text: jsonb knows no NUL and rounds what it takes for numbers. Refs sort by their bytes, as in SQLite.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE numbers (name TEXT PRIMARY KEY, latest BIGINT NOT NULL);
   INSERT INTO numbers (name, latest) VALUES ('receipt', 0), ('change', 0);

   CREATE TABLE pushes (
     receipt BIGINT PRIMARY KEY,
     vendor TEXT NOT NULL,
     dedupe_key TEXT NOT NULL,
     body TEXT NOT NULL,
     received_at BIGINT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('applied', 'parked')),
     reason TEXT,
     tries INTEGER NOT NULL,
     try_at BIGINT,
     UNIQUE (vendor, dedupe_key)
   );
   CREATE INDEX pushes_by_arrival ON pushes (vendor, received_at);
   CREATE INDEX pushes_by_age ON pushes (received_at) WHERE state = 'applied';
   CREATE INDEX pushes_parked ON pushes (receipt) WHERE state = 'parked';
   CREATE INDEX pushes_to_try ON pushes (try_at) WHERE try_at IS NOT NULL;

   CREATE TABLE applied_items (
     vendor TEXT NOT NULL,
     dedupe_key TEXT NOT NULL,
     received_at BIGINT NOT NULL,
     PRIMARY KEY (vendor, dedupe_key)
   );
   CREATE INDEX applied_items_by_age ON applied_items (received_at);

   CREATE TABLE records (
     vendor TEXT NOT NULL,
     entity TEXT NOT NULL,
     ref TEXT COLLATE "C" NOT NULL,
     fields TEXT NOT NULL,
     stamps TEXT NOT NULL,
     sort_time BIGINT,
     place BIGINT NOT NULL GENERATED ALWAYS AS (coalesce(-sort_time, ${lastPlace})) STORED,
     owner_entity TEXT,
     owner_ref TEXT,
     is_partial INTEGER NOT NULL,
     is_deleted INTEGER NOT NULL,
     merged_into TEXT COLLATE "C",
     received_at BIGINT NOT NULL,
     PRIMARY KEY (vendor, entity, ref)
   );
   CREATE INDEX records_in_order ON records (vendor, entity, place, ref);
   CREATE INDEX records_by_owner ON records (vendor, entity, owner_entity, owner_ref, place, ref);

   CREATE TABLE changes (
     number BIGINT PRIMARY KEY,
     vendor TEXT NOT NULL,
     subject TEXT NOT NULL,
     ref TEXT NOT NULL,
     kind TEXT NOT NULL,
     kind_raw TEXT,
     occurred_at BIGINT,
     received_at BIGINT NOT NULL,
     merged_into TEXT,
     field_changes TEXT
   );
   CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL);
   INSERT INTO marks (name, value) VALUES ('change log', left(replace(gen_random_uuid()::text, '-', ''), 12));

   CREATE TABLE secrets (vendor TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (vendor, key));
   CREATE TABLE listening (vendor TEXT PRIMARY KEY, since BIGINT NOT NULL);

   CREATE TABLE writes (
     viewer TEXT NOT NULL,
     mutation TEXT NOT NULL,
     key TEXT NOT NULL,
     body_hash TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('PENDING', 'UNKNOWN', 'DONE')),
     answer TEXT,
     sent_at BIGINT NOT NULL,
     lease_until BIGINT NOT NULL,
     touched_at BIGINT NOT NULL,
     PRIMARY KEY (viewer, mutation, key)
   );
   CREATE INDEX writes_by_age ON writes (touched_at);`,

  `CREATE TABLE shared (
     kind TEXT NOT NULL CHECK (kind IN ('value', 'lease')),
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     ends_at BIGINT NOT NULL,
     PRIMARY KEY (kind, key)
   );`,
];
