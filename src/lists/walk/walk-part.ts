import type { ListedRow } from '../../records/record.ts';
import type { PagedPart, Part, TimeBounds } from '../../vendors/list-plan.ts';
import { beginning, type PartState, type WalkMode } from './part-state.ts';
import { followsSeconds, strideSorted } from './sorted.ts';
import { strideUnordered } from './unordered.ts';
import { earliest, unitFloor } from './time-unit.ts';
import type { Learnt, Stride, WalkedRow, WalkRoom } from './walk-room.ts';
import { strideKeyset, strideWhole } from './whole.ts';
import { strideWindows } from './windows.ts';

/** What one request got out of one part. */
export interface Walked<R> {
  readonly rows: readonly WalkedRow<R>[];
  readonly rest: PartState;
  readonly learnt: Learnt;
}

/** Goes on with one part until it has the rows needed, is at its end, or has spent its calls. */
export async function walkPart<R extends ListedRow>(
  part: Part<R>,
  start: PartState,
  need: number,
  room: WalkRoom<R>,
): Promise<Walked<R>> {
  const learnt: Learnt = { total: null, fetchedAt: null, servedFrom: null, observedSince: null, calls: 0 };
  const rows: WalkedRow<R>[] = [];
  let state = start;
  while (!state.isDone && rows.length < need && room.callsLeft > 0) {
    const stride = await strideOf(part, state, need - rows.length, room, learnt);
    rows.push(...stride.rows);
    const isIdle = stride.rows.length === 0 && JSON.stringify(stride.rest) === JSON.stringify(state);
    const isStuck = isIdle && (room.callsLeft > 0 || state === start);
    state = stride.rest;
    if (state.isDone && (await hasUntimed(part, state, rows.length, room, learnt))) {
      state = { ...state, mode: 'untimed', offset: 0, anchors: [], place: null, isDone: false };
    }
    if (isStuck) {
      state = { ...state, isDoubtful: true, isDone: true }; // asking again would tell the same
      break;
    }
  }
  return { rows, rest: state, learnt };
}

/**
 * A walk that is bounded by time does not see rows without one. Where fewer rows came than the vendor had counted, its two
 * counts, with bounds around all times and without any, tell whether there are such rows or others were deleted.
 */
async function hasUntimed<R extends ListedRow>(
  part: Part<R>,
  { mode, ignoresBounds }: PartState,
  shown: number,
  room: WalkRoom<R>,
  learnt: Learnt,
): Promise<boolean> {
  if (part.kind === 'keyset' || part.bounds === null || part.bounds.needsBoth === true || ignoresBounds) return false;
  const wasBounded = mode === 'windows' || (mode === 'sorted' && followsSeconds(part));
  if (!wasBounded) return false;
  const missing = room.pin === null && room.countsExactly ? learnt.total : room.missing;
  if (missing === null || missing <= shown || room.from !== null || room.to !== null) return false;
  const { unitMs } = part.bounds;
  const to = unitFloor(room.now, part.bounds) + 366 * Math.max(unitMs, 86_400_000);
  const ask = { page: 1, size: 1, from: unitFloor(earliest, part.bounds) };
  const replies = await Promise.all([
    part.read({ ...ask, from: null, to: null }, room.call),
    part.read({ ...ask, to }, room.call),
  ]);
  learnt.calls += 2;
  room.callsLeft -= 2;
  const [all, timed] = replies.map(({ total }) => total);
  return typeof all === 'number' && typeof timed === 'number' && all > timed;
}

function strideOf<R extends ListedRow>(
  part: Part<R>,
  state: PartState,
  need: number,
  room: WalkRoom<R>,
  learnt: Learnt,
): Promise<Stride<R>> {
  if (part.kind === 'keyset') return strideKeyset(part, state, need, room, learnt);
  if (state.run !== null || state.mode === 'unordered' || state.mode === 'untimed') {
    return strideUnordered(part, state, need, room, learnt);
  }
  if (state.mode === 'windows' && hasBounds(part)) return strideWindows(part, state, need, room, learnt);
  return state.mode === 'sorted'
    ? strideSorted(part, state, need, room, learnt)
    : strideWhole(part, state, room, learnt);
}

const hasBounds = <R>(part: PagedPart<R>): part is PagedPart<R> & { readonly bounds: TimeBounds } =>
  part.bounds !== null;

export const firstState = <R>(part: Part<R>): PartState => beginning(firstMode(part));

function firstMode<R>(part: Part<R>): WalkMode {
  if (part.kind === 'keyset') return 'keyset';
  return part.isTimed ? 'sorted' : 'unordered';
}
