// Wrong arguments of the graph; wrong requests are in test/http/bad-input.test.ts, wrong ids in bad-ids.test.ts.
import { describe, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { asked, id, task } from '../support/asked-wrongly.ts';
import { recordedServer } from '../support/recorded-server.ts';

const phone = '13800138000';

describe('an argument of a list', () => {
  // `leads` can never be null, so that an error of its arguments leaves no data; `argument` names the culprit.
  it.each([
    ['first: 0', 'first', 'from 1 to 100'],
    ['first: 1000', 'first', 'from 1 to 100'],
    ['first: -1', 'first', 'from 1 to 100'],
    ['after: "rubbish"', 'after', 'no cursor'],
    ['after: ""', 'after', 'no cursor'],
    ['vendors: []', 'vendors', 'is empty'],
    ['filter: { name: " " }', 'filter.name', 'is blank'],
    ['filter: { statuses: [] }', 'filter.statuses', 'is empty'],
    ['filter: { tagIds: [] }', 'filter.tagIds', 'is empty'],
    ['filter: { owners: [] }', 'filter.owners', 'is empty'],
    ['filter: { createdAt: {} }', 'filter.createdAt', 'at least one of'],
    [
      'filter: { createdAt: { gte: "2025-01-02T00:00:00Z", lt: "2025-01-01T00:00:00Z" } }',
      'filter.createdAt',
      'must begin (`gte`) before it ends',
    ],
    ['filter: { tagIds: ["rubbish"] }', 'filter.tagIds', 'no global id'],
    [`filter: { tagIds: ["${task}"] }`, 'filter.tagIds', 'must be the id of a Tag; this one is of a Task'],
  ])('%s is named, and nobody is called', async (argument, name, words) => {
    const { status, errors, calls } = await asked(`{ leads(${argument}) { nodes { id } } }`);
    expect(status).toBe(200);
    expect(errors).toEqual([
      {
        message: expect.stringContaining(words),
        path: ['leads'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'BAD_USER_INPUT', argument: name },
      },
    ]);
    expect(calls).toEqual({});
  });

  it.each([
    ['first: 0', 'first'],
    ['first: 1000', 'first'],
    ['after: "rubbish"', 'after'],
  ])('%s below a record is its own error, and the record answers', async (argument, name) => {
    const lead = id('LEAD', 'kuaishou', '20006545.197451604128536746.1793477465');
    const { data, errors } = await asked(
      `query ($lead: ID!) { lead(id: $lead) { name followUps(${argument}) { nodes { id } } } }`,
      { lead },
    );
    expect(data).toEqual({ lead: { name: '王伟', followUps: null } });
    expect(errors).toMatchObject([
      { path: ['lead', 'followUps'], extensions: { code: 'BAD_USER_INPUT', argument: name } },
    ]);
  });

  it.each([
    ['another filter', 'leads(after: $after, filter: { statuses: [NEW] })'],
    ['no filter', 'leads(after: $after)'],
    ['other vendors', 'leads(after: $after, vendors: [JING], filter: { statuses: [QUALIFIED] })'],
    ['another mode', 'leads(after: $after, filterMode: BEST_EFFORT, filter: { statuses: [QUALIFIED] })'],
    ['another list', 'customers(after: $after)'],
  ])('a cursor of one filter is refused with %s', async (_what, list) => {
    const running = await recordedServer();
    const page = await ask(
      running.server,
      '{ leads(filter: { statuses: [QUALIFIED] }, first: 2) { pageInfo { endCursor } } }',
    );
    running.counted();
    const { status, body } = await ask(running.server, `query ($after: String) { ${list} { nodes { id } } }`, {
      variables: { after: page.body.data.leads.pageInfo.endCursor },
    });
    expect(status).toBe(200);
    expect(body.errors).toMatchObject([
      {
        path: [list.split('(')[0]],
        message: expect.stringContaining('another list'),
        extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
      },
    ]);
    expect(running.counted()).toEqual({});
  });
});

describe('a value that its type refuses', () => {
  it.each([
    ['vendors: [NOBODY]', 'GRAPHQL_VALIDATION_FAILED', 'Vendor'],
    ['first: 1.5', 'GRAPHQL_VALIDATION_FAILED', 'Int'],
    ['first: 2147483648', 'GRAPHQL_VALIDATION_FAILED', 'Int'],
    ['filter: { nothing: 1 }', 'GRAPHQL_VALIDATION_FAILED', 'LeadFilter'],
    ['filter: { statuses: [NOTHING] }', 'GRAPHQL_VALIDATION_FAILED', 'LeadStatus'],
    [`filter: { phone: "${phone}" }`, 'BAD_USER_INPUT', 'PhoneNumber'],
    ['filter: { phone: "+86 138 0013 8000" }', 'BAD_USER_INPUT', 'PhoneNumber'],
    ['filter: { phone: "138" }', 'BAD_USER_INPUT', 'PhoneNumber'],
    ['filter: { createdAt: { gte: "yesterday" } }', 'BAD_USER_INPUT', 'DateTime'],
    ['filter: { createdAt: { gte: "2025-02-30T00:00:00Z" } }', 'BAD_USER_INPUT', 'DateTime'],
    ['filter: { createdAt: { gte: 5 } }', 'BAD_USER_INPUT', 'DateTime'],
  ])('%s in the query is shown by its place', async (argument, code, type) => {
    const { data, errors, calls } = await asked(`{ leads(${argument}) { nodes { id } } }`);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(type),
        locations: [{ line: 1, column: expect.any(Number) }],
        extensions: { code },
      },
    ]);
    expect(errors[0]!.message).not.toMatch(/(?<!\+86)13800138000/);
    expect(calls).toEqual({});
  });

  it.each([
    [{ vendors: ['NOBODY'] }, 'vendors[0]', 'Vendor'],
    [{ first: 'many' }, '$first', 'Int'],
    [{ filter: { phone } }, 'filter.phone', 'PhoneNumber'],
    [{ filter: { phone: '138****8000' } }, 'filter.phone', 'PhoneNumber'],
    [{ filter: { createdAt: { gte: '2025-13-01T00:00:00Z' } } }, 'filter.createdAt.gte', 'DateTime'],
    [{ filter: { createdAt: { gte: 1 } } }, 'filter.createdAt.gte', 'DateTime'],
    [{ filter: { nothing: phone } }, 'filter', 'nothing'],
  ])('%j in the variables is named by its way, and not repeated', async (variables, way, type) => {
    const { status, data, errors, calls } = await asked(
      'query ($vendors: [Vendor!], $first: Int, $filter: LeadFilter) { leads(vendors: $vendors, first: $first, filter: $filter) { nodes { id } } }',
      variables,
    );
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      { message: expect.stringContaining(type), locations: [{ line: 1 }], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(errors[0]!.message).toContain(way);
    expect(errors[0]!.message).not.toMatch(/(?<!\+86)13800138000|138\*/);
    expect(calls).toEqual({});
  });
});

describe('a question without end', () => {
  const list = 'leads(first: 100) { nodes { id followUps(first: 100) { nodes { id } } } }';
  it.each([
    [
      '31 lists in one request',
      `{ ${Array.from({ length: 31 }, (_, n) => `l${n}: ${list}`).join(' ')} }`,
      'COST_LIMIT',
    ],
    ['1,000 aliases', `{ ${Array.from({ length: 1000 }, (_, n) => `a${n}: __typename`).join(' ')} }`, 'COST_LIMIT'],
    [
      'aliases behind fragments that double',
      `{ ...f0 } ${Array.from({ length: 12 }, (_, n) => `fragment f${n} on Query { a${n}: __typename ...f${n + 1} ...f${n + 1} b${n}: __typename }`).join(' ')} fragment f12 on Query { vendors { vendor } }`,
      'COST_LIMIT',
    ],
    [
      'records below records',
      `{ leads { nodes ${'{ customers { nodes { leads { nodes '.repeat(8)} { id } ${'} } } }'.repeat(8)} } }`,
      'COST_LIMIT',
    ],
    [
      'types below types',
      '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s is refused at once', async (_what, query, code) => {
    const begun = performance.now();
    const { errors, calls } = await asked(query);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(calls).toEqual({});
  });
});
