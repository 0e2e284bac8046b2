import { expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { aCustomer, aFollowUp, gets, lists } from '../../../test/support/fake-vendors.ts';
import { recordedLists, unreadable } from '../../../test/support/recorded-lists.ts';
import type { Customer } from '../../records/customer.ts';
import type { Stage } from '../../records/follow-up.ts';
import type { OneByOwner } from '../../vendors/adapter.ts';
import type { ReferenceLists } from '../../vendors/reference-lists.ts';
import { toGlobalId } from '../nodes/global-id.ts';

const bare = (externalId: string): Stage => ({
  externalId,
  name: null,
  type: null,
  typeRaw: null,
  sortNumber: null,
});
const won: Stage = { externalId: 's2', name: 'Closed', type: 'WON', typeRaw: '21', sortNumber: 9 };
const stages = async (): Promise<Stage[]> => [
  { externalId: 's1', name: 'First talk', type: 'PROCESS', typeRaw: '1', sortNumber: 1 },
  won,
];
/** Stages of customers, a call for at most two of them. */
const stagesOf = (byCustomer: Record<string, Stage>) => {
  const calls: string[][] = [];
  const source: OneByOwner<Stage> = {
    maxBatch: 2,
    of: async (owners) => {
      calls.push([...owners]);
      if (owners.includes('broken')) return unreadable();
      return new Map(Object.entries(byCustomer));
    },
  };
  return { ...source, calls };
};
const ask = async (
  customers: readonly Customer[],
  reached: ReturnType<typeof stagesOf> | null,
  reading: ReferenceLists,
  fields: string,
) => {
  const { reference, calls } = recordedLists(reading);
  const whole = gets<'CUSTOMER'>(...customers);
  const source = { ...lists<'CUSTOMER'>(customers), ...whole };
  const { data, errors } = await askGraph(
    { sobot: { CUSTOMER: reached === null ? source : { ...source, stages: reached }, reference } },
    `{ customers { nodes { stage { ${fields} } } } }`,
  );
  return { nodes: data.customers.nodes, errors, calls, details: whole.calls };
};

it('asks for the stages of many customers in few calls, and fetches none of them', async () => {
  const reached = stagesOf({ a: bare('s1'), c: won });
  const customers = [aCustomer('a'), aCustomer('b'), aCustomer('c'), aCustomer('d', { stage: null })];
  const { nodes, errors, calls, details } = await ask(customers, reached, { stages }, 'externalId');
  expect(errors).toEqual([]);
  expect(nodes).toEqual([
    { stage: { externalId: 's1' } },
    { stage: null },
    { stage: { externalId: 's2' } },
    { stage: null },
  ]);
  expect(reached.calls).toEqual([['a', 'b'], ['c']]);
  expect([calls, details]).toEqual([[], []]);
});

it('fails only the customers of the call that failed', async () => {
  const reached = stagesOf({ c: won });
  const customers = [aCustomer('a'), aCustomer('broken'), aCustomer('c')];
  const { nodes, errors } = await ask(customers, reached, {}, 'name');
  expect(nodes).toEqual([{ stage: null }, { stage: null }, { stage: { name: 'Closed' } }]);
  expect(errors.map(({ path }) => path)).toEqual(['customers.nodes.0.stage', 'customers.nodes.1.stage']);
});

it('asks for the stage of a customer that was fetched by its ref', async () => {
  const reached = stagesOf({ a: won });
  const { data } = await askGraph(
    { sobot: { CUSTOMER: { ...gets<'CUSTOMER'>(aCustomer('a')), stages: reached } } },
    'query ($id: ID!) { customer(id: $id) { stage { name } } }',
    { variables: { id: toGlobalId({ entity: 'CUSTOMER', vendor: 'sobot', ref: 'a' }) } },
  );
  expect(data.customer).toEqual({ stage: { name: 'Closed' } });
  expect(reached.calls).toEqual([['a']]);
});

it('fetches the record where the vendor has no such call', async () => {
  const { nodes, details } = await ask([aCustomer('a')], null, {}, 'name');
  expect(nodes).toEqual([{ stage: null }]);
  expect(details).toEqual([['a']]);
});

it('reads the list of stages once for what stages do not say of themselves', async () => {
  const customers = [bare('s1'), bare('s1'), bare('gone')].map((stage, i) => aCustomer(`c${i}`, { stage }));
  const { nodes, errors, calls } = await ask(customers, null, { stages }, 'name type typeRaw sortNumber');
  expect(errors).toEqual([]);
  const first = { name: 'First talk', type: null, typeRaw: null, sortNumber: 1 };
  const nothing = { name: null, type: null, typeRaw: null, sortNumber: null };
  expect(nodes).toEqual([{ stage: first }, { stage: first }, { stage: nothing }]);
  expect(calls).toEqual(['stages']);
});

it('reads no list for a stage that says all of itself, or is known by its name only', async () => {
  const customers = [aCustomer('a', { stage: won }), aCustomer('b', { stage: { ...bare(''), externalId: null } })];
  const { nodes, calls } = await ask(customers, null, { stages }, 'name type typeRaw sortNumber');
  expect(nodes).toEqual([
    { stage: { name: 'Closed', type: 'WON', typeRaw: '21', sortNumber: 9 } },
    { stage: { name: null, type: null, typeRaw: null, sortNumber: null } },
  ]);
  expect(calls).toEqual([]);
});

it('names the stages of a change too, and says on the very path where it cannot', async () => {
  const query = `query ($id: ID!) { followUp(id: $id) { stageChange {
    before { name sortNumber } after { externalId name type } remark } } }`;
  const change = { before: { ...bare(''), externalId: null, name: 'Old' }, after: bare('s2'), remark: 'Hurray' };
  const followUp = { ...aFollowUp('f', { entity: 'CUSTOMER', ref: 'a' }, 1), stageChange: change };
  const variables = { id: toGlobalId({ entity: 'FOLLOW_UP', vendor: 'sobot', ref: 'f' }) };
  const read = async (reading: ReferenceLists) => {
    const { reference } = recordedLists(reading);
    return askGraph({ sobot: { FOLLOW_UP: gets<'FOLLOW_UP'>(followUp), reference } }, query, { variables });
  };

  const { data } = await read({ stages });
  expect(data.followUp.stageChange).toEqual({
    before: { name: 'Old', sortNumber: null },
    after: { externalId: 's2', name: 'Closed', type: null },
    remark: 'Hurray',
  });

  const failed = await read({ stages: unreadable });
  expect(failed.data.followUp.stageChange.after).toEqual({ externalId: 's2', name: null, type: null });
  expect(failed.errors.map(({ path }) => path)).toEqual(['followUp.stageChange.after.name']);
});

it('reads no list for a result, which stands on none', async () => {
  const customers = [aCustomer('a', { stage: { ...won, name: null, sortNumber: null } })];
  const { nodes, calls } = await ask(customers, null, { stages }, 'name type sortNumber');
  expect(nodes).toEqual([{ stage: { name: null, type: 'WON', sortNumber: null } }]);
  expect(calls).toEqual([]);
});
