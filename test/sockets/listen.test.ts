import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { buildSchema } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Context } from '../../src/context.ts';
import { listen } from '../../src/listen.ts';
import { createLog } from '../../src/log.ts';
import { createServer } from '../../src/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { aFeed } from '../support/a-feed.ts';
import { oneConnection } from '../support/one-connection.ts';

const store = openSqliteStore({ path: ':memory:', clock: systemClock });

/** A real port whose one field does what the test wants. */
async function listening(answer: (context: Context) => unknown) {
  const schema = buildSchema('type Query { answer: String }');
  schema.getQueryType()!.getFields()['answer']!.resolve = (_root, _args, context: Context) => answer(context);
  const log = createLog({ write: () => undefined });
  const room = { vendors: new Map(), store, log, clock: systemClock, feed: aFeed(store) };
  const parts = { schema, ...room, budgetMs: 5000, isProduction: false };
  const server = createServer(parts);
  const open = await listen(server, '127.0.0.1', 0);
  onTestFinished(() => open.drain(0));
  return open;
}

const post = (url: string, body: BodyInit, init: RequestInit = {}) =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, ...init });
const query = '{"query":"{ answer }"}';

describe('a real socket', () => {
  it('ends the vendor calls of a client that has gone', async () => {
    const seen = Promise.withResolvers<AbortSignal>();
    const { url } = await listening(({ call }) => {
      seen.resolve(call.signal);
      return new Promise(() => undefined);
    });
    const client = new AbortController();
    const answer = post(url, query, { signal: client.signal }).catch(() => 'gone');
    const signal = await seen.promise;
    client.abort();
    if (!signal.aborted) await once(signal, 'abort');
    expect(await answer).toBe('gone');
  });

  it('refuses a body that is too large though its length was not told', async () => {
    const { url } = await listening(() => 'x');
    const request = httpRequest(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } });
    request.on('error', () => undefined);
    request.write(`{"query":"${'x'.repeat(2 ** 20)}`);
    request.write('x'.repeat(2 ** 20));
    request.end('"}');
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(413);
    request.destroy();
  });

  it('drains: a request in flight is answered, a new one is not taken', async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<string>();
    const { url, drain } = await listening(() => {
      begun.resolve();
      return finish.promise;
    });
    const inFlight = post(url, query);
    await begun.promise;
    const drained = drain(5000);
    await expect(post(url, query)).rejects.toThrow('fetch failed');
    finish.resolve('late');
    expect(await (await inFlight).json()).toEqual({ data: { answer: 'late' } });
    await drained;
  });
});

describe('a server that stops', () => {
  it('still answers, and asks each client to leave its connection, also those that wait for an answer', async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<string>();
    const { url, sendAway } = await listening(() => {
      begun.resolve();
      return finish.promise;
    });
    const [waiting, idle] = [oneConnection(url), oneConnection(url)];
    expect((await idle.get('/healthz')).connection).toBe('keep-alive');
    const asked = waiting.post('/graphql', query);
    await begun.promise;
    sendAway();
    finish.resolve('late');
    expect(await asked).toMatchObject({ status: 200, connection: 'close' });
    expect(await idle.get('/healthz')).toMatchObject({ status: 200, connection: 'close' });
  });

  it.each([
    ['nothing', ''],
    ['half a head', 'POST /webhooks/jing/sandbox HTTP/1.1\r\nhost: x\r\n'],
    ['half a push', 'POST /webhooks/jing/sandbox HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"mid":'],
    [
      'half a question',
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"q`,
    ],
  ])('does not wait for who has sent %s', async (_what, sent) => {
    const { url, drain } = await listening(() => 'x');
    const { hostname, port } = new URL(url);
    const slow = connect(Number(port), hostname)
      .on('error', () => undefined)
      .resume();
    await once(slow, 'connect');
    slow.write(sent);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const cut = once(slow, 'close');
    await drain(600_000);
    await cut;
  });
});

describe('the start', () => {
  const start = (environment: Record<string, string>) => {
    const child = spawn(process.execPath, ['src/main.ts'], { env: { PATH: '', ...environment } });
    const said = { out: '', error: '' };
    child.stdout.on('data', (chunk) => (said.out += String(chunk)));
    child.stderr.on('data', (chunk) => (said.error += String(chunk)));
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, said };
  };

  it('names all that is wrong with the settings, without a stack', async () => {
    const { child, said } = start({ SOBOT_APP_ID: 'x', PORT: 'abc' });
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(said.error).toContain('SOBOT_APP_KEY');
    expect(said.error).toContain('PORT');
    expect(said.error).not.toContain('    at ');
  });

  it('says that the port is in use', async () => {
    const { url } = await listening(() => 'x');
    const { child, said } = start({ PORT: new URL(url).port });
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(said.error).toContain('The port is in use');
  });

  it('prints where it is and what to ask, and stops on SIGTERM', { timeout: 30_000 }, async () => {
    const { child, said } = start({ PORT: '0' });
    while (!said.out.includes('query Everything')) await once(child.stdout, 'data');
    expect(said.out).toMatch(/answers at http:\/\/127\.0\.0\.1:\d+\/graphql/);
    expect(said.out).toContain('built-in sandbox');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
