import type { ListedRow } from '../../records/record.ts';
import { compareKeys, type PagedPart } from '../../vendors/list-plan.ts';
import { PageReader, type ReadRow, type Span } from './page-reader.ts';
import { pageAt, pageSizeAt } from './page-size.ts';
import { anchorOf, type PartState } from './part-state.ts';
import { unitFloor, widened } from './time-unit.ts';
import { type Learnt, PlacedRow, type Stride, type WalkedRow, type WalkRoom } from './walk-room.ts';

// Below this a clamped page tells too little about the vendor's order to be trusted.
const leastTrustedCap = 10;
const leastTrustedTimes = 8;

/** One stride through a vendor that is believed to sort newest first. Never believes it twice: every reply is checked. */
export async function strideSorted<R extends ListedRow>(
  part: PagedPart<R>,
  state: PartState,
  need: number,
  room: WalkRoom<R>,
  learnt: Learnt,
): Promise<Stride<R>> {
  const { place } = state;
  const followsTime = rebounds(part, state);
  const span = spanOf(part, state, room);
  const max = Math.min(part.maxPageSize, state.cap ?? part.maxPageSize);
  const size = pageSizeAt(state.offset, followsTime ? need + 2 : need, max);
  const reader = new PageReader(part, span, size, state.cap, room, learnt);
  await reader.start(pageAt(state.offset, reader.size));
  if (place !== null && !(await reachBack(reader, place.time))) {
    return turn(state, { offset: reader.rows[0]?.index ?? 0, cap: reader.cap });
  }

  let complete = completeRows(reader, state);
  if (isShort(reader) && (complete.length < need || reader.rows.length < leastTrustedCap)) {
    await reader.next(); // without a count only the next page proves that a short page is the last
    complete = completeRows(reader, state);
  }
  let pages = 1;
  while (complete.length === 0 && !reader.isEnd && reader.canRead && !isOutOfOrder(reader) && !reader.ignoredBounds) {
    if (pages >= 2 && isCrowded(reader, state)) return enterRun(reader, state, part, room, learnt);
    await reader.next();
    pages += 1;
    complete = completeRows(reader, state);
  }
  if (place === null && state.offset === 0) learnt.total = reader.countLies ? null : reader.total;
  if (reader.ignoredBounds) return turn(state, { ignoresBounds: true });
  if ((isBlind(part, reader) || isChance(part, reader)) && !hasAll(reader, span))
    return turn(state, { mode: 'windows', cap: reader.cap });
  if (isOutOfOrder(reader) && !hasAll(reader, span)) {
    // Rows shown on earlier pages were believed to be the newest; whether they were cannot be known any more.
    const isDoubtful = state.isDoubtful || place !== null;
    return turn(state, { mode: fallback(part), cap: reader.cap, isDoubtful });
  }
  if (complete.length === 0 && !reader.isEnd) {
    if (part.hasFirstPageOnly === true) return turn(state, { mode: 'windows', cap: reader.cap });
    const [run] = lastRun(reader, state);
    if (run !== undefined && isCrowded(reader, state)) return enterRun(reader, state, part, room, learnt);
    if (run !== undefined) return turn(state, { offset: run.index, cap: reader.cap }); // the calls did not suffice
  }
  return finish(part, state, complete, reader, room, followsTime, hasAll(reader, span));
}

/** True if a page can begin at the time of the last row: the vendor bounds by a unit small enough to re-read. */
export const followsSeconds = <R>({ bounds }: PagedPart<R>): boolean =>
  bounds !== null && bounds.needsBoth !== true && bounds.unitMs <= 60_000;

const rebounds = <R>(part: PagedPart<R>, { place, ignoresBounds }: PartState): boolean =>
  followsSeconds(part) && !ignoresBounds && typeof place?.time === 'number';

function spanOf<R>(part: PagedPart<R>, state: PartState, room: WalkRoom<R>): Span {
  const { bounds } = part;
  if (bounds === null || state.ignoresBounds) return { from: null, to: null };
  const span = widened(room.from, room.to, bounds);
  if (!rebounds(part, state)) return span;
  const to = unitFloor(state.place!.time!, bounds) + bounds.unitMs;
  return { from: span.from, to: span.to === null ? to : Math.min(span.to, to) };
}

/** Pages shift while we walk: goes back until a row is seen that is surely behind us. False if the calls did not suffice. */
async function reachBack<R extends ListedRow>(reader: PageReader<R>, time: number | null): Promise<boolean> {
  while (reader.firstPage > 1) {
    const first = reader.rows[0]?.key.time;
    if (typeof first === 'number' && time !== null && first > time) return true;
    if (!reader.canRead) return false;
    await reader.previous();
  }
  return true;
}

const isShort = <R extends ListedRow>(reader: PageReader<R>): boolean =>
  !reader.isEnd && reader.canRead && reader.total === null && reader.rows.length < reader.size;

const behind = <R>(rows: readonly ReadRow<R>[], { place }: PartState): ReadRow<R>[] =>
  rows.filter(({ key }) => key.time !== null && (place === null || compareKeys(key, place) > 0));

/** New rows whose whole second is at hand: the last second may go on behind the page. */
function completeRows<R extends ListedRow>(reader: PageReader<R>, state: PartState): ReadRow<R>[] {
  const fresh = behind(reader.rows, state);
  if (reader.isEnd) return fresh;
  const last = reader.rows.findLast(({ key }) => key.time !== null)?.key.time;
  return fresh.filter(({ key }) => key.time !== last);
}

const lastRun = <R extends ListedRow>(reader: PageReader<R>, state: PartState): ReadRow<R>[] => {
  const last = reader.rows.at(-1)?.key.time;
  return behind(reader.rows, state).filter(({ key }) => key.time === last);
};

