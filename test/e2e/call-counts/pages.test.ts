import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordedServer } from '../../support/recorded-server.ts';
import { cost, list } from './cost.ts';

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
    const everything = readFileSync(new URL('../../../examples/1-everything.graphql', import.meta.url), 'utf8');
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
