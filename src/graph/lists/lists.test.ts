import { expect, it } from 'vitest';
import { aLead, lists } from '../../../test/support/fake-vendors.ts';
import { askGraph } from '../../../test/support/ask-graph.ts';
import type { FollowUpConditions, LeadConditions } from '../../records/conditions.ts';
import { toGlobalId } from '../nodes/global-id.ts';

const day = (n: number) => new Date(Date.UTC(2026, 9, n));
const tag = (vendor: 'kuaishou' | 'wshoto', ref: string) => toGlobalId({ entity: 'TAG', vendor, ref });
const leads = (...refs: string[]) => refs.map((ref, i) => aLead(ref, { createdAt: day(20 - i) }));

it('merges vendors newest first and says how each did', async () => {
  const a = lists<'LEAD'>([aLead('k1', { createdAt: day(9) }), aLead('k2', { createdAt: day(3) })]);
  const b = lists<'LEAD'>([aLead('w1', { createdAt: day(5) })]);
  const { data, errors, notes } = await askGraph(
    { kuaishou: { LEAD: a }, wshoto: { LEAD: b } },
    `{ leads(first: 2) { nodes { externalId } edges { node { vendor } } totalCount knownCount
       pageInfo { hasNextPage hasPreviousPage } sources { vendor status returned totalCount filters { field } } } }`,
  );
  expect(errors).toEqual([]);
  expect(data.leads).toEqual({
    nodes: [{ externalId: 'k1' }, { externalId: 'w1' }],
    edges: [{ node: { vendor: 'KUAISHOU' } }, { node: { vendor: 'WSHOTO' } }],
    totalCount: 3,
    knownCount: expect.any(Number),
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
    sources: [
      { vendor: 'KUAISHOU', status: 'OK', returned: 1, totalCount: 2, filters: [] },
      { vendor: 'WSHOTO', status: 'OK', returned: 1, totalCount: 1, filters: [] },
    ],
  });
  expect(notes).toEqual([]);
});

it('notes every outcome that is not OK at its response path, selected or not', async () => {
  const { notes } = await askGraph(
    { kuaishou: { LEAD: lists<'LEAD'>(leads('a')) } },
    '{ mine: leads(vendors: [KUAISHOU, SOBOT]) { nodes { id } } }',
  );
  expect(notes).toEqual([{ path: ['mine'], vendor: 'SOBOT', status: 'UNSUPPORTED', retryAfterMs: null }]);
});

