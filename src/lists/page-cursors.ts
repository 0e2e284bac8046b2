import type { ListKind } from '../records/record.ts';
import type { ListedOf } from '../vendors/adapter.ts';
import type { AskedPart } from './ask-source.ts';
import { writeCursor } from './cursor.ts';
import { type MergedRow, type MergePart, stateBehind, takenOf } from './merge.ts';
import type { SourceResult } from './outcome.ts';
import { newestOf } from './results.ts';
import type { Beginning } from './walk-begin.ts';

/** What is known of a page when its cursors are written. */
interface CursorRoom<K extends ListKind> {
  readonly walk: Beginning;
  readonly asked: readonly AskedPart<ListedOf[K]>[];
  /** When the page was made, in epoch milliseconds. */
  readonly now: number;
  readonly parts: readonly MergePart<ListedOf[K]>[];
  readonly merged: readonly MergedRow<ListedOf[K]>[];
  readonly results: readonly SourceResult<K>[];
}

/** The cursors of a page, each written when it is asked for, and what they share, worked out for the first of them. */
export class PageCursors<K extends ListKind> {
  readonly #room: CursorRoom<K>;
  #shared: { readonly check: number; readonly pin: number } | null = null;

  constructor(room: CursorRoom<K>) {
    this.#room = room;
  }

  /** The place behind so many rows of the page. */
  behind(count: number): string {
    const { walk, asked, now, parts, merged, results } = this.#room;
    const { check, pin } = (this.#shared ??= { check: walk.check(), pin: walk.pin ?? newestOf(asked, now) });
    const taken = takenOf(parts, merged, count);
    const shown = results.map((_result, at) => walk.shown.shown[at] ?? 0);
    parts.forEach(({ source }, part) => {
      shown[source]! += taken[part]!;
    });
    const last = merged[count - 1];
    const frontier = last === undefined ? walk.frontier : { ...last.key, source: last.source };
    const places = parts.map((part, at) => ({
      source: part.source,
      state: stateBehind(part, taken[at]!),
      isAbreast: !part.hasFailed && count > 0,
    }));
    return writeCursor({ pin, frontier, parts: places, totals: results.map(({ total }) => total), shown }, check);
  }
}
