import { assertKept, readChangeCursor, toChangeCursor } from '../../changes/change-cursor.ts';
import type { Context } from '../../context.ts';
import type { Page, SourceOutcome } from '../../lists/list-types.ts';
import type { Change } from '../../records/change.ts';
import { StoreUnavailable } from '../../store/store.ts';
import { Refusal } from '../../vendors/vendor-error.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import { nothing, type ChangesAsked } from './asked-vendors.ts';

/** One page of changes, oldest first. */
export type ChangePage = Page<Change>;

/** Which page is wanted. */
export interface ChangePageAsk extends ChangesAsked {
  readonly first: number;
  readonly after: string | null;
  /** Counting reads all that is kept: only where somebody wants to know. */
  readonly isCounted: boolean;
}

const retryAfterMs = 1000;

/** A page of changes. While the store cannot be had it is empty, and every vendor says so. */
export async function changePage(ask: ChangePageAsk, context: Context): Promise<ChangePage> {
  try {
    return await keptPage(ask, context);
  } catch (error) {
    if (!isAboutTheStore(error)) throw error;
    const problem = { kind: 'UNAVAILABLE', message: 'The store of changes cannot be read now.' } as const;
    const down = ask.vendors.map((vendor) => ({
      ...nothing,
      vendor,
      status: 'UNAVAILABLE' as const,
      retryAfterMs,
      error: problem,
    }));
    return {
      edges: [],
      pageInfo: pageInfoOf([], true, ask.after ?? toChangeCursor(context.changes.log.id, 0)),
      totalCount: null,
      knownCount: 0,
      sources: inOrder([...down, ...ask.refused]),
    };
  }
}

/** It goes down between any two questions, and some of them are answered in the words of vendors. */
const isAboutTheStore = (error: unknown): boolean =>
  error instanceof StoreUnavailable || (error instanceof Refusal && error.cause instanceof StoreUnavailable);

async function keptPage(ask: ChangePageAsk, context: Context): Promise<ChangePage> {
  const { log } = context.changes;
  const { first, after, vendors, subjects, refused } = ask;
  const place = after === null ? 0 : await readChangeCursor(after, log);
  // Before the page is read: what comes in between must not lie in front of an empty page's cursor.
  const latest = await log.latest();
  const rows = await log.after({ after: place, vendors, subjects, limit: first + 1 });
  if (after !== null) await assertKept(place, log);

  const edges = rows.slice(0, first).map((node) => ({ cursor: toChangeCursor(log.id, node.number), node }));
  const sources = await Promise.all(
    vendors.map(async (vendor): Promise<SourceOutcome> => {
      const returned = edges.filter(({ node }) => node.vendor === vendor).length;
      const totalCount = ask.isCounted ? await log.count({ after: 0, vendors: [vendor], subjects }) : null;
      const observedSince = await context.observedSince(vendor);
      const told = { servedFrom: 'STORE', fetchedAt: new Date(context.clock.now()), error: null } as const;
      return { ...nothing, ...told, vendor, status: 'OK', returned, totalCount, observedSince };
    }),
  );
  const totalCount = ask.isCounted ? sources.reduce((sum, { totalCount: own }) => sum + (own ?? 0), 0) : null;
  return {
    edges,
    pageInfo: pageInfoOf(edges, rows.length > first, after ?? toChangeCursor(log.id, latest)),
    totalCount,
    knownCount: totalCount ?? rows.length,
    sources: inOrder([...sources, ...refused]),
  };
}

const pageInfoOf = (edges: ChangePage['edges'], hasNextPage: boolean, otherwise: string): ChangePage['pageInfo'] => ({
  hasNextPage,
  hasPreviousPage: false,
  startCursor: edges[0]?.cursor ?? null,
  endCursor: edges.at(-1)?.cursor ?? otherwise,
});

const byName = (a: VendorName, b: VendorName): number => (a < b ? -1 : 1);
const inOrder = (sources: readonly SourceOutcome[]) => sources.toSorted((a, b) => byName(a.vendor, b.vendor));
