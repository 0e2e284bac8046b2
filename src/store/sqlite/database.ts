import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './schema.ts';
import { StoreUnavailable } from '../store.ts';

const busyTimeoutMs = 3000;

/** Opens a database whose commits survive a power cut. Throws `StoreUnavailable` if it cannot be opened. */
export function openDatabase(path: string): DatabaseSync {
  return guarded(() => {
    // Holds people's data and tokens: made for the owner's eyes only; SQLite gives its side files the same mode.
    if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
    const db = new DatabaseSync(path, { timeout: busyTimeoutMs });
    logAhead(db);
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA secure_delete = ON'); // what is deleted was people's data
    migrate(db);
    return db;
  });
}

/** SQLite does not wait by itself for another process that opens the same file in this moment. */
function logAhead(db: DatabaseSync): void {
  const until = Date.now() + busyTimeoutMs;
  for (;;) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isOutage(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); // milliseconds
    }
  }
}

export interface Transaction {
  /** All of it or nothing. Throws what `work` throws. */
  <T>(work: () => T): T;
}

/** Transactions that take the write lock at once, so that none fails half-way for want of it. */
export function transactions(db: DatabaseSync): Transaction {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  return (work) => {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (db.isTransaction) rollback.run();
      throw error;
    }
  };
}

// SQLite's primary result codes for "not now": busy, locked, no memory, read-only, I/O, corrupt, full, cannot open, no database.
const outages: ReadonlySet<number> = new Set([5, 6, 7, 8, 10, 11, 13, 14, 26]);

/** Runs database work; an outage becomes `StoreUnavailable`, a mistake of ours stays what it is. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isOutage(error)) throw new StoreUnavailable('The database cannot be had.', { cause: error });
    throw error;
  }
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_INVALID_STATE') return true; // the database is closed
  if ('syscall' in error && error.syscall === 'open') return true;
  return 'errcode' in error && typeof error.errcode === 'number' && outages.has(error.errcode & 0xff);
}
