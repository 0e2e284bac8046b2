import { expect, it } from 'vitest';
import { aCustomer, aLead, gets, lists, silentOn } from '../../../test/support/fake-vendors.ts';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { Refusal } from '../../vendors/vendor-error.ts';
import { toGlobalId } from './global-id.ts';

const lead = (ref: string) => toGlobalId({ entity: 'LEAD', vendor: 'kuaishou', ref });
const customer = (ref: string) => toGlobalId({ entity: 'CUSTOMER', vendor: 'sobot', ref });
const down = {
  externalIdOf: (ref: string) => ref,
  get: {
    maxBatch: 10,
    byRefs: async () => {
      throw new Refusal({ kind: 'RATE_LIMITED', message: 'Too many calls.', vendorCode: '42', retryAfterMs: 900 });
    },
  },
};

it('answers nodes in the order of their ids, one call a vendor and kind', async () => {
  const leads = gets<'LEAD'>(aLead('a'), aLead('b'));
  const customers = gets<'CUSTOMER'>(aCustomer('c'));
  const ids = [lead('b'), customer('c'), lead('gone'), lead('a')];
  const { data, errors } = await askGraph(
    { kuaishou: { LEAD: leads }, sobot: { CUSTOMER: customers } },
    'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
    { variables: { ids } },
  );
  expect(errors).toEqual([]);
  expect(data.nodes).toEqual([
    { __typename: 'Lead', id: ids[0] },
    { __typename: 'Customer', id: ids[1] },
    null,
    { __typename: 'Lead', id: ids[3] },
  ]);
  expect(leads.calls).toEqual([['b', 'gone', 'a']]);
  expect(customers.calls).toEqual([['c']]);
});

it('gives a bad id, a failed vendor and a vendor that is off an error each at its own place', async () => {
  const off = toGlobalId({ entity: 'CUSTOMER', vendor: 'wshoto', ref: 'x' });
  const { data, errors } = await askGraph(
    { kuaishou: { LEAD: gets<'LEAD'>(aLead('a')) }, sobot: { CUSTOMER: down } },
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { variables: { ids: ['rubbish', lead('a'), customer('c'), off] } },
  );
  expect(data.nodes).toEqual([null, { id: lead('a') }, null, null]);
  expect(errors).toMatchObject([
    { path: 'nodes.0', extensions: { code: 'BAD_USER_INPUT', argument: 'ids' } },
    { path: 'nodes.3', extensions: { code: 'UNSUPPORTED', vendor: 'WSHOTO', retryable: false } },
    {
      path: 'nodes.2',
      extensions: { code: 'RATE_LIMITED', vendor: 'SOBOT', vendorCode: '42', retryable: true, retryAfterMs: 900 },
    },
  ]);
});

it('refuses more than 100 nodes without a call', async () => {
  const leads = gets<'LEAD'>();
  const ids = Array.from({ length: 101 }, (_, i) => lead(String(i)));
  const { data, errors } = await askGraph(
    { kuaishou: { LEAD: leads } },
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { variables: { ids } },
  );
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ path: 'nodes', extensions: { code: 'BAD_USER_INPUT', argument: 'ids' } }]);
  expect(leads.calls).toEqual([]);
});

it('asks once for the same record asked five times', async () => {
  const leads = gets<'LEAD'>(aLead('a', { name: 'An' }));
  const { data } = await askGraph(
    { kuaishou: { LEAD: leads } },
    `query ($id: ID!) { a: lead(id: $id) { name } b: lead(id: $id) { name } c: node(id: $id) { id }
      d: node(id: $id) { ... on Lead { name } } e: nodes(ids: [$id]) { id } }`,
    { variables: { id: lead('a') } },
  );
  expect(data.d).toEqual({ name: 'An' });
  expect(leads.calls).toEqual([['a']]);
});

