import type { ListKind } from '../records/record.ts';
import type { ListedOf } from '../vendors/adapter.ts';
import type { Part } from '../vendors/list-plan.ts';
import { checkOf, type Frontier, readCursor } from './cursor.ts';
import type { ListRequest } from './list-types.ts';
import type { Source } from './sources.ts';
import type { PartState } from './walk/part-state.ts';
import { firstState } from './walk/walk-part.ts';

/** One part of one source, in the order in which cursors number them. */
export interface Slot<K extends ListKind> {
  readonly source: Source<K>;
  /** Number of the source. */
  readonly at: number;
  readonly part: Part<ListedOf[K]>;
}

export const slotsOf = <K extends ListKind>(sources: readonly Source<K>[]): Slot<K>[] =>
  sources.flatMap((source, at) => source.parts.map((part) => ({ source, at, part })));

/** Where a page begins. */
export interface Beginning {
  readonly states: readonly PartState[];
  readonly frontier: Frontier | null;
  /** Null on the first page of a walk. */
  readonly pin: number | null;
  /** Of the list, see `checkOf`; told when a cursor is written. */
  check(): number;
  readonly shown: {
    readonly shown: readonly number[];
    readonly totals: readonly (number | null)[];
    readonly isFirstPage: boolean;
  };
}

/** The start of the walk, or the place that the cursor tells. Throws `BadCursor`. */
export function begin<K extends ListKind>(
  request: ListRequest<K>,
  sources: readonly Source<K>[],
  slots: readonly Slot<K>[],
): Beginning {
  const check = (): number => {
    const list = sources.map(({ vendor, parts }) => [vendor.name, parts.map(({ key }) => key)]);
    return checkOf(JSON.stringify([request.entity, request.filterText, list]));
  };
  if (request.after === null) {
    const shown = { shown: sources.map(() => 0), totals: sources.map(() => null), isFirstPage: true };
    return { states: slots.map(({ part }) => firstState(part)), frontier: null, pin: null, check, shown };
  }
  const read = readCursor(
    request.after,
    check(),
    slots.map(({ at }) => at),
  );
  return { ...read, check, shown: { shown: read.shown, totals: read.totals, isFirstPage: false } };
}

/** Rows of a source of one part that were counted at the start of the walk and not shown so far; null where that is not known. */
export function missingOf<K extends ListKind>({ shown }: Beginning, { parts }: Source<K>, at: number): number | null {
  const total = shown.totals[at] ?? null;
  return shown.isFirstPage || total === null || parts.length > 1 ? null : total - (shown.shown[at] ?? 0);
}
