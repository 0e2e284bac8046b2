import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { describeStore } from '../../../test/support/store-suites/describe-store.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { openDatabase } from './database.ts';
import { StoreUnavailable } from '../store.ts';

const clock = { now: () => 5000 };
const folder = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const aFile = () => join(folder, `${files++}.db`);

describe('the SQLite store in memory', () => {
  describeStore(() => ({
    isKept: false,
    open: async (clock, options) => openSqliteStore({ path: ':memory:', clock, ...options }),
  }));
});

describe('the SQLite store in a file', () => {
  describeStore(() => {
    const path = aFile();
    return { isKept: true, open: async (clock, options) => openSqliteStore({ path, clock, ...options }) };
  });

  it('waits for the disk at every commit, and overwrites what it deletes', async () => {
    // The store's own connection: a new one would tell of itself.
    const prepared = vi.spyOn(DatabaseSync.prototype, 'prepare');
    onTestFinished(() => prepared.mockRestore());
    const store = openSqliteStore({ path: aFile(), clock });
    const [db, ...others] = new Set(prepared.mock.contexts as DatabaseSync[]);
    expect(others).toEqual([]);
    expect(db?.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
    expect(db?.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    expect(db?.prepare('PRAGMA secure_delete').get()).toMatchObject({ secure_delete: 1 });
    await store.close();
  });

  it('is for the eyes of its owner only', async () => {
    const path = aFile();
    const store = openSqliteStore({ path, clock });
    await store.keepSecret('one', 'refresh', 'token');
    expect([path, `${path}-wal`].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
    await store.close();
  });

  it('refuses a file that a newer program made', () => {
    const path = aFile();
    const db = openDatabase(path);
    db.exec('INSERT INTO migrations (number) VALUES (90), (91), (92)');
    db.close();
    expect(() => openSqliteStore({ path, clock })).toThrow('newer version');
  });

  it('says that it is unavailable where there can be no file', () => {
    expect(() => openSqliteStore({ path: '/dev/null/none.db', clock })).toThrow(StoreUnavailable);
  });
});
