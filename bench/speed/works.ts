import type { Post } from './load.ts';
import type { Mood } from './vendors.ts';

/** One kind of work that all variants do. */
export interface Work {
  readonly name: WorkName;
  readonly about: string;
  /** The request number so-and-so. */
  post(index: number): Post;
  readonly mood: Mood;
}

export const workNames = ['page', 'page-same', 'leads', 'by-id', 'slow', 'dead'] as const;
export type WorkName = (typeof workNames)[number];

const lead = 'id vendor externalId name phone phoneRaw createdAt status owner { externalId name } tags { id name }';
const customer = 'id vendor externalId name phone createdAt owner { externalId name } tags { id name }';
const pageEnd = 'pageInfo { hasNextPage endCursor } sources { vendor status }';

const pageQuery = `query Page {
  leads(first: 20) { edges { node { ${lead} } } ${pageEnd} }
  customers(first: 20) { edges { node { ${customer} } } ${pageEnd} }
}`;
const pageBeforeQuery = `query PageBefore($before: DateTime!) {
  leads(first: 20, filter: { createdAt: { lt: $before } }) { edges { node { ${lead} } } ${pageEnd} }
  customers(first: 20, filter: { createdAt: { lt: $before } }, filterMode: BEST_EFFORT) { edges { node { ${customer} } } ${pageEnd} }
}`;
const leadsQuery = `query Leads100Before($before: DateTime!) {
  leads(first: 100, filter: { createdAt: { lt: $before } }) {
    edges { node { id vendor externalId name tags { id name }
      followUps(first: 10) { edges { node { id kind content occurredAt } } pageInfo { hasNextPage } } } }
    ${pageEnd}
  }
}`;
const byIdQuery = `query CustomerById($id: ID!) {
  customer(id: $id) {
    id vendor externalId name nickname phone email gender company { externalId name } isVip createdAt updatedAt
  }
}`;

/** Customers' ids, which the benchmark reads from a list first. */
export const customerIdsQuery = `{ customers(first: 100, vendors: [SOBOT]) { nodes { id } } }`;

const well: Mood = { delayMs: 0, dead: null };
const future = Date.UTC(2040, 0, 1);
// Each its own second, so that no vendor is asked the same twice within a long time.
const boundAt = (index: number) => new Date(future + (index % 1_000_000) * 1000).toISOString();
const ofOwnCaller = (index: number) => `Bearer caller-${index}`;
const posting = (operationName: string, query: string, variables: object, authorization: string | null): Post => ({
  body: JSON.stringify({ operationName, query, variables }),
  authorization,
});

const pageAt = (index: number): Post =>
  posting('PageBefore', pageBeforeQuery, { before: boundAt(index) }, ofOwnCaller(index));

/** What is measured, given the ids of some customers. */
export function worksWith(customerIds: readonly string[]): readonly Work[] {
  const byId = (index: number) =>
    posting('CustomerById', byIdQuery, { id: customerIds[index % customerIds.length] }, ofOwnCaller(index));
  return [
    {
      name: 'page',
      about: 'leads of 20 and customers of 20 with tags, over all vendors',
      post: pageAt,
      mood: well,
    },
    {
      name: 'page-same',
      about: 'the same page, all clients asking the same without authorization',
      post: () => posting('Page', pageQuery, {}, null),
      mood: well,
    },
    {
      name: 'leads',
      about: '100 leads with tags and follow-ups',
      post: (index) => posting('Leads100Before', leadsQuery, { before: boundAt(index) }, ofOwnCaller(index)),
      mood: well,
    },
    {
      name: 'by-id',
      about: 'one customer by its id',
      post: byId,
      mood: well,
    },
    {
      name: 'slow',
      about: 'the page, every vendor 50 ms away',
      post: pageAt,
      mood: { delayMs: 50, dead: null },
    },
    {
      name: 'dead',
      about: 'the page, WSHOTO takes calls and never answers',
      post: pageAt,
      mood: { delayMs: 0, dead: 'wshoto' },
    },
  ];
}
