import { responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import { BadCursor, listPage, type ListPage, type ListRequest } from '../../lists/list-page.ts';
import { isEntity, type ListKind } from '../../records/record.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import { badUserInput } from '../errors.ts';
import type { Held } from '../nodes/held.ts';
import { livingFilter } from '../nodes/living-ids.ts';
import { readFilter, type ConditionReaders, type ReadFilter } from './filter.ts';
import { callNotOlder, readFirst } from './page-args.ts';

interface ListArgs<Filter> {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly vendors?: readonly VendorName[] | null;
  readonly filter?: Filter | null;
  readonly filterMode?: ListRequest<ListKind>['filterMode'] | null;
  readonly maxAgeMs?: number | null;
}

/** Makes the resolver of one root list. */
export const listOf =
  <K extends ListKind, Filter extends object>(entity: K, readers: ConditionReaders<K, Filter>) =>
  async (_root: object, args: ListArgs<Filter>, context: Context, info: GraphQLResolveInfo): Promise<ListPage<K>> => {
    const filter = args.filter ? readFilter(await livingFilter(args.filter, context), readers, context) : noFilter;
    return askList(entity, args, filter, context, info);
  };

const noFilter = { conditionNames: [], conditionsFor: () => ({}) };

/** One page of a list, its rows made known to the loaders and its troubles to the notes. */
function askList<K extends ListKind>(
  entity: K,
  args: ListArgs<object>,
  filter: ReadFilter<K>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ListPage<K>> {
  const filterMode = args.filterMode ?? 'STRICT';
  const vendors = readVendors(args.vendors);
  const request: ListRequest<K> = {
    entity,
    first: readFirst(args.first),
    after: args.after ?? null,
    vendors,
    filterMode,
    ...filter,
    get filterText() {
      return stableText({ entity, filter: args.filter ?? null, filterMode, vendors });
    },
  };
  const call = callNotOlder(context.call, args.maxAgeMs);
  return askRequest(request, call === context.call ? context : { ...context, call }, info);
}

/** The same for a request that is made already. */
export async function askRequest<K extends ListKind>(
  request: ListRequest<K>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ListPage<K>> {
  const page = await listPage(request, context).catch(refuseBadCursor);
  for (const { node } of page.edges) if (isRecord(node)) context.loaders.prime(node);
  noteOutcomes(page, context, info);
  return page;
}

const isRecord = (held: Held<ListKind>): held is Held => isEntity(held.entity);

/** Puts every outcome that is not OK where a caller sees it without having selected it. */
export function noteOutcomes(
  page: Pick<ListPage<ListKind>, 'sources'>,
  { notes }: Context,
  info: GraphQLResolveInfo,
): void {
  for (const source of page.sources) {
    if (source.status === 'OK') continue;
    const { vendor, status, retryAfterMs } = source;
    notes.add({ path: responsePathAsArray(info.path), vendor: vendor.toUpperCase(), status, retryAfterMs });
  }
}

function refuseBadCursor(error: unknown): never {
  throw error instanceof BadCursor ? badUserInput(error.message, 'after') : error;
}

export function readVendors(given: readonly VendorName[] | null | undefined): readonly VendorName[] | null {
  if (given?.length === 0) throw badUserInput('`vendors` is empty: leave it out or name at least one.', 'vendors');
  return given ? [...new Set(given)].toSorted() : null;
}

/** JSON with sorted keys and without what is null, so that equal filters have equal texts. */
const stableText = (value: unknown): string => JSON.stringify(inOrder(value));

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const given = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, inOrder(part)]));
}
