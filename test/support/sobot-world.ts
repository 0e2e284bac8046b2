// The whole server over the stateful Sobot, asked as a caller asks it: through GraphQL alone.
import type { Environment } from '../../src/settings.ts';
import { ask } from './ask.ts';
import { recordedServer, type RecordedCall, type RecordedServer, type Reply } from './recorded-server.ts';

/** Things at the sandbox that writes point at, as its own lists show them. */
export interface World {
  /** Global id of a customer who is followed up, bears two tags and is not blacklisted. */
  readonly customer: string;
  /** The same customer, by the vendor's id. */
  readonly customerKey: string;
  readonly nickname: string;
  /** Global id of somebody on the blacklist. */
  readonly blacklisted: string;
  /** Global ids: a tag that the customer bears, with the vendor's ids of it and of its group. */
  readonly worn: { readonly id: string; readonly group: string };
  /** The other tag that the customer bears. */
  readonly alsoWorn: string;
  /** A tag that the customer does not bear. */
  readonly fresh: { readonly id: string; readonly key: string };
  /** A tag of WeCom. */
  readonly wecomTag: string;
  /** Ids of agents; the customer's own is neither. */
  readonly agent: { readonly key: string; readonly name: string };
  /** A stage of the process. */
  readonly stage: { readonly key: string; readonly name: string };
}

/** What became of one mutation. */
export interface Wrote {
  /** Null where the mutation is an error. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
  readonly payload: any;
  // oxlint-disable-next-line typescript/no-explicit-any -- the same
  readonly errors: readonly any[];
  /** All calls that left meanwhile, but for those for tokens. */
  readonly calls: readonly RecordedCall[];
  /** Those among them that change something. */
  readonly writes: readonly RecordedCall[];
}

export const outline = `outcome reason readBack
  userErrors { __typename path code message ... on VendorRefusal { vendor vendorCode vendorMessage } }
  vendorRequest { vendor method path query body }`;

const writing = /\/(?:\w*save|update\w*|remove\w*|assign|confirm|add_black_list|create|add)(?:\/|$)/;

/** True for calls that change something at Sobot or WSHOTO. */
export const isWrite = ({ path }: RecordedCall): boolean => writing.test(path);

/** How tests name a call. */
export const named = ({ method, path }: RecordedCall): string => `${method} ${path}`;

export type Asker = ReturnType<typeof askerOf>;

/** A server for one test. `reply` may answer in place of the vendor. */
export const writtenOver = async (reply?: Reply, environment?: Environment): Promise<Asker> =>
  askerOf(await recordedServer(environment, reply));

/** Whoever asks a server that is there already. */
export function askerOf(running: RecordedServer) {
  // oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
  async function read(query: string, variables: object = {}): Promise<any> {
    const { body } = await ask(running.server, query, { variables });
    if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
    return body.data;
  }

  return {
    ...running,
    read,

    /** Asks for one mutation, of which `fields` are shown beside what all have. */
    async write(mutation: string, input: object, { dryRun = false, fields = '' } = {}): Promise<Wrote> {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!, $dryRun: Boolean) {
        ${mutation}(input: $input, dryRun: $dryRun) { ${outline} ${fields} }
      }`;
      const before = running.calls.length;
      const { body } = await ask(running.server, query, { variables: { input, dryRun } });
      const calls = running.calls.slice(before).filter(({ path }) => !/token/.test(path));
      return {
        payload: body.data?.[mutation] ?? null,
        errors: body.errors ?? [],
        calls,
        writes: calls.filter(isWrite),
      };
    },

    /** A customer's row in Sobot's own list, page by page until it is found; null if it is not there. */
    // oxlint-disable-next-line typescript/no-explicit-any -- tests say what they expect of it
    async row(id: string, fields: string): Promise<any> {
      let after: string | null = null;
      do {
        const { customers } = await read(
          `query ($after: String) { customers(vendors: [SOBOT], first: 100, after: $after) {
            nodes { id ${fields} } pageInfo { hasNextPage endCursor } sources { status } } }`,
          { after },
        );
        // oxlint-disable-next-line typescript/no-explicit-any -- the same
        const found = customers.nodes.find((node: any) => node.id === id);
        if (found !== undefined) {
          delete found.id;
          return found;
        }
        after = customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor : null;
      } while (after !== null);
      return null;
    },
  };
}

/** Looks around at the sandbox as it is at the start. */
export async function lookAround({ read }: Pick<Asker, 'read'>): Promise<World> {
  const { customers, blacklist, tags, wecom, referenceData } = await read(`{
    customers(vendors: [SOBOT], first: 100, filter: { statuses: [FOLLOWING_UP], isBlacklisted: false }) {
      nodes { id externalId nickname owner { externalId } tags { id kind group { externalId } } }
    }
    blacklist(vendors: [SOBOT], first: 100) { nodes { isBlacklisted customer { id } } }
    tags(vendors: [SOBOT], first: 100, filter: { kinds: [BUSINESS] }) { nodes { id externalId status } }
    wecom: customers(vendors: [SOBOT], first: 100) { nodes { tags { id kind } } }
    referenceData(vendor: SOBOT) {
      stages { externalId name }
      staff { children { externalId name kind children { externalId name kind } } }
    }
  }`);
  /* oxlint-disable typescript/no-explicit-any -- the lists are what the queries above say */
  const customer = customers.nodes.find(
    ({ tags: worn }: any) =>
      worn.length === 2 &&
      worn.every(({ kind }: any) => kind === 'BUSINESS') &&
      worn[0].group.externalId !== worn[1].group.externalId,
  );
  const [worn, alsoWorn] = customer.tags;
  const fresh = tags.nodes.find(
    ({ id, status }: any) => status === 'VALID' && !customer.tags.some((tag: any) => tag.id === id),
  );
  const agent = referenceData.staff
    .flatMap(({ children }: any) => children)
    .find(({ kind, externalId }: any) => kind === 'AGENT' && externalId !== customer.owner.externalId);
  const wecomTag = wecom.nodes.flatMap(({ tags: all }: any) => all).find(({ kind }: any) => kind !== 'BUSINESS');
  const black = blacklist.nodes.find(({ isBlacklisted }: any) => isBlacklisted);
  /* oxlint-enable typescript/no-explicit-any */
  return {
    customer: customer.id,
    customerKey: customer.externalId,
    nickname: customer.nickname,
    blacklisted: black.customer.id,
    worn: { id: worn.id, group: worn.group.externalId },
    alsoWorn: alsoWorn.id,
    fresh: { id: fresh.id, key: fresh.externalId },
    wecomTag: wecomTag.id,
    agent: { key: agent.externalId, name: agent.name },
    stage: { key: referenceData.stages[0].externalId, name: referenceData.stages[0].name },
  };
}