it('goes on from a cursor, and refuses it under another filter', async () => {
  const adapters = { kuaishou: { LEAD: lists<'LEAD'>(leads('a', 'b', 'c'), { name: 'APPLIED_HERE' }) } };
  const query =
    'query ($after: String, $filter: LeadFilter) { leads(first: 2, after: $after, filter: $filter) { nodes { externalId } pageInfo { endCursor } } }';
  const first = await askGraph(adapters, query);
  const after = first.data.leads.pageInfo.endCursor;
  const second = await askGraph(adapters, query, { variables: { after } });
  expect(second.data.leads.nodes).toEqual([{ externalId: 'c' }]);

  for (const variables of [{ after, filter: { name: 'x' } }, { after: 'rubbish' }]) {
    const { errors } = await askGraph(adapters, query, { variables });
    expect(errors).toMatchObject([{ path: 'leads', extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
  }
});

it('lets a null condition count as absent', async () => {
  const source = lists<'LEAD'>(leads('a'));
  const { data } = await askGraph(
    { kuaishou: { LEAD: source } },
    '{ leads(filter: { name: null }, first: null, filterMode: null) { nodes { externalId } sources { status } } }',
  );
  expect(data.leads).toEqual({ nodes: [{ externalId: 'a' }], sources: [{ status: 'OK' }] });
  expect(source.asked).toEqual([{}]);
});

it('hands each vendor only its own tags and keys, in native terms, and does not call one that none belongs to', async () => {
  const handling = { tagIds: 'PUSHED_DOWN', owners: 'PUSHED_DOWN', createdAt: 'APPLIED_HERE' } as const;
  const kuaishou = lists<'LEAD'>([], handling);
  const wshoto = lists<'LEAD'>([], handling);
  const { data, errors } = await askGraph(
    { kuaishou: { LEAD: kuaishou }, wshoto: { LEAD: wshoto } },
    `query ($filter: LeadFilter) { leads(filter: $filter) { totalCount sources { vendor status returned } } }`,
    {
      variables: {
        filter: {
          tagIds: [tag('kuaishou', 'mark:1'), tag('wshoto', 'business:9'), tag('kuaishou', 'mark:2')],
          owners: [{ vendor: 'KUAISHOU', externalId: '1254676189925432389' }],
          createdAt: { gte: '2026-10-01T08:00:00+08:00', lt: '2026-10-02T00:00:00Z' },
        },
      },
    },
  );
  expect(errors).toEqual([]);
  expect(kuaishou.asked).toEqual([
    {
      createdAt: { gte: day(1), lt: day(2) },
      tagIds: ['mark:1', 'mark:2'],
      owners: ['1254676189925432389'],
    } satisfies LeadConditions,
  ]);
  expect(wshoto.asked).toEqual([]);
  expect(data.leads.sources).toEqual([
    { vendor: 'KUAISHOU', status: 'OK', returned: 0 },
    { vendor: 'WSHOTO', status: 'OK', returned: 0 },
  ]);
});

it('hands targets over with their kind', async () => {
  const source = lists<'FOLLOW_UP'>([], { targetIds: 'PUSHED_DOWN' });
  const ids = (['LEAD', 'CUSTOMER'] as const).map((entity) => toGlobalId({ entity, vendor: 'wshoto', ref: 'x' }));
  await askGraph(
    { wshoto: { FOLLOW_UP: source } },
    'query ($ids: [ID!]) { followUps(filter: { targetIds: $ids }) { totalCount } }',
    { variables: { ids } },
  );
  expect(source.asked).toEqual([
    {
      targetIds: [
        { entity: 'LEAD', ref: 'x' },
        { entity: 'CUSTOMER', ref: 'x' },
      ],
    } satisfies FollowUpConditions,
  ]);
});

it.each([
  ['first: 0', 'first'],
  ['first: 101', 'first'],
  ['first: -1', 'first'],
  ['vendors: []', 'vendors'],
  ['filter: { statuses: [] }', 'filter.statuses'],
  ['filter: { tagIds: [] }', 'filter.tagIds'],
  ['filter: { owners: [] }', 'filter.owners'],
  ['filter: { tagIds: ["rubbish"] }', 'filter.tagIds'],
  [`filter: { tagIds: ["${toGlobalId({ entity: 'LEAD', vendor: 'kuaishou', ref: 'a' })}"] }`, 'filter.tagIds'],
  ['filter: { createdAt: {} }', 'filter.createdAt'],
  ['filter: { createdAt: { gte: null } }', 'filter.createdAt'],
  ['filter: { createdAt: { gte: "2026-10-02T00:00:00Z", lt: "2026-10-02T00:00:00Z" } }', 'filter.createdAt'],
])('refuses leads(%s) without a call', async (args, argument) => {
  const source = lists<'LEAD'>(leads('a'));
  const { data, errors } = await askGraph({ kuaishou: { LEAD: source } }, `{ leads(${args}) { totalCount } }`);
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ path: 'leads', extensions: { code: 'BAD_USER_INPUT', argument } }]);
  expect(source.asked).toEqual([]);
});

it.each([
  ['phone', '"138****8000"', 'E.164'],
  ['createdAt', '{ gte: "yesterday" }', 'an instant with its zone'],
])('says what form the condition %s has', async (field, value, form) => {
  const asked = askGraph({}, `{ leads(filter: { ${field}: ${value} }) { totalCount } }`);
  await expect(asked).rejects.toThrow(form);
});
