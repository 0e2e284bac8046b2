// How old an answer may be, as a client says it; and what it is told of answers that are old.
import { describe, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { recordedServer, type Reply } from '../support/recorded-server.ts';

/** A server that keeps answers for a minute, of a Sobot that can be made to fail. */
async function keeping(environment: Readonly<Record<string, string>> = {}) {
  let fails = false;
  const reply: Reply = ({ vendor, path }) =>
    fails && vendor === 'sobot' && !path.includes('token') ? new Response('{}', { status: 501 }) : undefined;
  const running = await recordedServer({ CACHE_TTL_MS: '60000', ...environment }, reply);
  const asked = async (query: string, maxAge?: string, variables: object = {}) => {
    const headers: Record<string, string> = maxAge === undefined ? {} : { 'x-max-age-ms': maxAge };
    return ask(running.server, query, { headers, variables });
  };
  return { ...running, asked, fail: () => void (fails = true) };
}

const list = (args = '') => `{ customers(first: 3, vendors: [SOBOT]${args}) {
  nodes { id origin { servedFrom fetchedAt } } sources { status servedFrom fetchedAt error { code } retryAfterMs } } }`;
const fromWhere = ({ body }: Awaited<ReturnType<typeof ask>>) => body.data.customers.sources[0].servedFrom;

describe('the header x-max-age-ms', () => {
  it.each(['-1', '1.5', '1e3', 'soon', '', '0x10', '1234567890123456'])(
    'of %j is refused, and nobody is called',
    async (value) => {
      const { asked, counted } = await keeping();
      const { status, body } = await asked(list(), value);
      expect(status).toBe(400);
      expect(body.errors).toEqual([
        expect.objectContaining({ message: 'x-max-age-ms must be a whole number of milliseconds.' }),
      ]);
      expect(counted()).toEqual({});
    },
  );

  it('holds for every field of the request', async () => {
    const { asked, counted } = await keeping();
    const { body } = await asked(list());
    const representations = body.data.customers.nodes
      .slice(0, 2)
      .map(({ id }: { id: string }) => ({ __typename: 'Customer', id }));
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Customer { name origin { servedFrom } } } }`;
    const entities = async (maxAge?: string) => {
      counted();
      const { _entities: found } = (await asked(query, maxAge, { representations })).body.data;
      return [found.map((one: { origin: { servedFrom: string } }) => one.origin.servedFrom), counted()];
    };
    const twice = { 'sobot /scrm/5/user/detail': 2 };
    expect(await entities()).toEqual([['LIVE', 'LIVE'], twice]);
    expect(await entities()).toEqual([['CACHE', 'CACHE'], {}]);
    expect(await entities('0')).toEqual([['LIVE', 'LIVE'], twice]);
    expect(await entities('50000')).toEqual([['CACHE', 'CACHE'], {}]);
  });
});

describe('the argument maxAgeMs', () => {
  it('is refused if it is negative, or no number that GraphQL has', async () => {
    const { asked, counted } = await keeping();
    const { body } = await asked(list(', maxAgeMs: -1'));
    expect(body.errors).toMatchObject([
      {
        message: 'The argument `maxAgeMs` must not be negative.',
        path: ['customers'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    const { body: tooLarge } = await asked(list(', maxAgeMs: 2147483648'));
    expect(tooLarge.errors[0].message).toContain('Int cannot represent');
    expect(counted()).toEqual({});
  });

  it('and the header: the smaller one holds', async () => {
    const { asked } = await keeping();
    expect(fromWhere(await asked(list(', maxAgeMs: 2147483647')))).toBe('LIVE');
    expect(fromWhere(await asked(list(', maxAgeMs: 2147483647'), '999999999999999'))).toBe('CACHE');
    expect(fromWhere(await asked(list(', maxAgeMs: 0'), '50000'))).toBe('LIVE');
    expect(fromWhere(await asked(list(', maxAgeMs: 50000'), '0'))).toBe('LIVE');
    expect(fromWhere(await asked(list(', maxAgeMs: null'), '50000'))).toBe('CACHE');
  });
});

describe('of an answer that is old because its vendor failed', () => {
  // What is kept serves no more but in place of errors.
  const old = { CACHE_TTL_MS: '1' };

  it('a list tells since when it was so, and why', async () => {
    const { asked, fail } = await keeping(old);
    const { body: first } = await asked(list());
    fail();
    await expect.poll(async () => fromWhere(await asked(list()))).toBe('STALE');
    const { body } = await asked(list());
    const [source] = body.data.customers.sources;
    const { fetchedAt } = first.data.customers.sources[0];
    expect(source).toEqual({
      status: 'STALE',
      servedFrom: 'STALE',
      fetchedAt,
      error: { code: 'BAD_REPLY' },
      retryAfterMs: 1000,
    });
    expect(body.data.customers.nodes).toEqual(
      first.data.customers.nodes.map(({ id, origin }: { id: string; origin: object }) => ({
        id,
        origin: { ...origin, servedFrom: 'STALE' },
      })),
    );
    expect(body.extensions.sources).toEqual([
      { path: ['customers'], vendor: 'SOBOT', status: 'STALE', retryAfterMs: 1000 },
    ]);
  });

  it('lists below records tell for themselves, and all else is told once of each vendor, with the path of the answer', async () => {
    const { asked, fail } = await keeping(old);
    const below = `{ customers(first: 2, vendors: [SOBOT]) {
      nodes { gender tags { id } followUps(first: 2) { nodes { id } } } sources { status } } }`;
    const { body: first } = await asked(below);
    fail();
    await expect.poll(async () => (await asked(below)).body.data.customers.sources[0].status).toBe('STALE');
    const { body } = await asked(below);
    expect(body.errors).toBeUndefined();
    expect(body.data.customers.nodes).toEqual(first.data.customers.nodes);
    const notes: { readonly path: readonly unknown[]; readonly status: string }[] = body.extensions.sources;
    expect(notes.map(({ path, status }) => `${path.join('.')} ${status}`).toSorted()).toEqual([
      ' STALE',
      'customers STALE',
      'customers.nodes.0.followUps STALE',
      'customers.nodes.1.followUps STALE',
    ]);
  });
});
