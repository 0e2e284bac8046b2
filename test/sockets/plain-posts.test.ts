import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Listening } from '../../src/listen.ts';
import { twoWorlds } from '../compiled/two-worlds.ts';
import { ask } from '../support/ask.ts';
import { rawExchange, type RawAnswer, type RawRequest } from '../support/raw-exchange.ts';

let worlds: Awaited<ReturnType<typeof twoWorlds>>;
const open: Record<string, Listening> = {};
let leadId = '';
beforeAll(async () => {
  worlds = await twoWorlds();
  for (const way of ['slow', 'fast'] as const) open[way] = await listen(worlds[way].server, '127.0.0.1', 0);
  const query = '{ leads(first: 1, vendors: [KUAISHOU]) { nodes { id } } }';
  const { body } = await ask(worlds.slow.server, query);
  await ask(worlds.fast.server, query);
  leadId = body.data.leads.nodes[0].id;
});
afterAll(async () => {
  for (const { drain } of Object.values(open)) await drain(0);
  await worlds.close();
});

const json = { 'content-type': 'application/json' };
const posting = (body: string | Buffer, headers: Record<string, string> = {}): RawRequest => ({
  headers: { ...json, 'content-length': String(Buffer.byteLength(body)), ...headers },
  body,
});
const asking = (query: string, more: object = {}, headers: Record<string, string> = {}): RawRequest =>
  posting(JSON.stringify({ query, ...more }), headers);

const some =
  '{ leads(first: 2) { nodes { id vendor name createdAt origin { fetchedAt servedFrom } } sources { vendor status } } }';
const named = 'query A { a: __typename } query B { b: __typename }';
const tagInput = { vendor: 'SOBOT', name: 'x' };
const nested = (times: number) => '{ a '.repeat(times) + '}'.repeat(times);
const ofBytes = (bytes: number) => {
  const start = '{"query":"{ __typename }","nothing":"';
  return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
};

