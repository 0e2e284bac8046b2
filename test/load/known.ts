import type { Client } from './client.ts';

/** What stands at the vendors while nothing is wrong: what answers under load are compared with. */
export interface Known {
  readonly leads: readonly string[];
  readonly tasks: readonly string[];
  /** Ids of customers at the vendor that takes writes. */
  readonly customers: readonly string[];
}

/** All ids of a list, page by page; throws with what an answer said if it was no page. */
export async function walk(client: Client, list: string, vendors: readonly string[], first: number): Promise<string[]> {
  const ids: string[] = [];
  const query = `query Walk($vendors: [Vendor!], $first: Int, $after: String) {
    page: ${list}(vendors: $vendors, first: $first, after: $after) {
      nodes { id } pageInfo { endCursor hasNextPage } sources { vendor status } } }`;
  for (let after: string | null = null, isMore = true; isMore;) {
    const { body } = await client.ask(query, { vendors, first, after });
    const page = body.data?.page;
    if (page === undefined || page.sources.some(({ status }: { status: string }) => status !== 'OK')) {
      throw new Error(`a page of a walk: ${JSON.stringify(page?.sources ?? body)}`);
    }
    ids.push(...page.nodes.map(({ id }: { id: string }) => id));
    after = page.pageInfo.endCursor;
    isMore = page.pageInfo.hasNextPage;
  }
  return ids;
}

export const called = ['KUAISHOU', 'WSHOTO'] as const;

export async function learn(client: Client): Promise<Known> {
  const [leads, tasks, customers] = await Promise.all([
    walk(client, 'leads', called, 100),
    walk(client, 'tasks', ['WSHOTO'], 100),
    walk(client, 'customers', ['SOBOT'], 100),
  ]);
  return { leads, tasks, customers };
}
