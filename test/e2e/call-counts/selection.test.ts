import { describe, expect, it } from 'vitest';
import { recordedServer } from '../../support/recorded-server.ts';
import { cost, list } from './cost.ts';

describe('what was not selected is not fetched', () => {
  const names = ['leads', 'customers', 'followUps', 'tasks'] as const;
  const everyList = {
    [list.kuaishouLeads]: 2, // advertisers
    [list.sobotCustomers]: 1,
    [list.wshotoLeads]: 1,
    [list.wshotoCustomers]: 1,
    [list.wshotoSystemFollowUps]: 1,
    [list.wshotoFollowUps]: 1,
    [list.wshotoTasks]: 1,
  };

  it.each([
    ['ids', 'nodes { id }'],
    ['only a count', 'totalCount'],
    ['only cursors', 'pageInfo { endCursor }'],
    ['unified fields of rows', 'nodes { ... on VendorRecord { id vendor externalId raw origin { fetchedAt } } }'],
  ])('lists with %s are exactly one list call per part', async (_what, selection) => {
    const running = await recordedServer();
    const { calls } = await cost(running, `{ ${names.map((name) => `${name} { ${selection} }`).join(' ')} }`);
    expect(calls).toEqual(everyList);
  });

  it('a list that is not asked for is not read, and one vendor asked alone is called alone', async () => {
    const running = await recordedServer();
    expect((await cost(running, '{ __typename vendors { vendor health { state } } }')).calls).toEqual({});
    expect((await cost(running, '{ tasks { nodes { id } } }')).calls).toEqual({ [list.wshotoTasks]: 1 });
    expect((await cost(running, '{ leads(vendors: [WSHOTO]) { nodes { id } } }')).calls).toEqual({
      [list.wshotoLeads]: 1,
    });
    expect((await cost(running, '{ leads(vendors: [SOBOT]) { nodes { id } } }')).calls).toEqual({});
    const skipped =
      'query ($no: Boolean!) { leads @skip(if: $no) { nodes { id } } tasks @skip(if: $no) { nodes { id } } }';
    expect((await cost(running, skipped, { no: true })).calls).toEqual({});
  });

  it.each([
    ['leads', 'WSHOTO', '... on WshotoLeadDetails { state recoveryNum createUserId }', list.wshotoLeads],
    ['customers', 'WSHOTO', '... on WshotoCustomerDetails { type followUsers { userid } }', list.wshotoCustomers],
    ['tasks', 'WSHOTO', '... on WshotoTaskDetails { sourceRaw }', list.wshotoTasks],
    ['customers', 'SOBOT', '__typename', list.sobotCustomers],
  ])('fields of %s that %s’s rows carry cost no detail', async (name, vendor, details, call) => {
    const running = await recordedServer();
    const { calls } = await cost(
      running,
      `{ ${name}(vendors: [${vendor}], first: 5) { nodes { vendorDetails { ${details} } } } }`,
    );
    expect(calls).toEqual({ [call]: 1 });
  });

  it.each([
    ['leads', 'WSHOTO', 'email gender birthday', list.wshotoLeads, 'wshoto /crm/clue/info'],
    [
      'customers',
      'SOBOT',
      'identities { value } region { country { name } }',
      list.sobotCustomers,
      'sobot /scrm/5/user/detail',
    ],
    [
      'tasks',
      'WSHOTO',
      'description audienceTags { name }',
      list.wshotoTasks,
      'wshoto /task/follow_up/query_task_detail_info',
    ],
    [
      'customers',
      'WSHOTO',
      'vendorDetails { ... on WshotoCustomerDetails { followUsers { remark } } }',
      list.wshotoCustomers,
      'wshoto /customer/info/detail',
    ],
  ])('fields of %s that only %s’s detail carries cost one detail a row', async (name, vendor, fields, call, detail) => {
    const running = await recordedServer();
    const { calls } = await cost(
      running,
      `{ ${name}(vendors: [${vendor}], first: 5) { nodes { id externalId ${fields} } } }`,
    );
    expect(calls).toEqual({ [call]: 1, [detail]: 5 });
  });
});