/** True if the last second at hand, shown rows included, holds more than a page and has something new. */
function isCrowded<R extends ListedRow>(reader: PageReader<R>, state: PartState): boolean {
  const [run] = lastRun(reader, state);
  return run !== undefined && reader.rows.filter(({ key }) => key.time === run.key.time).length > reader.step;
}

/**
 * More rows in one second than can be read at once. Rows of one second say nothing about the vendor's order, so where it
 * filters by time it is asked first whether there is anything newer that it has not shown.
 */
async function enterRun<R extends ListedRow>(
  reader: PageReader<R>,
  state: PartState,
  part: PagedPart<R>,
  room: WalkRoom<R>,
  learnt: Learnt,
): Promise<Stride<R>> {
  const first = lastRun(reader, state)[0]!;
  const run = first.key.time!;
  const { bounds } = part;
  if (bounds === null || bounds.needsBoth || state.ignoresBounds) {
    const before = reader.rows.filter(({ index }) => index < first.index).slice(-8);
    return turn(state, {
      run,
      offset: first.index,
      anchors: before.map(({ row }) => anchorOf(row.ref)),
      cap: reader.cap,
    });
  }
  const from = unitFloor(run, bounds) + bounds.unitMs;
  const probe = new PageReader(part, { from, to: spanOf(part, state, room).to }, 100, reader.cap, room, learnt);
  await probe.start(1);
  const hidden = behind(probe.rows, state).some(({ key }) => key.time! > run);
  return turn(state, hidden ? { mode: 'windows', cap: reader.cap } : { run, offset: 0, anchors: [], cap: reader.cap });
}

const turn = <R>(state: PartState, change: Partial<PartState>): Stride<R> => ({
  rows: [],
  rest: { ...state, ...change },
});

const fallback = <R>({ bounds }: PagedPart<R>): PartState['mode'] => (bounds === null ? 'whole' : 'windows');

/** Pages so short that their order may be chance. */
const isBlind = <R extends ListedRow>({ bounds }: PagedPart<R>, { cap }: PageReader<R>): boolean =>
  cap !== null && cap < leastTrustedCap && bounds !== null && bounds.unitMs <= 1000;

/** So few different times that they may stand in order by chance; where no second page can show it, that is not believed. */
const isChance = <R extends ListedRow>({ hasFirstPageOnly }: PagedPart<R>, { rows }: PageReader<R>): boolean =>
  hasFirstPageOnly === true && new Set(rows.map(({ key }) => key.time)).size < leastTrustedTimes;

function isOutOfOrder<R extends ListedRow>(reader: PageReader<R>): boolean {
  let previous = Number.POSITIVE_INFINITY;
  for (const { key } of reader.rows) {
    if (key.time === null) continue;
    if (key.time > previous) return true;
    previous = key.time;
  }
  return false;
}

/** True if every row of the list lies before us, so that the vendor's order does not matter. */
const hasAll = <R extends ListedRow>(reader: PageReader<R>, span: Span): boolean =>
  reader.isEnd && reader.firstPage === 1 && (span.to === null || !reader.ignoredBounds);

function finish<R extends ListedRow>(
  part: PagedPart<R>,
  state: PartState,
  complete: readonly ReadRow<R>[],
  reader: PageReader<R>,
  room: WalkRoom<R>,
  followsTime: boolean,
  isWhole: boolean,
): Stride<R> {
  const untimed = reader.rows.filter(({ key }) => key.time === null);
  const showsUntimed = isWhole && !followsTime;
  const ordered = complete.toSorted((a, b) => compareKeys(a.key, b.key));
  if (showsUntimed) ordered.push(...untimed.toSorted((a, b) => compareKeys(a.key, b.key)));
  const base = {
    ...state,
    mode: isOutOfOrder(reader) ? fallback(part) : state.mode,
    cap: reader.cap,
    sawUntimed: state.sawUntimed || (untimed.length > 0 && !showsUntimed),
    isDoubtful: state.isDoubtful || reader.countLies,
  };

  const willFollow = rebounds(part, { ...state, place: { time: 0, ref: '' } });
  const rows: WalkedRow<R>[] = [];
  let { offset } = base;
  let previous: PlacedRow<R> | null = null;
  for (const [at, { row, key }] of ordered.entries()) {
    const next = ordered[at + 1];
    const isMidRun = next !== undefined && next.key.time === key.time;
    offset = willFollow ? 0 : isMidRun ? offset : maxIndex(ordered, at) + 1;
    previous = new PlacedRow<R>(row, key, offset, base, previous);
    if (room.accepts(row)) rows.push(previous);
  }
  const isPastFilter = room.from !== null && ordered.some(({ key }) => key.time !== null && key.time < room.from!);
  return { rows, rest: restOf(previous?.after ?? looked(base, reader), reader.isEnd || isPastFilter) };
}

/** Where the walk stands if nothing of what was read could be shown. */
const looked = <R extends ListedRow>(base: PartState, { isEnd, rows }: PageReader<R>): PartState =>
  isEnd ? base : { ...base, offset: rows.at(-1)?.index ?? base.offset };

/** Within a second the vendor's order is not ours: the page goes on behind the last of them in the vendor's order. */
function maxIndex<R>(ordered: readonly ReadRow<R>[], at: number): number {
  let max = ordered[at]!.index;
  for (let back = at - 1; back >= 0 && ordered[back]!.key.time === ordered[at]!.key.time; back -= 1) {
    max = Math.max(max, ordered[back]!.index);
  }
  return max;
}

function restOf(state: PartState, isEnd: boolean): PartState {
  if (isEnd) {
    return state.sawUntimed
      ? { ...state, mode: 'untimed', offset: 0, anchors: [], place: null }
      : { ...state, isDone: true };
  }
  return state;
}
