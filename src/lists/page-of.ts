import type { Held } from '../graph/nodes/held.ts';
import type { ListKind } from '../records/record.ts';
import type { ListedOf } from '../vendors/adapter.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import type { AskedPart } from './ask-source.ts';
import type { ListPage, ListRequest } from './list-types.ts';
import { merge, stateBehind, takenOf } from './merge.ts';
import { Outcome } from './outcome.ts';
import { PageCursors } from './page-cursors.ts';
import { mergePart, resultsOf } from './results.ts';
import type { Source } from './sources.ts';
import type { Beginning, Slot } from './walk-begin.ts';

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
  const taken = takenOf(parts, merged, merged.length);
  const results = resultsOf(sources, slots, asked, parts, taken, walk.shown, merged.length < first);
  const cursors = new PageCursors({ walk, asked, now, parts, merged, results });
  const edges = merged.map(({ row, source }, at) => new Edge(entity, sources[source]!.vendor.name, row, at, cursors));
  return {
    edges,
    pageInfo: new PageInfo(
      parts.some((part, at) => !stateBehind(part, taken[at]!).isDone),
      merged.length,
      cursors,
    ),
    totalCount: totalOf(results),
    knownCount: results.reduce((sum, { known }) => sum + known, 0),
    sources: results.map((result) => new Outcome(result)),
  };
}

/** A row and its place, which is written when somebody asks for it: most ask for the last one's only. */
class Edge<K extends ListKind> {
  readonly node: Held<K>;
  readonly #at: number;
  readonly #cursors: PageCursors<K>;

  constructor(entity: K, vendor: VendorName, row: ListedOf[K], at: number, cursors: PageCursors<K>) {
    this.node = { vendor, entity, ref: row.ref, copy: row, isWhole: false };
    this.#at = at;
    this.#cursors = cursors;
  }

  get cursor(): string {
    return this.#cursors.behind(this.#at + 1);
  }
}

/** Where the page begins and ends, told like the place of a row. */
class PageInfo<K extends ListKind> {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage = false;
  readonly #count: number;
  readonly #cursors: PageCursors<K>;

  constructor(hasNextPage: boolean, count: number, cursors: PageCursors<K>) {
    this.hasNextPage = hasNextPage;
    this.#count = count;
    this.#cursors = cursors;
  }

  get startCursor(): string | null {
    return this.#count === 0 ? null : this.#cursors.behind(1);
  }

  get endCursor(): string {
    return this.#cursors.behind(this.#count);
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
