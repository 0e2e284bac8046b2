import { listPage, type ListPage } from '../../../src/lists/list-page.ts';
import type { Entity, RecordLink } from '../../../src/records/record.ts';
import type { ConditionsOf, RecordOf, Source } from '../../../src/vendors/adapter.ts';
import { systemClock } from '../../../src/vendors/clock.ts';
import type { ConnectedVendor } from '../../../src/vendors/connected.ts';
import { PartlyRead } from '../../../src/vendors/partly-read.ts';
import { Refusal } from '../../../src/vendors/vendor-error.ts';
import { aCall } from '../http-over.ts';

/** Targets that one list is asked for at a time: every vendor takes so many. */
const targetsPerList = 20;

/** All that a vendor holds of one kind. */
export interface Holding<E extends Entity = Entity> {
  readonly source: Source<E>;
  /** The lists that were walked: one, or one for every few targets. */
  readonly lists: readonly WalkedList<E>[];
  /** Copies as lists and other records carry them. */
  readonly rows: readonly RecordOf[E][];
  /** Copies as other records carry them, or lists of a few targets where lists need none. */
  readonly below: readonly RecordOf[E][];
  /** Copies fetched by their refs. */
  readonly fetched: readonly RecordOf[E][];
  /** Refs of records that only a search finds, and that lie behind the pages that are searched. */
  readonly tooDeep: ReadonlySet<string>;
}

export interface WalkedList<E extends Entity> {
  readonly rows: readonly RecordOf[E][];
  readonly pages: readonly ListPage<E>[];
}

/** Walks every list of a vendor to its end and fetches every record by its ref. */
export async function holdingsOf(vendor: ConnectedVendor): Promise<ReadonlyMap<Entity, Holding>> {
  const { adapter, definition } = vendor;
  const holdings = new Map<Entity, Holding>();
  for (const entity of ['LEAD', 'CUSTOMER', 'TASK', 'FOLLOW_UP', 'TAG'] as const) {
    const source = adapter?.[entity] as Source<typeof entity> | undefined;
    if (source === undefined) continue;
    const lists = await listsOf(vendor, entity, definition.offers[entity]?.listNeedsTarget === true, holdings);
    const rows = lists.flatMap((list) => list.rows);
    const seen = entity === 'TAG' && source.list === undefined ? tagsOn(holdings) : rows;
    const refs = seen.map(({ ref }) => ref);
    const below = entity === 'FOLLOW_UP' ? await listsBelow(vendor, entity, holdings, 1) : [];
    const worn = entity === 'TAG' ? [...tagsOn(holdings), ...(await tagsInBulk(holdings))] : [];
    const tooDeep = new Set<string>();
    holdings.set(entity, {
      source,
      lists: lists as unknown as WalkedList<Entity>[],
      rows: seen,
      below: [...below.flatMap((list) => list.rows), ...worn],
      fetched: await fetchAll(source, refs, tooDeep),
      tooDeep,
    });
  }
  return holdings;
}

async function listsOf<E extends Entity>(
  vendor: ConnectedVendor,
  entity: E,
  needsTarget: boolean,
  holdings: ReadonlyMap<Entity, Holding>,
): Promise<WalkedList<E>[]> {
  if (vendor.adapter?.[entity]?.list === undefined) return [];
  return needsTarget ? listsBelow(vendor, entity, holdings) : [await walkList(vendor, entity, {})];
}

/** Lists of what belongs to the leads and customers that the vendor holds. */
async function listsBelow<E extends Entity>(
  vendor: ConnectedVendor,
  entity: E,
  holdings: ReadonlyMap<Entity, Holding>,
  most = Number.POSITIVE_INFINITY,
): Promise<WalkedList<E>[]> {
  const targets = [...holdings].flatMap(([owner, { rows }]) =>
    owner === 'LEAD' || owner === 'CUSTOMER' ? rows.map(({ ref }): RecordLink => ({ entity: owner, ref })) : [],
  );
  const lists: WalkedList<E>[] = [];
  for (let at = 0; at < targets.length && lists.length < most; at += targetsPerList) {
    const targetIds = targets.slice(at, at + targetsPerList);
    lists.push(await walkList(vendor, entity, { targetIds } as ConditionsOf[E]));
  }
  return lists;
}