it('refuses the id of another kind of record', async () => {
  const { data, errors } = await askGraph({}, 'query ($id: ID!) { lead(id: $id) { id } }', {
    variables: { id: customer('c') },
  });
  expect(data).toEqual({ lead: null });
  expect(errors).toMatchObject([
    { path: 'lead', message: expect.stringContaining('Customer'), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

it('fetches details of a list only where a field is selected that rows do not carry, all at once', async () => {
  const rows = [
    aCustomer('a', { name: 'An', region: { text: 'x', country: undefined } }),
    aCustomer('b', { name: 'Bo', region: null }),
  ];
  const whole = gets<'CUSTOMER'>(
    aCustomer('a', { identities: [], region: { country: { externalId: 'CN', name: '中国' } } }),
    aCustomer('b', { identities: null }),
  );
  const source = { ...lists<'CUSTOMER'>(rows), get: whole.get };

  const summary = await askGraph({ sobot: { CUSTOMER: source } }, '{ customers { nodes { name region { text } } } }');
  expect(summary.data.customers.nodes).toEqual([
    { name: 'An', region: { text: 'x' } },
    { name: 'Bo', region: null },
  ]);
  expect(whole.calls).toEqual([]);

  const detail = await askGraph(
    { sobot: { CUSTOMER: source } },
    '{ customers { nodes { identities { value } region { text country { name } } } } }',
  );
  expect(detail.data.customers.nodes).toEqual([
    { identities: [], region: { text: 'x', country: { name: '中国' } } },
    { identities: null, region: null },
  ]);
  expect(whole.calls).toEqual([['a', 'b']]);
});

it('resolves federation entities in bulk, each bad key at its own place', async () => {
  const leads = gets<'LEAD'>(aLead('a'), aLead('b'));
  const { data, errors } = await askGraph(
    { kuaishou: { LEAD: leads } },
    'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Lead { externalId } } }',
    {
      variables: {
        of: [
          { __typename: 'Lead', id: lead('b') },
          { __typename: 'Deal', id: lead('a') },
          { __typename: 'Customer', id: lead('a') },
          { __typename: 'Lead', id: lead('a') },
          { __typename: 'Lead', id: lead('b') },
        ],
      },
    },
  );
  expect(data._entities.map((entity: { externalId: string } | null) => entity?.externalId)).toEqual([
    'b',
    undefined,
    undefined,
    'a',
    'b',
  ]);
  expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
    ['_entities.1', 'BAD_USER_INPUT'],
    ['_entities.2', 'BAD_USER_INPUT'],
  ]);
  expect(leads.calls).toEqual([['b', 'a']]);
});

it('refuses more than 1,000 federation entities without a call', async () => {
  const leads = gets<'LEAD'>();
  const { errors } = await askGraph(
    { kuaishou: { LEAD: leads } },
    'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
    { variables: { of: Array.from({ length: 1001 }, (_, i) => ({ __typename: 'Lead', id: lead(String(i)) })) } },
  );
  expect(errors).toMatchObject([{ path: '_entities', extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(leads.calls).toEqual([]);
});

it('shows instants without needless milliseconds, and null for what a scalar cannot hold', async () => {
  const { data, errors } = await askGraph(
    {
      kuaishou: {
        LEAD: gets<'LEAD'>(
          aLead('a', {
            createdAt: new Date('2023-02-27T08:28:55Z'),
            updatedAt: new Date('2023-02-27T08:28:55.120Z'),
            lastFollowedUpAt: new Date(NaN),
            phone: '138****8000',
            birthday: '1990',
          }),
        ),
      },
    },
    'query ($id: ID!) { lead(id: $id) { createdAt updatedAt lastFollowedUpAt phone birthday } }',
    { variables: { id: lead('a') } },
  );
  expect(errors).toEqual([]);
  expect(data.lead).toEqual({
    createdAt: '2023-02-27T08:28:55Z',
    updatedAt: '2023-02-27T08:28:55.120Z',
    lastFollowedUpAt: null,
    phone: null,
    birthday: null,
  });
});

it('fetches no record for a field that its vendor declares never to carry', async () => {
  const rows = [aLead('a', { name: 'An' }), aLead('b', { name: 'Bo' })];
  const whole = gets<'LEAD'>(...rows);
  const { data, errors } = await askGraph(
    { kuaishou: { LEAD: silentOn(['remark'], { ...whole, ...lists<'LEAD'>(rows) }) } },
    '{ leads { nodes { name remark } } }',
  );
  expect(errors).toEqual([]);
  expect(data.leads.nodes).toEqual([
    { name: 'An', remark: null },
    { name: 'Bo', remark: null },
  ]);
  expect(whole.calls).toEqual([]);
});
