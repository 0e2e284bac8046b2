import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { recordedServer, type RecordedCall } from '../../support/recorded-server.ts';
import { cost, list } from './cost.ts';

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