const questions: Record<string, () => RawRequest> = {
  'a list': () => asking(some),
  'the same once more': () => asking(some),
  'a record by id': () => asking('query ($id: ID!) { lead(id: $id) { id name } }', { variables: { id: leadId } }),
  aliases: () => asking('{ one: vendors { name } two: vendors { name isSandbox } }'),
  fragments: () => asking('{ leads(first: 1) { nodes { ...F ... on Node { id } } } } fragment F on Lead { name }'),
  '@skip and @include': () =>
    asking('query ($no: Boolean!) { vendors { name @skip(if: $no) isSandbox @include(if: $no) } }', {
      variables: { no: false },
    }),
  introspection: () => asking('{ __schema { queryType { name } types { name kind } } __type(name: "Lead") { name } }'),
  _service: () => asking('{ _service { sdl } }'),
  _entities: () =>
    asking('query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Lead { id name } } }', {
      variables: {
        r: [{ __typename: 'Lead', id: leadId }, { __typename: 'Nothing' }, { __typename: 'Lead', id: '1' }],
      },
    }),
  'a vendor in trouble': () => asking(some, {}, { 'x-sandbox': 'sobot=garbage' }),
  'a fault in a nested field': () => asking('{ nodes(ids: ["1", "2"]) { id } }'),
  'all of it null': () => asking('{ leads(first: -1) { nodes { id } } }'),
  'a missing variable': () => asking('query ($id: ID!) { lead(id: $id) { id } }'),
  'a wrong variable': () => asking('query ($id: ID!) { lead(id: $id) { id } }', { variables: { id: {} } }),
  'a variable too many': () => asking('{ __typename }', { variables: { a: 1 } }),
  'variables null': () => asking('{ __typename }', { variables: null }),
  'variables as a list': () => asking('{ __typename }', { variables: [] }),
  'variables as a text': () => asking('{ __typename }', { variables: '{}' }),
  'the operation A': () => asking(named, { operationName: 'A' }),
  'no operation of two': () => asking(named),
  'an unknown operation': () => asking(named, { operationName: 'C' }),
  'an operation without a name, by a name': () => asking('{ __typename }', { operationName: 'A' }),
  'an empty operation name': () => asking('{ __typename }', { operationName: '' }),
  'an operation name null': () => asking('{ __typename }', { operationName: null }),
  'an operation name that is a number': () => asking('{ __typename }', { operationName: 1 }),
  'wrong syntax': () => asking('{ leads('),
  'wrong syntax, strictly': () => asking('{ leads(', {}, { accept: 'application/graphql-response+json' }),
  'an unknown field': () => asking('{ nothing }'),
  'an unknown field, strictly': () => asking('{ nothing }', {}, { accept: 'application/graphql-response+json' }),
  'no operation at all': () => asking('fragment F on Lead { id }'),
  'an empty query': () => asking(''),
  'too many characters': () => asking(`{ __typename } #${'x'.repeat(40_000)}`),
  'too many tokens': () => asking(`{ ${'a '.repeat(7000)} }`),
  'too many brackets': () => asking(`${'{'.repeat(60)}${'}'.repeat(60)}`),
  'too deep': () => asking(nested(30)),
  'too many fields': () => asking(`{ ${'__typename '.repeat(3100)} }`),
  'too many at the top': () =>
    asking(`{ ${Array.from({ length: 31 }, (_, n) => `l${n}: vendors { name }`).join(' ')} }`),
  'a mutation, dry': () =>
    asking(
      'mutation ($input: TagCreateInput!) { tagCreate(input: $input, dryRun: true) { outcome userErrors { message } } }',
      {
        variables: { input: tagInput },
      },
    ),
  'a mutation that is wrong': () => asking('mutation { tagDelete(input: { id: "1" }) { outcome } }'),
  'a subscription': () => asking('subscription { nothing }', {}, { accept: 'text/event-stream' }),
  extensions: () => asking('{ __typename }', { extensions: { a: 1 } }),
  'extensions as a list': () => asking('{ __typename }', { extensions: [] }),
  'unknown properties': () => asking('{ __typename }', { doc_id: 'x' }),
  'calls of vendors': () => asking('{ __typename }', {}, { 'x-vendor-calls': '1' }),
  'trouble that nobody knows': () => asking('{ __typename }', {}, { 'x-sandbox': 'sobot=explode' }),
  'an age that is none': () => asking('{ __typename }', {}, { 'x-max-age-ms': 'old' }),
  'an age': () => asking(some, {}, { 'x-max-age-ms': '0' }),
  'its own id': () => asking('{ __typename }', {}, { 'x-request-id': 'abcdefgh-1' }),
  'an id that is none': () => asking('{ __typename }', {}, { 'x-request-id': 'a b' }),
  'names of JavaScript': () => asking('{ constructor: __typename toString: vendors { __proto__: name } }'),
  'other letters': () => asking('{ leads(filter: { name: "径硕 😀 \\u5f84" }) { nodes { id } } }'),
  'an empty body': () => posting(''),
  ...Object.fromEntries(
    [
      'null',
      '[]',
      '[{"query":"{ __typename }"}]',
      '5',
      '"a"',
      '{}',
      '{"query":5}',
      '{"query":null}',
      '{',
      '{"query":"{ __typename }"} x',
    ].map((body) => [`the body ${body}`, () => posting(body)]),
  ),
  '__proto__ in the body': () => posting('{"query":"{ __typename }","__proto__":{"variables":[]}}'),
  'a query twice': () => posting('{"query":"{ nothing }","query":"{ __typename }"}'),
  'a byte order mark': () => posting('\u{FEFF}{"query":"{ __typename }"}'),
  'bytes that are no UTF-8': () =>
    posting(Buffer.from([...Buffer.from('{"query":"{ __typename }","a":"'), 0xff, 0xc3, 0x22, 0x7d])),
  'half a character in the query': () =>
    posting(Buffer.from([...Buffer.from('{"query":"{ __typename } # '), 0xe5, 0xbe, 0x22, 0x7d])),
  'a body of 1 MiB': () => posting(ofBytes(1_048_576)),
  'a body of 1 MiB and one byte': () => posting(ofBytes(1_048_577)),
  'a body in chunks': () => ({
    headers: { ...json, 'transfer-encoding': 'chunked' },
    body: '{"query":"{ __typename }"}',
  }),
  'a body in an encoding': () => asking('{ __typename }', {}, { 'content-encoding': 'gzip' }),
  ...Object.fromEntries(
    [
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'application/json; charset=gbk',
      'APPLICATION/JSON',
      'application/graphql+json',
      'application/x-www-form-urlencoded',
      'text/plain',
      'application/jsonx',
      '',
    ].map((type) => [`the content type ${type}`, () => asking('{ __typename }', {}, { 'content-type': type })]),
  ),
  'no content type': () => ({ headers: { 'content-length': '26' }, body: '{"query":"{ __typename }"}' }),
  ...Object.fromEntries(
    [
      '*/*',
      'application/json',
      'application/graphql-response+json',
      'application/graphql-response+json, application/json;q=0.9',
      'application/json;q=0.9, application/graphql-response+json',
      'application/json, text/plain, */*',
      'application/*',
      'text/html',
      'text/event-stream',
      'multipart/mixed',
      'image/png',
      '',
      'application/json; charset=utf-8',
      'APPLICATION/JSON',
    ].map((accept) => [`to accept ${accept}`, () => asking('{ __typename }', {}, { accept })]),
  ),
  ...Object.fromEntries(
    ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].map((method) => [
      method,
      () => ({ method, path: '/graphql?query=%7B__typename%7D' }),
    ]),
  ),
  ...Object.fromEntries(
    ['/graphql/', '/graphql?x=1', '/graphql#x', '//graphql', '/GraphQL', '/graphql/x', '/'].map((path) => [
      `the path ${path}`,
      () => ({ ...asking('{ __typename }'), path }),
    ]),
  ),
};

