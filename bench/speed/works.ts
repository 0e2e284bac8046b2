import type { Post } from './load.ts';
import type { Mood } from './vendors.ts';

/** One kind of work that all variants do. */
export interface Work {
  readonly name: WorkName;
  readonly about: string;
  /** The request number so-and-so. */
  post(index: number, isPeer: boolean): Post;
  /** What of an answer must be the same for all. */
  compared?(answer: unknown): unknown;
  readonly mood: Mood;
}

export const workNames = ['page', 'page-same', 'leads', 'by-id', 'slow', 'dead', 'one-vendor'] as const;
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

const plainQuery = `query PlainBefore($before: DateTime!) {
  customers(first: 20, vendors: [SOBOT], filter: { createdAt: { lt: $before } }) {
    nodes { externalId name nickname phoneRaw emailRaw remark company { externalId name } createdAt updatedAt }
  }
}`;
/** The same of a gateway, which shows what the vendor sends. */
const plainQueryOfPeers = `query PlainBefore($before: String!) {
  sobotCustomers(create_end_time: $before, page_no: "1", page_size: "21") {
    items { id uname nick tel email remark enterpriseid enterprise_name create_time update_time }
  }
}`;

type Value = string | number | null | undefined;
type Row = Readonly<Record<string, Value>>;
interface OurRow {
  readonly [name: string]: Value | { readonly externalId: Value; readonly name: Value };
  readonly company: { readonly externalId: Value; readonly name: Value } | null;
}

/** Twenty customers, by either query, each as one list of texts. Anything else stays as it is. */
function plainRows(answer: unknown): unknown {
  const { data } = answer as {
    readonly data?: {
      readonly customers?: { readonly nodes: OurRow[] };
      readonly sobotCustomers?: { readonly items: Row[] };
    };
  };
  const texts = (values: readonly unknown[]) => values.map((value) => (value ?? '') as string | number).map(String);
  const ours = data?.customers?.nodes.map((row) => [
    ...['externalId', 'name', 'nickname', 'phoneRaw', 'emailRaw', 'remark'].map((name) => row[name]),
    row.company?.externalId,
    row.company?.name,
    secondsOf(row['createdAt']),
    secondsOf(row['updatedAt']),
  ]);
  const names = ['id', 'uname', 'nick', 'tel', 'email', 'remark', 'enterpriseid', 'enterprise_name', 'create_time'];
  const theirs = data?.sobotCustomers?.items
    .slice(0, 20)
    .map((row) => [...names, 'update_time'].map((name) => row[name]));
  return (ours ?? theirs)?.map(texts) ?? answer;
}

const secondsOf = (time: unknown): string | null => (typeof time === 'string' ? String(Date.parse(time) / 1000) : null);

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
      about: 'the page, WSHOTO takes calls and never answers (1.00: ours with all vendors well)',
      post: pageAt,
      mood: { delayMs: 0, dead: 'wshoto' },
    },
    {
      name: 'one-vendor',
      about: 'twenty customers of one vendor as they come: what gateways can do too',
      post: (index, isPeer) => {
        const before = boundAt(index);
        return isPeer
          ? posting('PlainBefore', plainQueryOfPeers, { before: secondsOf(before) }, ofOwnCaller(index))
          : posting('PlainBefore', plainQuery, { before }, ofOwnCaller(index));
      },
      compared: plainRows,
      mood: well,
    },
  ];
}
