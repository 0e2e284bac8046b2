import { expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aCustomer, aFollowUp, gets, lists } from '../../../test/support/fake-vendors.ts';
import type { Adapter, Source } from '../../vendors/adapter.ts';
import { Refusal } from '../../vendors/vendor-error.ts';
import { toGlobalId } from './global-id.ts';

const id = (ref: string) => toGlobalId({ entity: 'CUSTOMER', vendor: 'sobot', ref });

/** Customers `a` and `b`; `old` and `older` were merged into `a`. */
function merging(adapter: Partial<Adapter> = {}) {
  const customers = gets<'CUSTOMER'>(aCustomer('a', { remark: 'A' }), aCustomer('b', { remark: 'B' }));
  const lookups: string[][] = [];
  const survivors: Source<'CUSTOMER'>['survivors'] = async (refs) => {
    lookups.push([...refs]);
    return new Map(refs.filter((ref) => ref.startsWith('old')).map((ref) => [ref, 'a']));
  };
  return {
    adapters: { sobot: { CUSTOMER: { ...customers, survivors }, ...adapter } },
    calls: customers.calls,
    lookups,
  };
}

it('answers every id of a merged customer with the one that lives on, looked up and fetched together', async () => {
  const { adapters, calls, lookups } = merging();
  const { data, errors } = await askGraph(
    adapters,
    `query ($old: ID!, $ids: [ID!]!, $of: [_Any!]!) {
      node(id: $old) { id } customer(id: $old) { id remark } nodes(ids: $ids) { id }
      _entities(representations: $of) { ... on Customer { id } }
    }`,
    {
      variables: {
        old: id('old'),
        ids: [id('b'), id('older'), id('a'), id('gone')],
        of: [{ __typename: 'Customer', id: id('old') }],
      },
    },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    node: { id: id('a') },
    customer: { id: id('a'), remark: 'A' },
    nodes: [{ id: id('b') }, { id: id('a') }, { id: id('a') }, null],
    _entities: [{ id: id('a') }],
  });
  expect(lookups).toEqual([['old', 'b', 'older', 'a', 'gone']]);
  expect(calls.map((refs) => refs.toSorted())).toEqual([['a', 'b', 'gone']]);
});

it('shows the one that lives on below a follow-up, also where only its id is selected', async () => {
  const target = { entity: 'CUSTOMER', ref: 'old' } as const;
  const { adapters, calls } = merging({ FOLLOW_UP: lists<'FOLLOW_UP'>([aFollowUp('f', target, 1)]) });
  const shown = async (fields: string) =>
    (await askGraph(adapters, `{ followUps { nodes { target { ... on Customer { ${fields} } } } } }`)).data.followUps
      .nodes[0].target;
  expect(await shown('id externalId')).toEqual({ id: id('a'), externalId: 'a' });
  expect(calls).toEqual([]);
  expect(await shown('id remark')).toEqual({ id: id('a'), remark: 'A' });
});

const listed =
  '($ids: [ID!]!, $after: String) { followUps(filter: { targetIds: $ids }, after: $after) { nodes { externalId } } }';

it('lists below the one that lives on what is asked for below a merged one', async () => {
  const followUps = lists<'FOLLOW_UP'>([aFollowUp('f', { entity: 'CUSTOMER', ref: 'a' }, 1)], {
    targetIds: 'PUSHED_DOWN',
  });
  const { adapters } = merging({ FOLLOW_UP: followUps });
  const { data, errors } = await askGraph(adapters, `query ${listed}`, {
    variables: { ids: [id('old'), id('b'), id('a')] },
    offers: { sobot: { FOLLOW_UP: { targetIds: 'PUSHED_DOWN' } } },
  });
  expect(errors).toEqual([]);
  expect(data.followUps.nodes).toEqual([{ externalId: 'f' }]);
  const link = (ref: string) => ({ entity: 'CUSTOMER', ref });
  expect(followUps.asked).toEqual([{ targetIds: [link('a'), link('b')] }]);
});

it('writes to the one that lives on, and leaves texts alone', async () => {
  const seen: unknown[] = [];
  const prepare = async (input: unknown) => {
    seen.push(input);
    return { request: null, send: async () => ({ refs: ['a'] }) };
  };
  const { adapters } = merging({ writes: { customerUpdate: { prepare }, customersRecycle: { prepare } } });
  const remark = id('old');
  const update = await askGraph(
    adapters,
    `mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) { outcome record { id } } }`,
    { variables: { input: { customerId: id('old'), remark } } },
  );
  expect(update.data.customerUpdate).toEqual({ outcome: 'APPLIED', record: { id: id('a') } });
  expect(seen).toEqual([expect.objectContaining({ customer: 'a', remark })]);
});

it('says so where it cannot be looked up, and loses no list over it', async () => {
  const down = async () => {
    throw new Refusal({ kind: 'UNAVAILABLE', message: 'The store is down.' });
  };
  const followUps = lists<'FOLLOW_UP'>([aFollowUp('f', { entity: 'CUSTOMER', ref: 'b' }, 1)], {
    targetIds: 'PUSHED_DOWN',
  });
  const adapters = {
    sobot: { CUSTOMER: { ...gets<'CUSTOMER'>(aCustomer('b')), survivors: down }, FOLLOW_UP: followUps },
  };
  const one = await askGraph(adapters, 'query ($id: ID!) { customer(id: $id) { id } }', { variables: { id: id('b') } });
  expect(one.errors).toMatchObject([{ path: 'customer', extensions: { code: 'UNAVAILABLE', vendor: 'SOBOT' } }]);
  const list = await askGraph(adapters, `query ${listed}`, {
    variables: { ids: [id('b')] },
    offers: { sobot: { FOLLOW_UP: { targetIds: 'PUSHED_DOWN' } } },
  });
  expect(list.data.followUps.nodes).toEqual([{ externalId: 'f' }]);
});
