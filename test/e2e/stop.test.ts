// How the program goes down, as one process and as several workers.
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../pushes/a-folder.ts';
import { openStream } from '../support/event-stream.ts';
import { oneConnection } from '../support/one-connection.ts';
import { startProgram } from '../support/program.ts';
import { vendorOnPort } from '../support/vendor-on-port.ts';

const question = JSON.stringify({
  query: '{ customers(vendors: [SOBOT], first: 1) { nodes { id } sources { status } } }',
});

/** The program over a Sobot on a port. */
async function running(workers: string, environment: Readonly<Record<string, string>> = {}) {
  const vendor = await vendorOnPort('sobot');
  onTestFinished(vendor.close);
  const program = await startProgram(aFolder(), {
    ...vendor.env,
    SOBOT_WEBHOOK_SECRET: 'a-secret-of-the-test',
    WORKERS: workers,
    ...environment,
  });
  return { vendor, program };
}

describe.each(['1', '2'])('the program with WORKERS=%s, told to stop,', (workers) => {
  it(
    'says so in /readyz at once, goes on answering for a while, and ends with exit code 0',
    { timeout: 120_000 },
    async () => {
      const { program } = await running(workers);
      const kept = oneConnection(program.url);
      expect((await kept.get('/readyz')).status).toBe(200);
      program.signal('SIGTERM');
      await expect.poll(async () => (await fetch(`${program.url}/readyz`)).status, { interval: 20 }).toBe(503);
      expect(JSON.parse((await oneConnection(program.url).get('/readyz')).text)).toEqual({ status: 'stopping' });
      const answer = await kept.post('/graphql', question);
      expect(answer).toMatchObject({ status: 200, connection: 'close' });
      expect(answer.text).toContain('"status":"OK"');
      expect(await program.ended).toBe(0);
      await expect(fetch(`${program.url}/healthz`)).rejects.toThrow('fetch failed');
      expect(program.told.stderr).not.toMatch(/"level":50|    at /);
    },
  );

  it('finishes what is in flight, ends streams, and does not wait for half a push', { timeout: 120_000 }, async () => {
    const { vendor, program } = await running(workers, { VENDOR_TIMEOUT_MS: '4000', SHUTDOWN_GRACE_MS: '0' });
    const stream = await openStream(`${program.url}/graphql`, 'subscription { changes { recordId } }');
    const { hostname, port } = new URL(program.url);
    const half = connect(Number(port), hostname)
      .on('error', () => undefined)
      .resume();
    half.write('POST /webhooks/sobot/a-secret-of-the-test HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"a":');
    await vendor.makeTrouble('hang', /list_by_page/);
    const slow = oneConnection(program.url).post('/graphql', question);
    await expect.poll(() => vendor.calls.get('/scrm/5/user/list_by_page') ?? 0).toBe(1);
    const cut = once(half, 'close');
    program.signal('SIGTERM');
    expect(await stream.next()).toMatchObject({ event: 'complete' });
    await cut;
    const answer = await slow;
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"status":"TIMEOUT"');
    expect(await program.ended).toBe(0);
  });

  it('ends at once when it is told again', { timeout: 120_000 }, async () => {
    const { program } = await running(workers, { SHUTDOWN_GRACE_MS: '5000' });
    program.signal('SIGTERM');
    await expect.poll(async () => (await fetch(`${program.url}/readyz`)).status).toBe(503);
    const again = setInterval(() => program.signal('SIGTERM'), 300);
    onTestFinished(() => clearInterval(again));
    expect(await program.ended).toBe(1);
    await expect(fetch(`${program.url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('has no grace for who presses Ctrl-C, which npm hands on a second time', { timeout: 120_000 }, async () => {
    const { program } = await running(workers, { SHUTDOWN_GRACE_MS: '5000' });
    program.signal('SIGINT');
    program.signal('SIGINT');
    expect(await program.ended).toBe(0);
  });
});
