import type { ListedRow } from '../records/record.ts';
import type { Frontier, PlacedPart } from './cursor.ts';
import { compareKeys } from '../vendors/list-plan.ts';
import type { PartState } from './walk/part-state.ts';
import type { WalkedRow } from './walk/walk-room.ts';

/** One part on its way into the page: the rows it can give now, and where it stood and stands. */
export interface MergePart<R> {
  readonly source: number;
  readonly start: PartState;
  readonly rows: readonly WalkedRow<R>[];
  readonly rest: PartState;
  /** True if it could not be asked this time: it keeps its place and holds nobody up. */
  readonly hasFailed: boolean;
}

export interface MergedRow<R> {
  readonly row: R;
  readonly part: number;
  readonly frontier: Frontier;
  /** How many rows of each part are shown up to and with this one. */
  readonly taken: readonly number[];
}

/** Takes the rows that come first over all parts; stops where a part that is still open might have an earlier one. */
export function merge<R extends ListedRow>(parts: readonly MergePart<R>[], first: number): MergedRow<R>[] {
  const taken = parts.map(() => 0);
  const merged: MergedRow<R>[] = [];
  while (merged.length < first) {
    const next = firstOf(parts, taken);
    if (next === null) break;
    const { row, key } = parts[next]!.rows[taken[next]!]!;
    const frontier = { ...key, source: parts[next]!.source };
    if (parts.some((part, at) => mayHideRowBefore(part, taken[at]!, frontier))) break;
    taken[next]! += 1;
    merged.push({ row, part: next, frontier, taken: [...taken] });
  }
  return merged;
}

/** Newest first, rows without a time last, ties by source, then ref. */
export function compareFrontiers(a: Frontier, b: Frontier): number {
  if (a.time !== b.time) return compareKeys({ time: a.time, ref: '' }, { time: b.time, ref: '' });
  return a.source - b.source || compareKeys(a, b);
}

function firstOf<R>(parts: readonly MergePart<R>[], taken: readonly number[]): number | null {
  let best: { at: number; frontier: Frontier } | null = null;
  parts.forEach(({ rows, source }, at) => {
    const head = rows[taken[at]!];
    if (head === undefined) return;
    const frontier = { ...head.key, source };
    if (best === null || compareFrontiers(frontier, best.frontier) < 0) best = { at, frontier };
  });
  return (best as { at: number } | null)?.at ?? null;
}

/** True if a part has shown all rows that it gave, is not at its end, and has not yet looked as far as the candidate. */
function mayHideRowBefore<R>(
  { rows, rest, source, hasFailed }: MergePart<R>,
  taken: number,
  candidate: Frontier,
): boolean {
  if (hasFailed || rest.isDone || taken < rows.length) return false;
  if (rest.mode === 'untimed' || rest.mode === 'unordered') return false;
  if (rest.run !== null) return candidate.time === null || candidate.time <= rest.run;
  return rest.place === null || compareFrontiers({ ...rest.place, source }, candidate) < 0;
}

/** The state of every part if the page ends behind the rows counted in `taken`. */
export function placesAt<R>(parts: readonly MergePart<R>[], taken: readonly number[]): PlacedPart[] {
  return parts.map(({ source, start, rows, rest, hasFailed }, at) => {
    const count = taken[at] ?? 0;
    const state = hasFailed
      ? start
      : count === rows.length
        ? rest
        : count === 0
          ? rows[0]!.before
          : rows[count - 1]!.after;
    return { source, state, isAbreast: !hasFailed && taken.length > 0 };
  });
}
