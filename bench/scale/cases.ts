import type { Post } from '../speed/load.ts';

/** One question, asked again and again. */
export interface Case {
  readonly series: string;
  /** How large it is within its series, e.g. the number of rows on a page. */
  readonly size: number;
  readonly post: Post;
}

/** Questions that differ in nothing but their size; what they are told to grow in is `unit`. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly about: string;
  readonly cases: readonly Case[];
}

const lead = 'id vendor externalId name phone phoneRaw createdAt status owner { externalId name } tags { id name }';
const customer = 'id vendor externalId name phone createdAt owner { externalId name } tags { id name }';
const pageEnd = 'pageInfo { hasNextPage endCursor } sources { vendor status }';

const series = (
  name: string,
  {
    unit,
    about,
    query,
    sizes,
  }: { unit: string; about: string; query: string; sizes: Readonly<Record<number, object>> },
): Series => ({
  name,
  unit,
  about,
  cases: Object.entries(sizes).map(([size, variables]) => ({
    series: name,
    size: Number(size),
    post: { body: JSON.stringify({ query, variables }), authorization: null },
  })),
});

const firsts = (...sizes: number[]) => Object.fromEntries(sizes.map((first) => [first, { first }]));
const vendors = ['KUAISHOU', 'SOBOT', 'WSHOTO', 'JING'];

export const allSeries: readonly Series[] = [
  series('page', {
    unit: 'rows asked for',
    about: 'leads and customers with tags over Kuaishou, Sobot and WSHOTO, so many of each',
    query: `query ($first: Int!) {
      leads(first: $first, vendors: [KUAISHOU, WSHOTO]) { nodes { ${lead} } ${pageEnd} }
      customers(first: $first, vendors: [SOBOT, WSHOTO]) { nodes { ${customer} } ${pageEnd} }
    }`,
    sizes: firsts(10, 20, 50, 100),
  }),
  series('tags', {
    unit: 'owners',
    about: 'so many customers of Sobot with their tags, which are a call of their own',
    query: `query ($first: Int!) { customers(first: $first, vendors: [SOBOT]) { nodes { id tags { id name } } } }`,
    sizes: firsts(1, 10, 100),
  }),
  series('follow-ups', {
    unit: 'owners',
    about: 'so many leads of WSHOTO with up to ten follow-ups each, from two endpoints',
    query: `query ($first: Int!) { leads(first: $first, vendors: [WSHOTO]) { nodes {
      id followUps(first: 10) { nodes { id kind content occurredAt } } } } }`,
    sizes: firsts(1, 10, 100),
  }),
  series('vendors', {
    unit: 'vendors',
    about: `50 leads and 50 customers over the first so many of ${vendors.join(', ')}`,
    query: `query ($vendors: [Vendor!]) {
      leads(first: 50, vendors: $vendors) { nodes { ${lead} } ${pageEnd} }
      customers(first: 50, vendors: $vendors) { nodes { ${customer} } ${pageEnd} }
    }`,
    sizes: Object.fromEntries(vendors.map((_vendor, at) => [at + 1, { vendors: vendors.slice(0, at + 1) }])),
  }),
];

const walkPage = 50;

/** A list that is walked to its end, in pages of 50. */
export interface LongWalk {
  readonly name: string;
  readonly root: 'leads' | 'customers';
  readonly vendors: readonly string[];
}

export const walks: readonly LongWalk[] = [
  { name: 'customers of Sobot', root: 'customers', vendors: ['SOBOT'] },
  { name: 'leads of WSHOTO', root: 'leads', vendors: ['WSHOTO'] },
  { name: 'leads of Kuaishou (two accounts) and WSHOTO, merged', root: 'leads', vendors: ['KUAISHOU', 'WSHOTO'] },
];

/** One page of a walk. */
export const walkPost = ({ root, vendors: of }: LongWalk, after: string | null): Post => ({
  authorization: null,
  body: JSON.stringify({
    query: `query ($vendors: [Vendor!], $after: String) {
      page: ${root}(vendors: $vendors, first: ${walkPage}, after: $after) {
        nodes { ${root === 'leads' ? lead : customer} } ${pageEnd} } }`,
    variables: { vendors: of, after },
  }),
});
