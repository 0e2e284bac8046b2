import { expect, it } from 'vitest';
import { aCustomer, aFollowUp, aLead, aTag, gets, lists } from '../../../test/support/fake-vendors.ts';
import { askGraph } from '../../../test/support/ask-graph.ts';
import type { TagGroup } from '../../records/tag.ts';
import { toGlobalId } from './global-id.ts';

const aGroup = (fields: Partial<TagGroup>): TagGroup => ({
  externalId: 'g1',
  name: 'Rank',
  color: null,
  scope: null,
  scopeRaw: null,
  isMultipleChoice: null,
  status: null,
  statusRaw: null,
  businessId: null,
  createdAt: null,
  updatedAt: null,
  tags: null,
  ...fields,
});

it('fetches the targets of follow-ups in bulk, and none where only their ids are selected', async () => {
  const to = (ref: string) => ({ entity: 'CUSTOMER', ref }) as const;
  const followUps = lists<'FOLLOW_UP'>([
    aFollowUp('f1', to('a'), 3),
    aFollowUp('f2', to('b'), 2),
    aFollowUp('f3', to('a'), 1),
    { ...aFollowUp('f4', to('a'), 0), target: null },
  ]);
  const customers = gets<'CUSTOMER'>(aCustomer('a', { remark: 'A' }));
  const adapters = { wshoto: { FOLLOW_UP: followUps, CUSTOMER: customers } };

  const ids = await askGraph(
    adapters,
    '{ followUps { nodes { target { __typename ... on Customer { ...Known } } } } } fragment Known on Customer { id externalId }',
  );
  expect(ids.data.followUps.nodes[1].target).toEqual({
    __typename: 'Customer',
    id: toGlobalId({ vendor: 'wshoto', ...to('b') }),
    externalId: 'b',
  });
  expect(customers.calls).toEqual([]);

  const { data } = await askGraph(adapters, '{ followUps { nodes { target { ... on Customer { remark } } } } }');
  expect(data.followUps.nodes.map(({ target }: { target: unknown }) => target)).toEqual([
    { remark: 'A' },
    null,
    { remark: 'A' },
    null,
  ]);
  expect(customers.calls).toEqual([['a', 'b']]);
});

it('pages through the customers that a lead is linked to', async () => {
  const adapters = {
    kuaishou: {
      LEAD: gets<'LEAD'>(aLead('l', { customerRefs: ['a', 'b', 'c'] }), aLead('none', { customerRefs: null })),
      CUSTOMER: gets<'CUSTOMER'>(aCustomer('a'), aCustomer('b'), aCustomer('c')),
    },
  };
  const query = `query ($id: ID!, $after: String) { lead(id: $id) { customers(first: 2, after: $after) {
    nodes { externalId } totalCount pageInfo { hasNextPage endCursor } sources { vendor status returned } } } }`;
  const id = toGlobalId({ entity: 'LEAD', vendor: 'kuaishou', ref: 'l' });
  const first = (await askGraph(adapters, query, { variables: { id } })).data.lead.customers;
  expect(first).toMatchObject({ nodes: [{ externalId: 'a' }, { externalId: 'b' }], totalCount: 3 });
  expect(first.sources).toEqual([{ vendor: 'KUAISHOU', status: 'OK', returned: 2 }]);
  const after = first.pageInfo.endCursor;
  const second = (await askGraph(adapters, query, { variables: { id, after } })).data.lead.customers;
  expect(second).toMatchObject({ nodes: [{ externalId: 'c' }], pageInfo: { hasNextPage: false } });

  const bad = await askGraph(adapters, query, { variables: { id, after: 'rubbish' } });
  expect(bad.errors).toMatchObject([{ path: 'lead.customers', extensions: { code: 'BAD_USER_INPUT' } }]);

  const none = toGlobalId({ entity: 'LEAD', vendor: 'kuaishou', ref: 'none' });
  expect((await askGraph(adapters, query, { variables: { id: none } })).data.lead.customers).toBeNull();
});

it('shows the tags of a group that came with it, and null where the vendor cannot list them', async () => {
  const rows = [
    aTag('t1', { group: aGroup({ tags: [aTag('t1', { name: 'VIP' }), aTag('t2', { name: 'New' })] }) }),
    aTag('t3', { group: aGroup({ externalId: null }) }),
  ];
  const { data, errors } = await askGraph(
    { sobot: { TAG: lists<'TAG'>(rows) } },
    '{ tags { nodes { group { vendor name tags { name } } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.tags.nodes).toEqual([
    { group: { vendor: 'SOBOT', name: 'Rank', tags: [{ name: 'VIP' }, { name: 'New' }] } },
    { group: { vendor: 'SOBOT', name: 'Rank', tags: null } },
  ]);
});

it('reads a group once for all its tags on a page', async () => {
  const group = aGroup({});
  const rows = [aTag('t1', { name: 'VIP', group }), aTag('t2', { name: 'New', group })];
  const source = lists<'TAG'>(rows, { groups: 'PUSHED_DOWN' });
  const { data } = await askGraph({ sobot: { TAG: source } }, '{ tags { nodes { group { tags { name } } } } }', {
    offers: { sobot: { TAG: { groups: 'PUSHED_DOWN' } } },
  });
  expect(data.tags.nodes[1].group.tags).toEqual([{ name: 'VIP' }, { name: 'New' }]);
  expect(source.asked).toEqual([{}, { groups: ['g1'] }]);
});

it('fetches vendor details only for fields that the row does not carry', async () => {
  const whole = gets<'CUSTOMER'>(aCustomer('a', { details: { companyid: 'p', createDate: '2023-02-27' } }));
  const row = aCustomer('a', { details: { companyid: 'p', statusRaw: null } });
  const adapters = { sobot: { CUSTOMER: { ...lists<'CUSTOMER'>([row]), get: whole.get } } };
  const ask = (fields: string) =>
    askGraph(adapters, `{ customers { nodes { vendorDetails { ... on SobotCustomerDetails { ${fields} } } } } }`);

  expect((await ask('companyid statusRaw')).data.customers.nodes[0].vendorDetails).toEqual({
    companyid: 'p',
    statusRaw: null,
  });
  expect(whole.calls).toEqual([]);
  expect((await ask('companyid createDate userLabel')).data.customers.nodes[0].vendorDetails).toEqual({
    companyid: 'p',
    createDate: '2023-02-27',
    userLabel: null,
  });
  expect(whole.calls).toEqual([['a']]);
});
