// What the start waits for, and what it does not.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aFolder } from '../pushes/a-folder.ts';
import { freePort } from '../support/free-port.ts';
import { startProgram } from '../support/program.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';

// Several processes start one after the other.
vi.setConfig({ testTimeout: 120_000 });

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const sobot = { SOBOT_APP_ID: 'app', SOBOT_APP_KEY: 'key' };

/** The program, of which nobody knows yet whether it will start. */
function begin(environment: Readonly<Record<string, string>>) {
  const folder = aFolder();
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, PORT: '0', DATA_DIR: folder, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (told.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (told.stderr += data.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, told, ended };
}

/** The program where it cannot start: its exit code and its last words. */
async function refused(environment: Readonly<Record<string, string>>) {
  const { told, ended } = begin(environment);
  const code = await ended;
  const words = told.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  return { code, words, stdout: told.stdout };
}

describe('the start', () => {
  it('does not wait for vendors that hang or refuse', async () => {
    const vendors = await Promise.all((['kuaishou', 'sobot', 'wshoto'] as const).map((name) => vendorOnPort(name)));
    onTestFinished(async () => void (await Promise.all(vendors.map((vendor) => vendor.close()))));
    await Promise.all(vendors.map((vendor, n) => vendor.makeTrouble(n === 0 ? 'refused' : 'hang')));
    const settings = Object.assign({}, ...vendors.map(({ env }) => env)) as Record<string, string>;
    // Whoever waited for a vendor would wait ten minutes.
    const program = await startProgram(aFolder(), {
      ...settings,
      SOBOT_SWEEP_MINUTES: '1',
      VENDOR_TIMEOUT_MS: '600000',
      REQUEST_BUDGET_MS: '600000',
    });
    const response = await fetch(`${program.url}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', vendors: { sobot: { isConfigured: true } } });
  });

  it.each(['1', '2'])('does not wait for Redis, and says that it is gone, with WORKERS=%s', async (workers) => {
    const redis = `redis://127.0.0.1:${await freePort()}`;
    const program = await startProgram(aFolder(), { ...sobot, REDIS_URL: redis, WORKERS: workers });
    const response = await fetch(`${program.url}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', state: 'unavailable' });
    await expect.poll(() => program.told.stderr).toContain('Redis is gone');
  });
});

describe('what keeps two workers from starting is said once:', () => {
  it('the sandbox, which each would have for itself', async () => {
    const { code, words, stdout } = await refused({ WORKERS: '2' });
    expect(code).toBe(1);
    expect(words).toEqual([
      'The settings do not allow a start:',
      '  - WORKERS must be 1 over the sandbox, because each process would have sandbox vendors of its own',
    ]);
    expect(stdout).toBe('');
  });

  it('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { code, words } = await refused({ ...sobot, WORKERS: '2', PORT: String(port) });
    expect(code).toBe(1);
    expect(words).toEqual(['The port is in use: stop what listens there, or set PORT to another one.']);
  });

  it('a folder that cannot be made', async () => {
    const { code, words } = await refused({ ...sobot, WORKERS: '2', DATA_DIR: '/dev/null/data' });
    expect(code).toBe(1);
    expect(words).toEqual(['The settings do not allow a start:', expect.stringContaining('DATA_DIR is no folder')]);
  });

  it('a database that cannot be reached', async () => {
    const database = `postgres://someone:s3cret@127.0.0.1:${await freePort()}/test`;
    const { code, words } = await refused({ ...sobot, WORKERS: '2', DATABASE_URL: database });
    expect(code).toBe(1);
    expect(words).toHaveLength(1);
    expect(words.join()).not.toMatch(/s3cret| {4}at /);
  });
});

it.each(['1', '2'])(
  'a start that still waits for its database ends when it is told to, with WORKERS=%s',
  async (workers) => {
    const database = `postgres://someone@127.0.0.1:${await freePort()}/test`;
    const { child, told, ended } = begin({ ...sobot, WORKERS: workers, DATABASE_URL: database });
    await expect.poll(() => told.stderr, { timeout: 20_000 }).toContain('waiting for the database');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(told.stderr).not.toContain('    at ');
  },
);
