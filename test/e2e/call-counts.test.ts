import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { recordedServer, type RecordedCall } from '../support/recorded-server.ts';

type Running = Awaited<ReturnType<typeof recordedServer>>;

/** The answer to a question, which must have no errors, and the calls that it cost. */
async function cost(running: Running, query: string, variables: object = {}) {
  running.counted();
  const { body } = await ask(running.server, query, { variables });
  expect(body.errors).toBeUndefined();
  return { data: body.data, calls: running.counted() };
}

const list = {
  kuaishouLeads: 'kuaishou /v2/gemini/crm/clue/list',
  sobotCustomers: 'sobot /scrm/5/user/list_by_page',
  sobotTagsOfCustomers: 'sobot /scrm/5/label/userlabels',
  wshotoLeads: 'wshoto /crm/clue/page',
  wshotoCustomers: 'wshoto /customer/list/selfCustomersByTenant',
  wshotoSystemFollowUps: 'wshoto /crm/follow/listForSystem',
  wshotoFollowUps: 'wshoto /crm/follow/list',
  wshotoTasks: 'wshoto /task/follow_up/page_query_task_info_list',
} as const;

describe('relations in bulk', () => {
  it('20 customers with their tags are two Sobot calls', async () => {
    const running = await recordedServer();
    const { data, calls } = await cost(running, '{ customers(vendors: [SOBOT]) { nodes { nickname tags { name } } } }');
    expect(data.customers.nodes).toHaveLength(20);
    expect(data.customers.nodes.some(({ tags }: { tags: unknown[] }) => tags.length > 0)).toBe(true);
    expect(calls).toEqual({ [list.sobotCustomers]: 1, [list.sobotTagsOfCustomers]: 1 });
  });

  it('follow-ups of 100 leads are one WSHOTO call per endpoint, with all leads in it', async () => {
    const bodies: RecordedCall[] = [];
    const running = await recordedServer({}, (call) => void (call.path.startsWith('/crm/follow') && bodies.push(call)));
    const { data, calls } = await cost(
      running,
      '{ leads(vendors: [WSHOTO], first: 100) { nodes { externalId followUps(first: 5) { nodes { content } } } } }',
    );
    const ids = data.leads.nodes.map(({ externalId }: { externalId: string }) => externalId);
    expect(ids).toHaveLength(100);
    expect(calls).toEqual({
      [list.wshotoLeads]: 2, // the second because a hundred is the most that a page can hold
      [list.wshotoSystemFollowUps]: 1,
      [list.wshotoFollowUps]: 1,
    });
    for (const { body } of bodies) {
      const asked = JSON.parse(body);
      expect(asked).toMatchObject({ target_type: 4, current_index: 1 });
      expect(new Set(asked.target_id_list)).toEqual(new Set(ids));
    }
  });

  it('calls of 100 leads are one Kuaishou call per advertiser', async () => {
    const running = await recordedServer();
    const { data, calls } = await cost(
      running,
      '{ leads(vendors: [KUAISHOU], first: 100) { nodes { followUps(first: 5) { nodes { kind } } } } }',
    );
    expect(data.leads.nodes).toHaveLength(100);
    expect(calls).toEqual({ [list.kuaishouLeads]: 2, 'kuaishou /gw/crm/clue/call/record': 2 });
  });

  it('where a vendor has no bulk call, it is asked once per record, never more at once than its cap', async () => {
    const inFlight = { now: 0, most: 0 };
    const running = await recordedServer({ SOBOT_CONCURRENCY: '3' }, async ({ path }) => {
      if (!path.includes('user_dynamic')) return undefined;
      inFlight.most = Math.max(inFlight.most, ++inFlight.now);
      await wait(5);
      inFlight.now--;
      return undefined;
    });
    const { calls } = await cost(
      running,
      '{ customers(vendors: [SOBOT], first: 12) { nodes { followUps(first: 2) { nodes { content } } } } }',
    );
    expect(calls).toEqual({ [list.sobotCustomers]: 1, 'sobot /scrm/5/user_dynamic/list_by_page': 12 });
    expect(inFlight.most).toBe(3);
  });

  it('targets of follow-ups are fetched once each', async () => {
    const running = await recordedServer();
    const { data, calls } = await cost(
      running,
      `{ followUps(vendors: [WSHOTO], first: 100) { nodes { target { __typename
           ... on Lead { id leadRemark: remark } ... on Customer { id customerRemark: remark } } } } }`,
    );
    const targets: { __typename: string; id: string }[] = data.followUps.nodes.flatMap(
      ({ target }: { target: never }) => target ?? [],
    );
    const of = (type: string) =>
      new Set(targets.filter((target) => target.__typename === type).map(({ id }) => id)).size;
    expect(of('Lead')).toBeGreaterThan(1);
    expect(of('Lead') + of('Customer')).toBeLessThan(targets.length);
    expect(calls).toMatchObject({
      'wshoto /crm/clue/info': of('Lead'),
      'wshoto /customer/info/detail': of('Customer'),
    });
  });
});