/** What must be equal. An id that the server made up, times of the day and how a body is framed need not be. */
function comparable({ status, headers, body }: RawAnswer, asked: RawRequest) {
  const { date: _date, 'x-request-id': id = '', 'content-length': length, ...others } = headers;
  const { 'transfer-encoding': _framing, connection: _connection, 'keep-alive': _keepAlive, ...compared } = others;
  if (length !== undefined && asked.method !== 'HEAD') expect(Number(length)).toBe(Buffer.byteLength(body));
  const hasId = typeof id === 'string' && id !== '';
  return {
    status,
    headers: compared,
    id: hasId && id === asked.headers?.['x-request-id'] ? id : hasId,
    body: parsed(hasId ? body.replaceAll(id, '…') : body),
  };
}

/** The order of `data` and `errors` is free. */
function parsed(body: string): unknown {
  return body.startsWith('{') ? JSON.parse(body) : body;
}

describe('a plain POST gets the answer that Yoga gives', () => {
  it.each(Object.entries(questions))('%s', async (_name, question) => {
    const asked = question();
    const slow = comparable(await rawExchange(open['slow']!.url, asked), asked);
    const fast = comparable(await rawExchange(open['fast']!.url, asked), asked);
    expect(fast).toEqual(slow);
  });

  it('several times over one connection, all sent at once', async () => {
    const body = '{"query":"{ __typename }"}';
    const one = (close: string) =>
      `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n${close}\r\n${body}`;
    const answers = async (url: string) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.write(one('') + one('') + one('connection: close\r\n'));
      return (await text(socket)).match(/HTTP\/1\.1 200 OK|\{"data":\{"__typename":"Query"\}\}/g);
    };
    const slow = await answers(open['slow']!.url);
    expect(slow).toHaveLength(6);
    expect(await answers(open['fast']!.url)).toEqual(slow);
  });

  it('counts them as it does', async () => {
    const counted = async (url: string) => {
      const { body } = await rawExchange(url, { method: 'GET', path: '/metrics' });
      return body
        .split('\n')
        .filter((line) => line.startsWith('crm_graphql_requests_total') || line.startsWith('graphql_requests_total'));
    };
    const slow = await counted(open['slow']!.url);
    expect(slow.length).toBeGreaterThan(3);
    expect(await counted(open['fast']!.url)).toEqual(slow);
  });

  it('holds up nobody when its client never finishes it', async () => {
    for (const { url } of Object.values(open)) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"query',
      );
      await once(socket, 'connect');
      socket.destroy();
      expect((await rawExchange(url, asking('{ __typename }'))).status).toBe(200);
    }
  });
});