/** One list to its end. */
export async function walkList<E extends Entity>(
  vendor: ConnectedVendor,
  entity: E,
  conditions: ConditionsOf[E],
): Promise<WalkedList<E>> {
  const pages = [await pageOf(vendor, entity, conditions)];
  while (pages.at(-1)!.pageInfo.hasNextPage) {
    if (pages.length > 200) throw new Error(`${vendor.name} lists ${entity} without an end.`);
    pages.push(await pageOf(vendor, entity, conditions, pages.at(-1)!.pageInfo.endCursor));
  }
  return { pages, rows: pages.flatMap(({ edges }) => edges.map(({ node }) => node.copy)) };
}

/** The first page of a list, or the one behind a cursor. */
export const pageOf = <E extends Entity>(
  vendor: ConnectedVendor,
  entity: E,
  conditions: ConditionsOf[E],
  after: string | null = null,
): Promise<ListPage<E>> =>
  listPage(
    {
      entity,
      first: 40, // small enough that no large list is whole on its first page
      after,
      vendors: [vendor.name],
      filterMode: 'STRICT',
      conditionNames: Object.keys(conditions),
      conditionsFor: () => conditions,
      filterText: JSON.stringify(conditions),
    },
    { vendors: new Map([[vendor.name, vendor]]), call: aCall(), clock: systemClock },
  );

/** In batches as large as the vendor takes them. What is too deep to be searched for is noted, and not an error. */
export async function fetchAll<E extends Entity>(
  source: Source<E>,
  refs: readonly string[],
  tooDeep: Set<string>,
): Promise<readonly RecordOf[E][]> {
  const found: RecordOf[E][] = [];
  const size = source.get?.maxBatch ?? 1;
  for (let at = 0; at < refs.length; at += size) {
    found.push(...(await fetchBatch(source, refs.slice(at, at + size), tooDeep)));
  }
  return found;
}

const isTooDeep = (error: unknown): boolean =>
  error instanceof PartlyRead
    ? [...error.failures.values()].every(isTooDeep)
    : error instanceof Refusal && error.kind === 'PARTIAL';

async function fetchBatch<E extends Entity>(
  source: Source<E>,
  refs: readonly string[],
  tooDeep: Set<string>,
): Promise<readonly RecordOf[E][]> {
  try {
    return (await source.get?.byRefs(refs, aCall())) ?? [];
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    if (refs.length === 1) tooDeep.add(refs[0]!);
    if (refs.length === 1) return [];
    const middle = Math.ceil(refs.length / 2);
    const halves = [refs.slice(0, middle), refs.slice(middle)].map((half) => fetchBatch(source, half, tooDeep));
    return (await Promise.all(halves)).flat();
  }
}

/** Tags that other records carry, each once. */
function tagsOn(holdings: ReadonlyMap<Entity, Holding>): readonly RecordOf['TAG'][] {
  const records = [...holdings.values()].flatMap(({ rows, fetched }) => [...rows, ...fetched]);
  const tags = records.flatMap((record) => [
    ...(('tags' in record && record.tags) || []),
    ...(('audienceTags' in record && record.audienceTags) || []),
  ]);
  return [...new Map(tags.map((tag) => [tag.ref, tag])).values()];
}

/** Tags by the bulk call for those that rows do not carry. */
async function tagsInBulk(holdings: ReadonlyMap<Entity, Holding>): Promise<readonly RecordOf['TAG'][]> {
  const found = [...holdings.values()].map(async ({ source, rows }) => {
    if (source.tags === undefined) return [];
    const refs = rows.slice(0, source.tags.maxBatch).map(({ ref }) => ref);
    return [...(await source.tags.of(refs, aCall())).values()].flat();
  });
  return (await Promise.all(found)).flat();
}
