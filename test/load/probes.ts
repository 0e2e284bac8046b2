import type { VendorName } from '../../src/vendors/vendor-name.ts';
import type { CalledVendor, Trouble } from '../support/vendor-on-port.ts';
import type { Client } from './client.ts';
import type { Visit } from './traffic.ts';

export const vendorNames = ['jing', 'kuaishou', 'sobot', 'wshoto'] as const satisfies readonly VendorName[];

const listOf = { jing: 'leads', kuaishou: 'leads', sobot: 'customers', wshoto: 'tasks' } as const;

/** A question about one vendor alone, and what it must be answered with. */
async function aboutOne(client: Client, vendor: VendorName): Promise<Visit> {
  const query = `query OnlyOne { page: ${listOf[vendor]}(vendors: [${vendor.toUpperCase()}], first: 5) {
    nodes { id } sources { status } } }`;
  const healthy = JSON.stringify((await client.ask(query)).body);
  if (!healthy.includes('"OK"')) throw new Error(`${vendor} is not well at the start: ${healthy}`);
  return async () => {
    const told = JSON.stringify((await client.ask(query)).body);
    return told === healthy ? null : `${vendor}: ${told.slice(0, 300)}`;
  };
}

interface Source {
  readonly vendor: string;
  readonly status: string;
}

const acrossAll = `query AcrossAll($vendors: [Vendor!]) {
  leads(first: 5, vendors: $vendors) { nodes { id vendor } sources { vendor status } }
  customers(first: 5, vendors: $vendors) { nodes { id vendor } sources { vendor status } }
  followUps(first: 5, vendors: $vendors) { nodes { id vendor } sources { vendor status } }
  tasks(first: 5, vendors: $vendors) { nodes { id vendor } sources { vendor status } }
}`;

type Lists = Readonly<Record<string, { readonly nodes: readonly unknown[]; readonly sources: readonly Source[] }>>;

const rowsOf = (lists: Lists): string => JSON.stringify(Object.values(lists).map(({ nodes }) => nodes));

/** The lists that these must be equal to: whole where the sick one says it is well, else without it. */
const expectedOf = (lists: Lists, whole: Lists, without: Lists, sick: VendorName): Lists =>
  Object.fromEntries(
    Object.entries(lists).map(([name, { sources }]) => {
      const isThere = sources.some(({ vendor, status }) => vendor === sick.toUpperCase() && status === 'OK');
      return [name, (isThere ? whole : without)[name]!];
    }),
  );

const statusesOf = (lists: Lists, vendor: VendorName): string[] =>
  Object.values(lists)
    .flatMap(({ sources }) => sources)
    .filter((source) => source.vendor === vendor.toUpperCase() && source.status !== 'UNSUPPORTED')
    .map(({ status }) => status);

/** What clients ask while one vendor (or the store, for Jing) may be sick. */
export interface Probes {
  /** A question about each vendor that is well. */
  readonly others: readonly Visit[];
  /** A page of all lists of all vendors, while all are well. */
  readonly acrossWell: Visit;
  /** The same while the one is sick: the rows of the others must be whole, and it must say what ails it. */
  acrossSick(mayBe: readonly string[]): Visit;
  /** True if all vendors answer. */
  isWell(): Promise<boolean>;
}

export async function probesFor(client: Client, sick: VendorName): Promise<Probes> {
  const others = vendorNames.filter((name) => name !== sick);
  const ask = async (vendors: readonly VendorName[]): Promise<Lists | null> => {
    const { status, body } = await client.ask(acrossAll, { vendors: vendors.map((name) => name.toUpperCase()) });
    return status === 200 && body.errors === undefined ? body.data : null;
  };
  const [whole, without] = [await ask(vendorNames), await ask(others)];
  if (whole === null || without === null) throw new Error('The vendors are not well at the start.');
  const areWell = (lists: Lists | null): boolean =>
    lists !== null && vendorNames.every((name) => statusesOf(lists, name).every((status) => status === 'OK'));
  return {
    others: await Promise.all(others.map((name) => aboutOne(client, name))),
    isWell: async () => areWell(await ask(vendorNames)),
    async acrossWell() {
      const lists = await ask(vendorNames);
      if (lists !== null && areWell(lists) && rowsOf(lists) === rowsOf(whole)) return null;
      return `all well, and yet: ${toldOf(lists)}`;
    },
    acrossSick: (mayBe) => async () => {
      const lists = await ask(vendorNames);
      const isHonest = lists !== null && statusesOf(lists, sick).every((status) => mayBe.includes(status));
      const areWhole =
        lists !== null && others.every((name) => statusesOf(lists, name).every((status) => status === 'OK'));
      const areRight = lists !== null && rowsOf(lists) === rowsOf(expectedOf(lists, whole, without, sick));
      return isHonest && areWhole && areRight ? null : `${sick} sick: ${toldOf(lists)}`;
    },
  };
}

const toldOf = (lists: Lists | null): string =>
  lists === null
    ? 'no lists'
    : JSON.stringify(Object.entries(lists).map(([list, { sources }]) => [list, sources])).slice(0, 600);

// A vendor that failed several times rests, and a call that others wait for may find its time gone.
const afterwards = ['UNAVAILABLE', 'TIMEOUT'];

/** What a vendor in that trouble may be said to be. */
export const mayBeIn: Readonly<Record<Trouble, readonly string[]>> = {
  refused: afterwards,
  reset: afterwards,
  hang: afterwards,
  '500': afterwards,
  '502-html': afterwards,
  '429': ['RATE_LIMITED', ...afterwards],
  '429-retry-after': ['RATE_LIMITED', ...afterwards],
  truncated: ['BAD_REPLY', ...afterwards],
  empty: ['BAD_REPLY', ...afterwards],
  null: ['BAD_REPLY', ...afterwards],
  garbage: ['BAD_REPLY', ...afterwards],
  html: ['BAD_REPLY', ...afterwards],
  'wrong-shape': ['BAD_REPLY', ...afterwards],
  huge: ['BAD_REPLY', ...afterwards],
  'token-expired': ['UNAUTHORIZED', ...afterwards],
  'token-expired-once': ['OK'],
  'rate-limited': ['RATE_LIMITED', ...afterwards],
  'unknown-code': ['REJECTED', ...afterwards],
};

/** The called vendors, in the order of the tables. */
export const calledVendors = ['kuaishou', 'sobot', 'wshoto'] as const satisfies readonly CalledVendor[];
