import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { PlaceUnavailable } from '../../src/coordination/shared-place.ts';
import { createLog } from '../../src/log.ts';
import { createServer } from '../../src/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { StoreUnavailable } from '../../src/store/store.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { VendorError } from '../../src/vendors/vendor-error.ts';
import { aFeed } from '../support/a-feed.ts';
import { answerOf, ask } from '../support/ask.ts';
import { aSandboxServer } from '../support/sandbox-server.ts';
import { fastPathInTests } from '../support/fast-path.ts';

const store = openSqliteStore({ path: ':memory:', clock: systemClock });

/** A server whose one field does what the test wants. */
function serverOf(answer: () => unknown) {
  const log: string[] = [];
  const schema = buildSchema('type Query { answer: String }');
  const field = schema.getQueryType()!.getFields()['answer']!;
  field.resolve = answer;
  const parts = {
    vendors: new Map(),
    store,
    clock: systemClock,
    budgetMs: 5000,
    isProduction: false,
    feed: aFeed(store),
    fastPath: fastPathInTests,
  };
  return { server: createServer({ ...parts, schema, log: createLog({ write: (line) => void log.push(line) }) }), log };
}

describe('an error', () => {
  it("of a vendor says whose it is and what to do, in the vendor's own code too", async () => {
    const { server, log } = serverOf(() => {
      const cause = new Error('secret');
      throw new VendorError('sobot', {
        kind: 'RATE_LIMITED',
        message: 'Too many.',
        vendorCode: '9',
        retryAfterMs: 50,
        cause,
      });
    });
    const { status, body } = await ask(server, '{ answer }');
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { answer: null },
      errors: [
        {
          message: 'SOBOT could not answer: Too many.',
          path: ['answer'],
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'RATE_LIMITED', vendor: 'SOBOT', vendorCode: '9', retryable: true, retryAfterMs: 50 },
        },
      ],
    });
    expect(log).toEqual([]);
  });

  it('of ours is masked, and the log tells it under the request id', async () => {
    const { server, log } = serverOf(() => {
      throw Object.assign(new Error('the secret reason'), { headers: { authorization: 'hidden' } });
    });
    const { status, body } = await ask(server, '{ answer }', { headers: { 'x-request-id': 'my-request-1' } });
    expect(status).toBe(200);
    expect(body.errors[0].extensions).toEqual({ code: 'INTERNAL', requestId: 'my-request-1' });
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(log).toHaveLength(1);
    expect(JSON.parse(log[0]!)).toMatchObject({
      requestId: 'my-request-1',
      path: 'answer',
      error: { message: 'the secret reason', stack: expect.stringContaining('edge.test.ts') },
    });
    expect(log[0]).not.toContain('hidden');
  });

  it('of a scalar of ours is masked too: its message may quote what it could not show', async () => {
    const { body } = await ask(serverOf(() => ({ toString: 5 })).server, '{ answer }');
    expect(body.errors[0].extensions.code).toBe('INTERNAL');
  });
});

describe('every answer', () => {
  it('bears the id of its request: a plain one of the caller, else one of ours', async () => {
    const { server } = serverOf(() => 'x');
    const own = await ask(server, '{ answer }', { headers: { 'x-request-id': 'a b c d e f g h' } });
    expect(own.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    const given = await server.fetch('http://localhost/nothing', { headers: { 'x-request-id': 'abcdefgh' } });
    expect(given.headers.get('x-request-id')).toBe('abcdefgh');
  });

  it('lets no page of another origin read it, and no browser guess its type', async () => {
    const { server } = serverOf(() => 'x');
    const { headers } = await ask(server, '{ answer }', { headers: { origin: 'https://elsewhere.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('paths', () => {
  it('/ leads to GraphiQL', async () => {
    const response = await serverOf(() => 'x').server.fetch('http://localhost/', { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });

  it('/healthz says that the process is alive', async () => {
    const response = await serverOf(() => 'x').server.fetch('http://localhost/healthz');
    expect(await answerOf(response)).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('/readyz tells of store and vendors, and a sick vendor costs no readiness', async () => {
    const { server } = await aSandboxServer();
    await ask(server, '{ customers { nodes { id } } }', { headers: { 'x-sandbox': 'sobot=500' } });
    const { status, body } = await answerOf(await server.fetch('http://localhost/readyz'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', store: true, vendors: { sobot: { isSandbox: true } } });
  });

  it('/readyz tells whether what processes share can be reached, which costs no readiness', async () => {
    const parts = {
      schema: buildSchema('type Query { answer: String }'),
      vendors: new Map(),
      store,
      clock: systemClock,
      budgetMs: 5000,
      isProduction: false,
      feed: aFeed(store),
      log: createLog({ write: () => undefined }),
    };
    const readiness = async (shared: { get(): Promise<string | null> } | null) => {
      const response = await createServer({ ...parts, shared }).fetch('http://localhost/readyz');
      return [response.status, (await answerOf(response)).body.state];
    };
    expect(await readiness(null)).toEqual([200, 'own']);
    expect(await readiness({ get: async () => null })).toEqual([200, 'shared']);
    expect(await readiness({ get: () => Promise.reject(new PlaceUnavailable('gone')) })).toEqual([200, 'unavailable']);
  });

  it('/readyz is 503 if the store is down', async () => {
    const down = { ...store, isReady: () => Promise.reject(new StoreUnavailable('gone')) };
    const parts = {
      vendors: new Map(),
      store: down,
      clock: systemClock,
      budgetMs: 5000,
      isProduction: false,
      feed: aFeed(down),
    };
    const schema = buildSchema('type Query { answer: String }');
    const server = createServer({ ...parts, schema, log: createLog({ write: () => undefined }) });
    expect((await server.fetch('http://localhost/readyz')).status).toBe(503);
  });
});

describe('trouble on request', () => {
  const sources = '{ customers(first: 1) { sources { vendor status } } }';
  const sobotDown = { headers: { 'x-sandbox': 'sobot=refused' } };

  it('hits the vendor that it names, and stands in extensions.sources whether selected or not', async () => {
    const { server } = await aSandboxServer();
    const { body } = await ask(server, '{ customers(first: 1) { nodes { id } } }', sobotDown);
    expect(body.extensions.sources).toEqual([
      { path: ['customers'], vendor: 'SOBOT', status: 'UNAVAILABLE', retryAfterMs: expect.anything() },
    ]);
  });

  it('means nothing in production', async () => {
    const { server } = await aSandboxServer({ NODE_ENV: 'production' });
    const { body } = await ask(server, sources, { headers: { 'x-sandbox': 'rubbish' } });
    expect(body.data.customers.sources).toContainEqual({ vendor: 'SOBOT', status: 'OK' });
  });

  it('ends within the budget of the request if a vendor hangs, with the rows of the others', async () => {
    const { server } = await aSandboxServer({ REQUEST_BUDGET_MS: '300' });
    const begun = Date.now();
    const { body } = await ask(server, sources, { headers: { 'x-sandbox': 'sobot=timeout' } });
    expect(Date.now() - begun).toBeLessThan(1500);
    expect(body.data.customers.sources).toContainEqual({ vendor: 'SOBOT', status: 'TIMEOUT' });
    expect(body.data.customers.sources).toContainEqual({ vendor: 'WSHOTO', status: 'OK' });
  });
});
