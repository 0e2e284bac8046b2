import type { ListedRow } from '../../records/record.ts';
import { compareKeys, type PagedPart, type TimeBounds } from '../../vendors/list-plan.ts';
import type { RowKey } from '../../vendors/record-store.ts';
import { PageReader, type ReadRow, type Span } from './page-reader.ts';
import { pageAt, pageSizeAt } from './page-size.ts';
import { anchorOf, type PartState, placeBelow, withAnchor } from './part-state.ts';
import { unitFloor, widened } from './time-unit.ts';
import type { Learnt, Stride, WalkedRow, WalkRoom } from './walk-room.ts';

const stepsForth = 3;

/**
 * One stride in the vendor's own order: rows without a time, rows that cannot be sorted, or more rows in one second than
 * can be read at once. The place is a row number, held by anchors against rows that come and go before it.
 */
export async function strideUnordered<R extends ListedRow>(
  part: PagedPart<R>,
  state: PartState,
  need: number,
  room: WalkRoom<R>,
  learnt: Learnt,
): Promise<Stride<R>> {
  const max = Math.min(part.maxPageSize, state.cap ?? part.maxPageSize);
  const reader = new PageReader(
    part,
    spanOf(part, state, room),
    pageSizeAt(state.offset, need, max),
    state.cap,
    room,
    learnt,
  );
  await reader.start(pageAt(state.offset, reader.size));
  if (state.run === null && state.offset === 0) learnt.total = reader.total;
  const found = await locate(reader, state);
  if (found.at >= reader.rows.length && !reader.isEnd && reader.canRead) await reader.next();
  if (!reader.isEnd && reader.total === null && reader.rows.length < reader.size && reader.canRead) await reader.next();

  const base = { ...state, cap: reader.cap, isDoubtful: state.isDoubtful || found.isLost || reader.countLies };
  const rows: WalkedRow<R>[] = [];
  let before: PartState = base;
  for (const { row, key, index } of reader.rows.slice(found.at)) {
    if (isPastRun(key.time, state)) return { rows, rest: leaveRun(before) };
    if (isHiddenBefore(key, state, room.pin)) before = { ...before, isDoubtful: true };
    const after: PartState = { ...before, offset: index + 1, anchors: withAnchor(before.anchors, row.ref) };
    if (belongs(key, state, part.bounds) && room.accepts(row)) rows.push({ row, key, before, after });
    before = after;
  }
  if (!reader.isEnd) return { rows, rest: before };
  return { rows, rest: state.run === null ? { ...before, isDone: true } : leaveRun(before) };
}

function spanOf<R>(part: PagedPart<R>, state: PartState, room: WalkRoom<R>): Span {
  const { bounds } = part;
  if (bounds === null || state.ignoresBounds || state.mode === 'untimed') return { from: null, to: null };
  if (state.run === null || bounds.needsBoth) return widened(room.from, room.to, bounds);
  const unit = unitFloor(state.run, bounds);
  return { from: unit - bounds.unitMs, to: unit + bounds.unitMs };
}

/** Finds the first row that is not behind us: after the latest anchor that still exists, here or on a neighbouring page. */
async function locate<R extends ListedRow>(
  reader: PageReader<R>,
  { anchors, offset }: PartState,
): Promise<{ at: number; isLost: boolean }> {
  const byNumber = () => {
    const at = reader.rows.findIndex(({ index }) => index >= offset);
    return at === -1 ? reader.rows.length : at;
  };
  if (anchors.length === 0) return { at: byNumber(), isLost: false };
  const knows = (known: readonly number[]) => behindAnchor(reader.rows, known) !== null;
  const latest = anchors.slice(-1);
  for (let steps = 0; steps < stepsForth && !knows(anchors); steps += 1) await forth(reader);
  while (!knows(anchors) && reader.firstPage > 1 && reader.canRead) await reader.previous();
  // An older anchor is believed only where the latest is not just behind it: rows that came in may have pushed it on.
  for (let steps = 0; steps < stepsForth && knows(anchors) && !knows(latest); steps += 1) await forth(reader);
  const at = behindAnchor(reader.rows, latest) ?? behindAnchor(reader.rows, anchors);
  if (at !== null) return { at, isLost: false };
  // Every row behind us had an anchor, and all of them are gone: the list begins anew.
  if (anchors.length >= offset && reader.firstPage === 1) return { at: 0, isLost: false };
  return { at: byNumber(), isLost: true };
}

const forth = async <R extends ListedRow>(reader: PageReader<R>): Promise<void> => {
  if (!reader.isEnd && reader.canRead) await reader.next();
};

function behindAnchor<R extends ListedRow>(rows: readonly ReadRow<R>[], anchors: readonly number[]): number | null {
  for (const anchor of anchors.toReversed()) {
    const at = rows.findLastIndex(({ row }) => anchorOf(row.ref) === anchor);
    if (at !== -1) return at + 1;
  }
  return null;
}

/**
 * In a run only rows of its time that were not shown before it was entered; in the untimed pass only rows without one.
 * A run of a sorted walk is one instant, a run of a walk by windows a whole unit of the vendor's.
 */
function belongs(key: RowKey, state: PartState, bounds: TimeBounds | null): boolean {
  const { run, place, mode } = state;
  if (run === null) return mode !== 'untimed' || key.time === null;
  const end = mode === 'windows' && bounds !== null ? run + bounds.unitMs : run + 1;
  const isInRun = key.time !== null && key.time >= run && key.time < end;
  return isInRun && (place === null || compareKeys(key, place) > 0);
}

const isPastRun = (time: number | null, { run, mode }: PartState): boolean =>
  run !== null && mode === 'sorted' && time !== null && time < run;

/** A newer row that was not shown: the vendor was believed to sort, and does not. */
function isHiddenBefore({ time, ref }: RowKey, { run, mode, place }: PartState, pin: number | null): boolean {
  if (run === null || mode !== 'sorted' || time === null || time <= run) return false;
  return (pin === null || time <= pin) && (place === null || compareKeys({ time, ref }, place) > 0);
}

/** The rows of the run head the next span too: they are skipped by number. */
const leaveRun = (state: PartState): PartState => ({ ...state, place: placeBelow(state.run!), run: null, anchors: [] });
