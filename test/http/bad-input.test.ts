import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, ask } from '../support/ask.ts';
import { sandboxServer } from '../support/sandbox-server.ts';

let running: Awaited<ReturnType<typeof sandboxServer>>;
beforeAll(async () => {
  running = await sandboxServer();
});
afterAll(() => running.close());

const post = async (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  answerOf(await running.server.fetch('http://localhost/graphql', { method: 'POST', headers, body }));
const get = async (query: string) =>
  answerOf(await running.server.fetch(`http://localhost/graphql?${query}`, { method: 'GET' }));
const query = (text: string, more: object = {}) => post(JSON.stringify({ query: text, ...more }));

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
const nested = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);
const strict = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };

describe('bad input is a clear refusal', () => {
  it.each<[string, () => Promise<{ status: number; body: unknown }>, number, string]>([
    ['rubbish instead of JSON', () => post('{"query": '), 400, 'BAD_USER_INPUT'],
    ['an empty body', () => post(''), 400, 'BAD_USER_INPUT'],
    ['null', () => post('null'), 400, 'BAD_USER_INPUT'],
    ['a text', () => post('"{ __typename }"'), 400, 'BAD_USER_INPUT'],
    ['a list', () => post('[{"query":"{ __typename }"}]'), 400, 'BAD_USER_INPUT'],
    ['no query', () => post('{}'), 400, 'BAD_USER_INPUT'],
    ['a query that is no text', () => post('{"query":5}'), 400, 'BAD_USER_INPUT'],
    ['variables that are no object', () => query('{ __typename }', { variables: 'a' }), 400, 'BAD_USER_INPUT'],
    ['an operation name that is no text', () => query('{ __typename }', { operationName: 5 }), 400, 'BAD_USER_INPUT'],
    ['extensions that are no object', () => query('{ __typename }', { extensions: [] }), 400, 'BAD_USER_INPUT'],
    ['a form', () => post('query={__typename}', form), 415, 'BAD_USER_INPUT'],
    ['a multipart body', () => post('--x--', multipart), 415, 'BAD_USER_INPUT'],
    ['plain text', () => post('{ __typename }', { 'content-type': 'text/plain' }), 415, 'BAD_USER_INPUT'],
    [
      'GraphQL as the body',
      () => post('{ __typename }', { 'content-type': 'application/graphql' }),
      415,
      'BAD_USER_INPUT',
    ],
    ['no content type', () => post('{"query":"{ __typename }"}', {}), 415, 'BAD_USER_INPUT'],
    [
      'a media type that we do not speak',
      () => post('{"query":"{ __typename }"}', { ...form, ...strict, accept: 'image/png' }),
      406,
      'BAD_USER_INPUT',
    ],
    ['variables in a URL that are no JSON', () => get('query={__typename}&variables={'), 400, 'BAD_USER_INPUT'],
    ['a URL without a query', () => get(''), 400, 'BAD_USER_INPUT'],
    ['2 MiB', () => query(`{ __typename } #${'x'.repeat(2 ** 21)}`), 413, 'BAD_USER_INPUT'],
    ['a query that is too long', () => query(`{ __typename } #${'x'.repeat(40_000)}`), 400, 'COST_LIMIT'],
    ['20,000 brackets', () => query(nested('{', '}', 10_000)), 400, 'COST_LIMIT'],
    ['20,000 brackets in a value', () => query(`{ a(b: ${nested('[', ']', 10_000)}) }`), 400, 'COST_LIMIT'],
    ['fields below fields without end', () => query(nested('{ a ', '}', 30)), 400, 'COST_LIMIT'],
    ['very many fields', () => query(`{ ${'a '.repeat(7_000)} }`), 400, 'COST_LIMIT'],
    [
      'one list asked very often',
      () => query(`{ ${[...Array(31).keys()].map((n) => `l${n}: leads { nodes { id } }`).join(' ')} }`),
      400,
      'COST_LIMIT',
    ],
    ['a query that does not parse', () => post('{"query":"{"}', strict), 400, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', () => post('{"query":"{ nothing }"}', strict), 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a fragment of itself',
      () => post(JSON.stringify({ query: '{ ...a } fragment a on Query { ...a }' }), strict),
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['an unknown operation', () => query('query A { __typename }', { operationName: 'B' }), 400, 'BAD_USER_INPUT'],
    [
      'a variable that is missing',
      () => post('{"query":"query ($id: ID!) { node(id: $id) { id } }"}', strict),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'a variable that its scalar refuses',
      () =>
        post(
          JSON.stringify({
            query: 'query ($p: PhoneNumber!) { leads(filter: { phone: $p }) { nodes { id } } }',
            variables: { p: 'abc' },
          }),
          strict,
        ),
      400,
      'BAD_USER_INPUT',
    ],
    ['a mutation by GET', () => get('query=mutation{nothing}'), 405, 'BAD_USER_INPUT'],
  ])('%s', async (_what, request, status, code) => {
    const answer = await request();
    expect(answer.body).toMatchObject({ errors: [{ message: expect.any(String), extensions: { code } }] });
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain('    at ');
  });

  it('a method that GraphQL does not know', async () => {
    const response = await running.server.fetch('http://localhost/graphql', { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
  });

  it.each(['/nothing', '/graphql/below', '/healthz/below', '/x/graphql', '/webhooks/jing', '/webhooks/nobody/x'])(
    'a path that is not there: %s',
    async (path) => {
      const response = await running.server.fetch(`http://localhost${path}`, { headers: { accept: 'text/html' } });
      expect([404, 405]).toContain(response.status);
      expect(response.headers.get('content-type')).toContain('application/json');
    },
  );

  it('unknown properties of a request are ignored', async () => {
    const { status, body } = await query('{ __typename }', { nothing: 1, doc_id: 'x' });
    expect({ status, body }).toEqual({ status: 200, body: { data: { __typename: 'Query' } } });
  });

  it('trouble that the sandbox does not know', async () => {
    const { status, body } = await ask(running.server, '{ __typename }', { headers: { 'x-sandbox': 'sobot=explode' } });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      message: expect.stringContaining('unknown trouble'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
