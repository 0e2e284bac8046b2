import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it, onTestFinished, vi } from 'vitest';
import { openSqliteStore } from './open-sqlite-store.ts';
import { migrate } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'writes-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const aFile = () => join(folder, `${files++}.db`);

it('gives a ledger to a database that was made before there was one, and loses nothing of it', async () => {
  const path = aFile();
  const clock = { now: () => 5000 };
  const old = new DatabaseSync(path);
  migrate(old, 1);
  old.exec("INSERT INTO secrets (vendor, key, value) VALUES ('one', 'refresh', 'kept')");
  old.close();

  const store = openSqliteStore({ path, clock });
  const key = { viewer: 'ann', mutation: 'customerCreate', key: 'k' };
  const pending = { bodyHash: 'h', sentAt: new Date(1), leaseUntil: new Date(2) };
  expect(await store.writes.begin(key, pending)).toBeNull();
  expect(await store.writes.find(key)).toMatchObject({ state: 'PENDING' });
  expect(await store.secret('one', 'refresh')).toBe('kept');
  await store.close();
});

it('throws away what is forgotten, answers with people’s data included, when the next write begins', async () => {
  const path = aFile();
  const time = { now: 0 };
  const store = openSqliteStore({ path, clock: { now: () => time.now } });
  const pending = { bodyHash: 'h', sentAt: new Date(1), leaseUntil: new Date(2) };
  await store.writes.begin({ viewer: 'ann', mutation: 'm', key: 'old' }, pending);
  time.now = 24 * 3_600_000;
  await store.writes.begin({ viewer: 'ann', mutation: 'm', key: 'new' }, pending);
  await store.close();
  const db = new DatabaseSync(path);
  expect(
    db
      .prepare('SELECT key FROM writes')
      .all()
      .map((row) => row['key']),
  ).toEqual(['new']);
  db.close();
});

it('deletes on a quiet server too what need not be remembered, for it may be about people', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const path = aFile();
  const time = { now: Date.parse('2026-11-01T00:00:00Z') };
  const store = openSqliteStore({ path, clock: { now: () => time.now } });
  const key = { viewer: 'v', mutation: 'm', key: 'k' };
  await store.writes.begin(key, { bodyHash: 'h', sentAt: new Date(time.now), leaseUntil: new Date(time.now) });
  const left = () => new DatabaseSync(path).prepare('SELECT count(*) AS n FROM writes').get()?.['n'];
  vi.advanceTimersByTime(3_600_000);
  expect(left()).toBe(1);
  time.now += 25 * 3_600_000;
  vi.advanceTimersByTime(3_600_000);
  expect(left()).toBe(0);
  await store.close();
});
