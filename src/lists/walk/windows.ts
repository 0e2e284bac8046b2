import type { ListedRow } from '../../records/record.ts';
import { compareKeys, type PagedPart, type TimeBounds } from '../../vendors/list-plan.ts';
import { PageReader, type ReadRow } from './page-reader.ts';
import { type PartState, placeBelow } from './part-state.ts';
import { earliest, unitFloor } from './time-unit.ts';
import { type Learnt, PlacedRow, type Stride, type WalkedRow, type WalkRoom } from './walk-room.ts';

const mostPagesPerWindow = 4;
// A vendor's clock may be ahead of ours; rows of its future are part of a walk that begins now.
const clocksApart = 86_400_000;

/**
 * One stride through a vendor that does not sort but filters by time: a span of time is read wholly and sorted here.
 * A span that holds too much is narrowed by what its rows tell, one that holds little makes the next one wider.
 */
export async function strideWindows<R extends ListedRow>(
  part: PagedPart<R> & { readonly bounds: TimeBounds },
  state: PartState,
  need: number,
  room: WalkRoom<R>,
  learnt: Learnt,
): Promise<Stride<R>> {
  const { bounds } = part;
  const floor = room.from ?? earliest;
  const top = topOf(state, room);
  const width = Math.min(
    state.width ?? Number.POSITIVE_INFINITY,
    (bounds.maxSpanMs ?? Number.POSITIVE_INFINITY) - 3 * bounds.unitMs,
  );
  const high = unitFloor(top, bounds);
  const low = Math.max(unitFloor(floor, bounds), unitFloor(Math.max(earliest, high - width), bounds));
  const span = { from: low - bounds.unitMs, to: high + bounds.unitMs };
  const size = Math.min(part.maxPageSize, 100);
  const reader = new PageReader(part, span, size, state.cap, room, learnt);
  await reader.start(1);
  const isUnit = low === high;
  const enough = isUnit ? Number.POSITIVE_INFINITY : Math.max(need * 2, size) * (reader.total === null ? 1 : 2);
  while (
    !reader.isEnd &&
    reader.canRead &&
    pagesAllowed(reader, isUnit) &&
    (reader.total ?? reader.rows.length) <= enough
  ) {
    await reader.next();
  }
  if (reader.ignoredBounds) return { rows: [], rest: { ...state, mode: 'whole', ignoresBounds: true } };
  const base = { ...state, cap: reader.cap, isDoubtful: state.isDoubtful || reader.countLies };
  if (!reader.isEnd) {
    if (isUnit && part.hasFirstPageOnly === true) {
      if (room.callsLeft <= 0) return { rows: [], rest: { ...base, width: 0 } };
      const unit = await readUnit(part, high, reader, room, learnt);
      const isDoubtful = base.isDoubtful || unit === null;
      return shown(unit ?? reader.rows, { ...base, isDoubtful }, { low, floor, width: bounds.unitMs }, room);
    }
    if (isUnit) {
      // A second is walked in the vendor's order without harm; in a longer unit the rows then come in no order of time.
      const isDoubtful = base.isDoubtful || bounds.unitMs > 1000;
      return { rows: [], rest: { ...base, isDoubtful, run: high, offset: 0, anchors: [] } };
    }
    return { rows: [], rest: { ...base, width: narrower(reader, high, low, need, bounds) } };
  }
  return shown(reader.rows, base, { low, floor, width: wider(high - low, reader.rows.length, need, bounds) }, room);
}

/**
 * One unit alone, where it does not fit into a page together with its neighbours; null if all of it cannot be had. Bounds
 * that turn out not to be inclusive answer with nothing, which proves nothing.
 */
async function readUnit<R extends ListedRow>(
  part: PagedPart<R>,
  unit: number,
  { size, cap }: PageReader<R>,
  room: WalkRoom<R>,
  learnt: Learnt,
): Promise<readonly ReadRow<R>[] | null> {
  const reader = new PageReader(part, { from: unit, to: unit }, size, cap, room, learnt);
  await reader.start(1);
  return reader.isEnd && reader.rows.length > 0 ? reader.rows : null;
}

/** The newest time that is not wholly behind us. */
function topOf<R>(state: PartState, room: WalkRoom<R>): number {
  if (typeof state.place?.time === 'number') return state.place.time;
  return room.to === null ? (room.pin ?? room.now + clocksApart) : room.to - 1;
}

const pagesAllowed = <R extends ListedRow>(reader: PageReader<R>, isUnit: boolean): boolean =>
  isUnit || reader.rows.length < mostPagesPerWindow * reader.size;

/** A width that should hold about what is needed, judged by the times of the rows at hand. */
function narrower<R extends ListedRow>(
  reader: PageReader<R>,
  high: number,
  low: number,
  need: number,
  bounds: TimeBounds,
): number {
  const times = reader.rows
    .map(({ key }) => key.time)
    .filter((time) => time !== null)
    .toSorted((a, b) => b - a);
  const inside = times.filter((time) => time <= high + bounds.unitMs);
  const wanted = Math.min(need, reader.size * 0.7);
  const share = reader.total === null ? 0.3 : Math.min(0.5, wanted / reader.total);
  const cut = inside[Math.floor(inside.length * share)] ?? high;
  const width = Math.min((high - low) / 2, high - cut);
  return Math.max(0, Math.floor(width / bounds.unitMs) * bounds.unitMs);
}

const wider = (width: number, count: number, need: number, { unitMs }: TimeBounds): number => {
  const factor = count === 0 ? 16 : Math.min(8, Math.max(0.25, (need * 1.2) / count));
  return Math.max(unitMs, Math.floor(width * factor));
};

function shown<R extends ListedRow>(
  read: readonly ReadRow<R>[],
  state: PartState,
  window: { readonly low: number; readonly floor: number; readonly width: number },
  room: WalkRoom<R>,
): Stride<R> {
  const { place } = state;
  const ordered = read
    .filter(({ key }) => key.time !== null && key.time >= window.low && (place === null || compareKeys(key, place) > 0))
    .toSorted((a, b) => compareKeys(a.key, b.key));
  const base = { ...state, sawUntimed: state.sawUntimed || read.some(({ key }) => key.time === null) };
  const rows: WalkedRow<R>[] = [];
  let previous: PlacedRow<R> | null = null;
  for (const { row, key } of ordered) {
    previous = new PlacedRow<R>(row, key, base.offset, base, previous);
    if (room.accepts(row)) rows.push(previous);
  }
  const before = previous?.after ?? base;
  if (window.low > window.floor) {
    return { rows, rest: { ...before, place: placeBelow(window.low), width: window.width } };
  }
  return {
    rows,
    rest: base.sawUntimed
      ? { ...before, mode: 'untimed', offset: 0, anchors: [], place: null }
      : { ...before, isDone: true },
  };
}
