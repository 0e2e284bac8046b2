// How cost grows, by counts that are the same on every machine: calls to vendors, and calls of functions.
import { describe, expect, it } from 'vitest';
import { jing } from '../../../src/vendors/jing/adapter.ts';
import { manyRows } from '../../support/many-rows/many-rows.ts';
import { recordedServer } from '../../support/recorded-server.ts';
import { cost, list, type Running } from './cost.ts';

/** Vendors with so many rows in each list, and no limit of calls a minute. */
function longLists(rows: number): Promise<Running> {
  const many = manyRows(rows);
  const unlimited = { KUAISHOU_RATE_PER_MINUTE: '0', SOBOT_RATE_PER_MINUTE: '0', WSHOTO_RATE_PER_MINUTE: '0' };
  return recordedServer(unlimited, (_call, request, play) => many(request, play));
}

const sumOf = (calls: Readonly<Record<string, number>>): number =>
  Object.values(calls).reduce((sum, count) => sum + count, 0);

describe('the size of a page', () => {
  const query = `query ($first: Int!) {
    leads(first: $first) { nodes { id name phone tags { name } } }
    customers(first: $first) { nodes { id name phone tags { name } } }
  }`;
  const once = {
    [list.kuaishouLeads]: 2, // advertisers
    [list.sobotCustomers]: 1,
    [list.sobotTagsOfCustomers]: 1,
    [list.wshotoLeads]: 1,
    [list.wshotoCustomers]: 1,
  };

  it.each([10, 20, 50, 99])('%i rows cost one call for each list', async (first) => {
    const running = await longLists(1000);
    const { data, calls } = await cost(running, query, { first });
    expect([data.leads.nodes.length, data.customers.nodes.length]).toEqual([first, first]);
    expect(calls).toEqual(once);
  });

  it('100 rows cost a second one where the row after them is asked for, because vendors give no more at once', async () => {
    const running = await longLists(1000);
    const { calls } = await cost(running, query, { first: 100 });
    expect(calls).toEqual({ ...once, [list.kuaishouLeads]: 4, [list.sobotCustomers]: 2, [list.wshotoLeads]: 2 });
  });
});

describe('relations', () => {
  it.each([1, 10, 99])('tags of %i customers cost one call', async (first) => {
    const running = await longLists(1000);
    const { calls } = await cost(
      running,
      'query ($first: Int!) { customers(vendors: [SOBOT], first: $first) { nodes { tags { name } } } }',
      { first },
    );
    expect(calls).toEqual({ [list.sobotCustomers]: 1, [list.sobotTagsOfCustomers]: 1 });
  });

  it.each([1, 10, 99])('follow-ups of %i leads cost one call for each endpoint of their vendor', async (first) => {
    const running = await longLists(1000);
    const query = `query ($first: Int!) {
      WSHOTO: leads(vendors: [WSHOTO], first: $first) { nodes { followUps(first: 5) { nodes { content } } } }
    }`;
    const { calls } = await cost(running, query, { first });
    expect(calls).toEqual({
      [list.wshotoLeads]: 1,
      [list.wshotoSystemFollowUps]: 1,
      [list.wshotoFollowUps]: 1,
    });
    const ofKuaishou = await cost(running, query.replaceAll('WSHOTO', 'KUAISHOU'), { first });
    const advertisers = first === 1 ? 1 : 2;
    expect(ofKuaishou.calls).toEqual({
      [list.kuaishouLeads]: 2,
      'kuaishou /gw/crm/clue/call/record': advertisers,
    });
  });
});

describe('the number of vendors', () => {
  const calls = async (running: Running, vendors: readonly string[]) => {
    const query = `query ($vendors: [Vendor!]) {
      leads(first: 50, vendors: $vendors) { nodes { id vendor } }
      customers(first: 50, vendors: $vendors) { nodes { id vendor } }
    }`;
    return (await cost(running, query, { vendors })).calls;
  };

  it('a page over several costs what each costs alone, and Jing nothing', async () => {
    const running = await longLists(1000);
    for (const body of jing.sandbox({ now: Date.now }).pushes ?? []) await running.push('jing', body);
    running.counted();
    const vendors = ['KUAISHOU', 'SOBOT', 'WSHOTO', 'JING'];
    const alone = new Map<string, number>();
    for (const vendor of vendors) alone.set(vendor, sumOf(await calls(running, [vendor])));
    expect(Object.fromEntries(alone)).toEqual({ KUAISHOU: 2, SOBOT: 1, WSHOTO: 2, JING: 0 });
    const together: number[] = [];
    for (const count of [1, 2, 3, 4]) together.push(sumOf(await calls(running, vendors.slice(0, count))));
    expect(together).toEqual([2, 2 + 1, 2 + 1 + 2, 2 + 1 + 2 + 0]);
  });
});

describe('a walk of ten thousand rows by cursor', () => {
  const perPage = 50;

  it.each([
    { root: 'customers', vendors: ['SOBOT'], rows: 10_000, lists: 1 },
    { root: 'customers', vendors: ['WSHOTO'], rows: 10_000, lists: 1 },
    { root: 'leads', vendors: ['WSHOTO'], rows: 10_000, lists: 1 },
    { root: 'leads', vendors: ['KUAISHOU', 'WSHOTO'], rows: 3400, lists: 3 },
  ])(
    '$root of $vendors: every row once, at one call for each list and page, and one at its end',
    async ({ root, vendors, rows, lists }) => {
      const running = await longLists(rows);
      const query = `query ($vendors: [Vendor!], $first: Int!, $after: String) {
        page: ${root}(vendors: $vendors, first: $first, after: $after) {
          nodes { id } pageInfo { hasNextPage endCursor } sources { status } } }`;
      const seen = new Set<string>();
      let shown = 0;
      let pages = 0;
      let callsAll = 0;
      let cursorLength = 0;
      for (let after: string | null = null, hasNextPage = true; hasNextPage;) {
        const answer = await cost(running, query, { vendors, first: perPage, after });
        const page: Page = answer.data.page;
        for (const { id } of page.nodes) seen.add(id);
        shown += page.nodes.length;
        pages += 1;
        callsAll += sumOf(answer.calls);
        expect(page.sources.map(({ status }) => status)).toEqual(vendors.map(() => 'OK'));
        cursorLength = Math.max(cursorLength, page.pageInfo.endCursor.length);
        ({ hasNextPage, endCursor: after } = page.pageInfo);
        if (pages > rows) throw new Error('It does not end.');
      }
      expect([shown, seen.size]).toEqual([rows * lists, rows * lists]);
      expect(pages).toBe(Math.ceil((rows * lists) / perPage));
      expect(callsAll).toBeGreaterThanOrEqual(Math.ceil(rows / perPage) * lists);
      expect(callsAll).toBeLessThanOrEqual((pages + 1) * lists);
      expect(cursorLength).toBeLessThanOrEqual(1024);
    },
  );
});

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly sources: readonly { readonly status: string }[];
}
