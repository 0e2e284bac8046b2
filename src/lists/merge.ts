import type { ListedRow } from '../records/record.ts';
import { compareKeys } from '../vendors/list-plan.ts';
import type { RowKey } from '../vendors/record-store.ts';
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

/** One row of the page. */
export interface MergedRow<R> {
  readonly row: R;
  readonly key: RowKey;
  readonly part: number;
  readonly source: number;
}

/** Takes the rows that come first over all parts; stops where a part that is still open might have an earlier one. */
export function merge<R extends ListedRow>(parts: readonly MergePart<R>[], first: number): MergedRow<R>[] {
  const taken = parts.map(() => 0);
  const merged: MergedRow<R>[] = [];
  while (merged.length < first) {
    const next = firstOf(parts, taken);
    if (next === null) break;
    const { row, key } = parts[next]!.rows[taken[next]!]!;
    const { source } = parts[next]!;
    if (parts.some((part, at) => mayHideRowBefore(part, taken[at]!, key, source))) break;
    taken[next]! += 1;
    merged.push({ row, key, part: next, source });
  }
  return merged;
}

/** How many rows of each part are among the first `count` of the page. */
export function takenOf<R>(parts: readonly MergePart<R>[], merged: readonly MergedRow<R>[], count: number): number[] {
  const taken = parts.map(() => 0);
  for (let at = 0; at < count; at += 1) taken[merged[at]!.part]! += 1;
  return taken;
}

/** Newest first, rows without a time last, ties by source, then ref. */
const compareRows = (a: RowKey, sourceOfA: number, b: RowKey, sourceOfB: number): number =>
  a.time === b.time && sourceOfA !== sourceOfB ? sourceOfA - sourceOfB : compareKeys(a, b);

function firstOf<R>(parts: readonly MergePart<R>[], taken: readonly number[]): number | null {
  let best: number | null = null;
  let bestKey: RowKey | null = null;
  for (const [at, { rows, source }] of parts.entries()) {
    const key = rows[taken[at]!]?.key;
    if (key === undefined) continue;
    if (best !== null && bestKey !== null && compareRows(key, source, bestKey, parts[best]!.source) >= 0) continue;
    best = at;
    bestKey = key;
  }
  return best;
}

/** True if a part has shown all rows that it gave, is not at its end, and has not yet looked as far as the candidate. */
function mayHideRowBefore<R>(
  { rows, rest, source, hasFailed }: MergePart<R>,
  taken: number,
  candidate: RowKey,
  sourceOfCandidate: number,
): boolean {
  if (hasFailed || rest.isDone || taken < rows.length) return false;
  if (rest.mode === 'untimed' || rest.mode === 'unordered') return false;
  if (rest.run !== null) return candidate.time === null || candidate.time <= rest.run;
  return rest.place === null || compareRows(rest.place, source, candidate, sourceOfCandidate) < 0;
}

/** The state of a part if the page ends behind so many of its rows. */
export function stateBehind<R>({ start, rows, rest, hasFailed }: MergePart<R>, count: number): PartState {
  if (hasFailed) return start;
  if (count === rows.length) return rest;
  return count === 0 ? rows[0]!.before : rows[count - 1]!.after;
}
