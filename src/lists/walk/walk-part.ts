import type { VendorRecord } from '../../records/record.ts';
import type { PagedPart, Part, TimeBounds } from '../../vendors/list-plan.ts';
import { beginning, type PartState, type WalkMode } from './part-state.ts';
import { strideSorted } from './sorted.ts';
import { strideUnordered } from './unordered.ts';
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
export async function walkPart<R extends VendorRecord>(
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
    if (isStuck) {
      state = { ...state, isDoubtful: true, isDone: true }; // asking again would tell the same
      break;
    }
  }
  return { rows, rest: state, learnt };
}

function strideOf<R extends VendorRecord>(
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
