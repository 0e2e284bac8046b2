import type { Held } from '../graph/nodes/held.ts';
import type { ListKind } from '../records/record.ts';
import type { ListedOf } from '../vendors/adapter.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import type { AskedPart } from './ask-source.ts';
import type { ListPage, ListRequest } from './list-types.ts';
import { merge, type MergedRow, placesAt } from './merge.ts';
import { outcomeOf } from './outcome.ts';
import { mergePart, newestOf, resultsOf } from './results.ts';
import type { Source } from './sources.ts';
import { type Beginning, cursorAt, type CursorRoom, type Slot } from './walk-begin.ts';

/** Everything that one request learnt of a list. */
export interface Asked<K extends ListKind> {
  readonly sources: readonly Source<K>[];
  readonly slots: readonly Slot<K>[];
  readonly walk: Beginning;
  /** One per slot. */
  readonly asked: readonly AskedPart<ListedOf[K]>[];
}

/** The page that comes out of what the vendors gave. */
export function pageOf<K extends ListKind>(
  { entity, first }: Pick<ListRequest<K>, 'entity' | 'first'>,
  { sources, slots, walk, asked }: Asked<K>,
  now: number,
): ListPage<K> {
  const parts = slots.map(({ at }, slot) => mergePart(at, asked[slot]!));
  const merged = merge(parts, first);
  const results = resultsOf(sources, slots, asked, parts, merged, walk.shown, merged.length < first);
  const pin = walk.pin ?? newestOf(asked, now);
  const totals = results.map(({ total }) => total);
  const room: CursorRoom<ListedOf[K]> = { walk, pin, parts, merged, totals, sources: sources.length };
  const rest = placesAt(parts, merged.at(-1)?.taken ?? []);
  const edges = merged.map((row) => new Edge(entity, sources[row.frontier.source]!.vendor.name, row, room));
  return {
    edges,
    pageInfo: {
      hasNextPage: rest.some(({ state }) => !state.isDone),
      hasPreviousPage: false,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? cursorAt(room, null);
      },
    },
    totalCount: totalOf(results),
    knownCount: results.reduce((sum, { known }) => sum + known, 0),
    sources: results.map(outcomeOf),
  };
}

/** A row and its place, which is written when somebody asks for it: most ask for the last one's only. */
class Edge<K extends ListKind> {
  readonly node: Held<K>;
  readonly #row: MergedRow<ListedOf[K]>;
  readonly #room: CursorRoom<ListedOf[K]>;

  constructor(entity: K, vendor: VendorName, row: MergedRow<ListedOf[K]>, room: CursorRoom<ListedOf[K]>) {
    this.node = { vendor, entity, ref: row.row.ref, copy: row.row, isWhole: false };
    this.#row = row;
    this.#room = room;
  }

  get cursor(): string {
    return cursorAt(this.#room, this.#row);
  }
}

/** Exact over all vendors asked, or null: one that was not called, or does not count, leaves it unknown. */
const totalOf = <K extends ListKind>(
  results: readonly { readonly total: number | null; readonly source: Source<K> }[],
): number | null =>
  results.reduce<number | null>(
    (sum, { total, source }) => (sum === null || total === null || source.refusal !== null ? null : sum + total),
    0,
  );