describe('the same record asked five times in one request', () => {
  it.each([
    ['leads(vendors: [KUAISHOU], first: 1)', 'lead', list.kuaishouLeads],
    ['leads(vendors: [WSHOTO], first: 1)', 'lead', 'wshoto /crm/clue/info'],
    ['customers(vendors: [SOBOT], first: 1)', 'customer', 'sobot /scrm/5/user/detail'],
    ['customers(vendors: [WSHOTO], first: 1)', 'customer', 'wshoto /customer/info/detail'],
    ['tasks(vendors: [WSHOTO], first: 1)', 'task', 'wshoto /task/follow_up/query_task_detail_info'],
    ['followUps(vendors: [WSHOTO], first: 1)', 'followUp', list.wshotoFollowUps],
  ])('%s: one call', async (page, root, call) => {
    const running = await recordedServer();
    const found = await cost(running, `{ found: ${page} { nodes { id } } }`);
    const [{ id }] = found.data.found.nodes;
    const { data, calls } = await cost(
      running,
      `query ($id: ID!) {
        a: ${root}(id: $id) { id vendorDetails { __typename } }
        b: ${root}(id: $id) { externalId origin { fetchedAt } }
        c: node(id: $id) { ... on VendorRecord { raw } }
        d: nodes(ids: [$id, $id]) { ... on VendorRecord { externalId } }
        e: _entities(representations: [{ __typename: "${root[0]!.toUpperCase()}${root.slice(1)}", id: $id }]) { __typename }
      }`,
      { id },
    );
    expect(data.a.id).toBe(id);
    expect(data.d).toEqual([data.d[0], { externalId: data.b.externalId }]);
    expect(calls).toEqual({ [call]: 1 });
  });
});

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

describe('equal reads', () => {
  const question = '{ customers(vendors: [SOBOT]) { nodes { nickname tags { name } } } }';

  it('of two requests at the same time are one vendor call', async () => {
    const running = await recordedServer();
    await cost(running, question); // the token is there
    const both = await Promise.all([cost(running, question), ask(running.server, question)]);
    expect(both[0].data).toEqual(both[1].body.data);
    expect(both[0].calls).toEqual({ [list.sobotCustomers]: 1, [list.sobotTagsOfCustomers]: 1 });
  });

  it('of two aliases are one vendor call, and so is the token that twenty requests want at once', async () => {
    const running = await recordedServer();
    const alias = question.slice(1, -1);
    await Promise.all(Array.from({ length: 20 }, () => ask(running.server, `{ a: ${alias} b: ${alias} }`)));
    expect(running.calls.map(({ path }) => path).toSorted()).toEqual([
      '/get_token',
      '/scrm/5/label/userlabels',
      '/scrm/5/user/list_by_page',
    ]);
  });

  it('one after the other are two: nothing is kept', async () => {
    const running = await recordedServer();
    for (const _turn of [1, 2])
      expect((await cost(running, question)).calls).toMatchObject({ [list.sobotCustomers]: 1 });
  });
});

describe('a page over all vendors', () => {
  it('of leads and customers with tags costs six calls, five for the lists and one for the tags', async () => {
    const running = await recordedServer();
    const { data, calls } = await cost(
      running,
      '{ leads { nodes { id name tags { name } } } customers { nodes { id name tags { name } } } }',
    );
    expect([data.leads.nodes.length, data.customers.nodes.length]).toEqual([20, 20]);
    expect(calls).toEqual({
      [list.kuaishouLeads]: 2,
      [list.sobotCustomers]: 1,
      [list.sobotTagsOfCustomers]: 1,
      [list.wshotoLeads]: 1,
      [list.wshotoCustomers]: 1,
    });
  });

  it('of everything in the README costs 15 calls, six of them for Sobot’s library of tags, and 9 while that is kept', async () => {
    const running = await recordedServer();
    const everything = readFileSync(new URL('../../examples/1-everything.graphql', import.meta.url), 'utf8');
    const lists = {
      [list.kuaishouLeads]: 2,
      [list.sobotCustomers]: 1,
      [list.sobotTagsOfCustomers]: 1,
      [list.wshotoLeads]: 1,
      [list.wshotoCustomers]: 1,
      [list.wshotoSystemFollowUps]: 1,
      [list.wshotoFollowUps]: 1,
      [list.wshotoTasks]: 1,
    };
    const library = { 'sobot /scrm/5/label_group/list': 1, 'sobot /scrm/5/label/list': 5 };
    expect((await cost(running, everything)).calls).toEqual({ ...lists, ...library });
    expect((await cost(running, everything)).calls).toEqual(lists);
  });

  it('costs no more further on, and the next page begins where the last one ended', async () => {
    const running = await recordedServer();
    const page = 'query ($after: String) { leads(after: $after) { nodes { id } pageInfo { endCursor } } }';
    const seen: string[] = [];
    let after: string | null = null;
    for (let turn = 0; turn < 6; turn++) {
      const { data, calls }: { data: any; calls: Record<string, number> } = await cost(running, page, { after }); // oxlint-disable-line typescript/no-explicit-any
      seen.push(...data.leads.nodes.map(({ id }: { id: string }) => id));
      after = data.leads.pageInfo.endCursor;
      expect(calls[list.kuaishouLeads] ?? 0).toBeLessThanOrEqual(4); // two for each advertiser
      expect(calls[list.wshotoLeads] ?? 0).toBeLessThanOrEqual(2);
    }
    expect(new Set(seen).size).toBe(120);
  });
});
