import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const main = new URL('../../src/main.ts', import.meta.url).pathname;

/** The program as an operator starts it, with only these settings. */
function start(environment: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'crm-federation-'));
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, PORT: '0', DATA_DIR: folder, ...environment },
  });
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (told.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (told.stderr += data.toString()));
  const ended = once(child, 'close').then(([code]) => code as number);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return { child, told, ended };
}

it('half-configured vendors stop the start with one message that names every gap of every vendor, and no secret', async () => {
  const { ended, told } = start({
    SOBOT_APP_ID: 's3cret-sobot',
    WSHOTO_APP_SECRET: 's3cret-wshoto',
    KUAISHOU_APP_ID: 's3cret-kuaishou',
    KUAISHOU_ADVERTISER_IDS: '1,2',
    JING_WEBHOOK_SECRT: 's3cret-jing',
    VENDOR_TIMEOUT_MS: 's3cret-soon',
  });
  expect(await ended).toBe(1);
  expect(told.stdout).toBe('');
  const [first, ...problems] = told.stderr.trim().split('\n');
  expect(first).toBe('The settings do not allow a start:');
  expect(problems).toEqual([
    expect.stringMatching(/^ {2}- VENDOR_TIMEOUT_MS must be a whole number/),
    expect.stringMatching(/^ {2}- kuaishou is half configured: set .*KUAISHOU_APP_SECRET and KUAISHOU_REFRESH_TOKEN/),
    expect.stringMatching(/^ {2}- sobot is half configured: set SOBOT_APP_KEY/),
    expect.stringMatching(/^ {2}- wshoto is half configured: set WSHOTO_APP_ID/),
  ]);
  expect(told.stderr).not.toMatch(/s3cret|\.ts:| {4}at /);
});

it('a port that is taken stops the start in one sentence', async () => {
  const other = createServer();
  await once(other.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const { ended, told } = start({ PORT: String(port) });
  expect(await ended).toBe(1);
  const words = told.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  expect(words).toEqual(['The port is in use: stop what listens there, or set PORT to another one.']);
});

it('with nothing set it serves all vendors over the sandbox, and ends well when it is told to', async () => {
  const { child, ended, told } = start({});
  await expect.poll(() => told.stdout, { timeout: 10_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(told.stdout)![0];
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ leads { sources { vendor status } } customers { sources { vendor status } } }' }),
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    data: {
      leads: { sources: ['JING', 'KUAISHOU', 'WSHOTO'].map((vendor) => ({ vendor, status: 'OK' })) },
      customers: { sources: ['JING', 'SOBOT', 'WSHOTO'].map((vendor) => ({ vendor, status: 'OK' })) },
    },
  });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(told.stderr).not.toMatch(/Warning|    at /);
});
