import type { ListKind, ListedRow } from '../records/record.ts';
import type { ListedOf } from '../vendors/adapter.ts';
import type { AskedPart } from './ask-source.ts';
import type { MergePart } from './merge.ts';
import type { SourceResult } from './outcome.ts';
import type { Source } from './sources.ts';
import type { Slot } from './walk-begin.ts';

/** What one part brings to the merge. */
export const mergePart = <R>(source: number, { start, walked, error }: AskedPart<R>): MergePart<R> => ({
  source,
  start,
  rows: walked?.rows ?? [],
  rest: walked?.rest ?? start,
  hasFailed: error !== null,
});

/** The walk shows what was there when it began: by our clock, or by the vendors' where theirs is ahead. */
export function newestOf<R>(asked: readonly AskedPart<R>[], now: number): number {
  let newest = now;
  for (const { walked } of asked) {
    for (const { key } of walked?.rows ?? []) newest = Math.max(newest, key.time ?? 0);
  }
  return newest;
}

/** Per source: what it gave, and what is proven of its count. */
export function resultsOf<K extends ListKind>(
  sources: readonly Source<K>[],
  slots: readonly Slot<K>[],
  asked: readonly AskedPart<ListedOf[K]>[],
  parts: readonly MergePart<ListedOf[K]>[],
  taken: readonly number[],
  before: {
    readonly shown: readonly number[];
    readonly totals: readonly (number | null)[];
    readonly isFirstPage: boolean;
  },
  isUnfilled: boolean,
): SourceResult<K>[] {
  return sources.map((source, number) => {
    const own = slots.flatMap(({ at }, slot) => (at === number ? [slot] : []));
    const ownAsked = own.map((slot) => asked[slot]!);
    const shownBefore = before.shown[number] ?? 0;
    const atHand = own.reduce((sum, slot) => sum + parts[slot]!.rows.length, 0);
    const returned = own.reduce((sum, slot) => sum + taken[slot]!, 0);
    const total = totalOf(source, ownAsked, { ...before, number, seen: shownBefore + atHand });
    return {
      source,
      parts: ownAsked,
      returned,
      shown: shownBefore + returned,
      total,
      known: Math.max(total ?? 0, shownBefore + atHand),
      isShort: isUnfilled && own.some((slot) => ranShort(parts[slot]!, taken[slot]!)),
    };
  });
}

/** Exact if all of it was seen, or if the vendor counts exactly what was asked for; else null, never a guess. */
function totalOf<K extends ListKind>(
  source: Source<K>,
  parts: readonly AskedPart<ListedOf[K]>[],
  before: {
    readonly totals: readonly (number | null)[];
    readonly isFirstPage: boolean;
    readonly number: number;
    readonly seen: number;
  },
): number | null {
  if (source.refusal !== null || parts.some(({ error }) => error !== null)) return before.totals[before.number] ?? null;
  const states = parts.map(({ start, walked }) => walked?.rest ?? start);
  if (states.some(({ isDoubtful }) => isDoubtful)) return null;
  if (!before.isFirstPage) {
    const known = before.totals[before.number] ?? null;
    return known ?? (states.every(({ isDone }) => isDone) ? before.seen : null);
  }
  if (states.every(({ isDone }) => isDone)) return before.seen;
  if (!source.countsExactly) return null;
  return parts.reduce<number | null>((sum, { walked }) => {
    const total = walked?.learnt.total ?? null;
    return sum === null || total === null ? null : sum + total;
  }, 0);
}

/** True if a part that is not at its end had nothing more to give within the calls of this request. */
const ranShort = <R extends ListedRow>({ rows, rest, hasFailed }: MergePart<R>, taken: number): boolean =>
  !hasFailed && !rest.isDone && taken === rows.length;
