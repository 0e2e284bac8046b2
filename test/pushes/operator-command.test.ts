import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { jing } from '../../src/vendors/jing/adapter.ts';

const script = new URL('../../scripts/pushes.ts', import.meta.url).pathname;
const environment = { JING_WEBHOOK_SECRET: 'a-secret-of-24-characters' };

/** The command as an operator gives it. */
async function command(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [script, ...args], { env: { PATH: process.env['PATH'], ...environment } });
  const told = { out: '', error: '' };
  child.stdout.on('data', (data: Buffer) => (told.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (told.error += data.toString()));
  const [code] = await once(child, 'close');
  return { code: code as number, lines: told.out.trim().split('\n'), error: told.error };
}

/** A database with pushes of Jing: 1 of a kind that nobody knows, 2 that a reader broke on, 3 of a vendor that is off. */
async function aDatabase() {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'operator-'));
  onTestFinished(() => rmSync(DATA_DIR, { recursive: true, force: true }));
  const store = () => openSqliteStore({ path: join(DATA_DIR, 'crm-federation.sqlite'), clock: systemClock });
  const open = store();
  const [known] = jing.sandbox(systemClock).pushes ?? [];
  const receivedAt = new Date('2026-11-01T00:00:00Z');
  const nothing = (dedupeKey: string) => ({ dedupeKey, items: [] });
  const stranger = JSON.stringify({ event_type: 'stranger', phone: '13800138000' });
  await open.accept({
    vendor: 'jing',
    body: stranger,
    receivedAt,
    reading: { ...nothing('a'), parked: 'not a known event type' },
  });
  await open.accept({
    vendor: 'jing',
    body: JSON.stringify(known),
    receivedAt,
    reading: nothing('b'),
    failed: 'could not be read: Error',
  });
  await open.accept({ vendor: 'sobot', body: '{}', receivedAt, reading: { ...nothing('c'), parked: 'no content' } });
  await open.close();
  return { env: { ...environment, DATA_DIR }, store };
}

describe('the command to parked pushes', { timeout: 60_000 }, () => {
  it('lists them with vendor, time, tries and reason, and shows bodies only where they are wanted', async () => {
    const { env } = await aDatabase();
    const { code, lines, error } = await command(['list'], env);
    expect([code, error]).toEqual([0, '']);
    expect(lines).toEqual([
      expect.stringMatching(/^receipt +vendor +received at +tries +reason$/),
      expect.stringMatching(/^1 +jing +2026-11-01T00:00:00.000Z +1 +not a known event type$/),
      expect.stringMatching(/^2 +jing .* 1 +could not be read: Error \(next try 20/),
      expect.stringMatching(/^3 +sobot .* 1 +no content$/),
      '3 parked.',
    ]);
    expect(lines.join()).not.toContain('13800138000');
    const ofJing = await command(['list', '--vendor', 'jing', '--body'], env);
    expect(ofJing.lines).toContain('{"event_type":"stranger","phone":"13800138000"}');
    expect(ofJing.lines.at(-1)).toBe('2 parked.');
  });

  it('replays all, and says of each what became of it', async () => {
    const { env, store } = await aDatabase();
    const { code, lines } = await command(['replay', 'all'], env);
    expect(lines).toEqual([
      '1 stays parked: not a known event type',
      '2 applied',
      '3 stays parked: sobot is off, or does not push',
      '1 done, 2 left.',
    ]);
    expect(code).toBe(1);
    const open = store();
    expect(await open.changes.latest()).toBe(1);
    expect((await open.parking.list({ after: 0, limit: 9 })).map(({ receipt, tries }) => [receipt, tries])).toEqual([
      [1, 2],
      [3, 1],
    ]);
    await open.close();
  });

  it('replays the receipts that are named, and tells those that do not wait', async () => {
    const { env } = await aDatabase();
    expect(await command(['replay', '2'], env)).toEqual({
      code: 0,
      lines: ['2 applied', '1 done, 0 left.'],
      error: '',
    });
    const again = await command(['replay', '2', '3', '99', '--vendor', 'jing'], env);
    expect([again.code, ...again.lines]).toEqual([
      1,
      '2 is not parked',
      '3 is of sobot',
      '99 is not parked',
      '0 done, 3 left.',
    ]);
    expect((await command(['list', '--vendor', 'kuaishou'], env)).lines).toEqual(['No push is parked.']);
  });

  it('says how it is used, with code 2, where it is given what it does not know', async () => {
    const { code, error } = await command(['delete'], environment);
    expect(code).toBe(2);
    expect(error).toMatch(/^There is only list and replay\.\n\nUsage:/);
    expect(error).not.toMatch(/ {4}at /);
  });

  it('says in one sentence what is wrong with the settings, with code 1', async () => {
    const sandbox = await command(['list'], {});
    expect([sandbox.code, sandbox.lines]).toEqual([1, ['']]);
    expect(sandbox.error).toContain('the sandbox keeps its pushes in memory');
    const wrong = await command(['list'], { ...environment, DATA_DIR: script });
    expect([wrong.code, wrong.error]).toEqual([1, expect.stringContaining('DATA_DIR is no folder')]);
    expect(wrong.error).not.toMatch(/ {4}at /);
  });
});
