import type { ListedRow } from '../../records/record.ts';
import { compareKeys, type KeysetPart, type PagedPart } from '../../vendors/list-plan.ts';
import { PageReader } from './page-reader.ts';
import type { PartState } from './part-state.ts';
import type { Learnt, Stride, WalkedRow, WalkRoom } from './walk-room.ts';
import { keyOf, PlacedRow } from './walk-room.ts';

/** One stride through a list that the vendor neither sorts nor bounds by time: read wholly if it is small, else PARTIAL. */
export async function strideWhole<R extends ListedRow>(
  part: PagedPart<R>,
  state: PartState,
  room: WalkRoom<R>,
  learnt: Learnt,
): Promise<Stride<R>> {
  const reader = new PageReader(part, { from: null, to: null }, part.maxPageSize, state.cap, room, learnt);
  await reader.start(1);
  while (!reader.isEnd && reader.canRead) await reader.next();
  if (!reader.isEnd) {
    return { rows: [], rest: { ...state, mode: 'unordered', cap: reader.cap, anchors: [], isDoubtful: true } };
  }
  const base = { ...state, cap: reader.cap, isDoubtful: state.isDoubtful || reader.countLies };
  const ordered = reader.rows.toSorted((a, b) => compareKeys(a.key, b.key));
  const rows = inOrder(
    ordered.map(({ row }) => row),
    base,
    room,
  );
  return { rows, rest: { ...base, place: ordered.at(-1)?.key ?? base.place, isDone: true } };
}

/** One stride through a source that keeps our order by itself. */
export async function strideKeyset<R extends ListedRow>(
  part: KeysetPart<R>,
  state: PartState,
  need: number,
  room: WalkRoom<R>,
  learnt: Learnt,
): Promise<Stride<R>> {
  room.callsLeft -= 1;
  const reply = await part.after({ after: state.place, limit: Math.max(100, need + 1) }, room.call);
  learnt.calls += 1;
  learnt.fetchedAt = reply.fetchedAt;
  learnt.servedFrom = reply.servedFrom ?? reply.rows[0]?.origin.servedFrom ?? learnt.servedFrom;
  learnt.observedSince = reply.observedSince ?? reply.rows[0]?.origin.observedSince ?? learnt.observedSince;
  if (state.place === null) learnt.total = reply.total;
  const rows = inOrder(reply.rows, state, room);
  const last = reply.rows.at(-1);
  return {
    rows,
    rest: { ...state, place: last === undefined ? state.place : keyOf(last, room), isDone: reply.isEnd },
  };
}

function inOrder<R extends ListedRow>(ordered: readonly R[], state: PartState, room: WalkRoom<R>): WalkedRow<R>[] {
  const rows: WalkedRow<R>[] = [];
  let previous: PlacedRow<R> | null = null;
  for (const row of ordered) {
    const key = keyOf(row, room);
    if (state.place !== null && compareKeys(key, state.place) <= 0) continue;
    previous = new PlacedRow<R>(row, key, state.offset, state, previous);
    if (room.accepts(row)) rows.push(previous);
  }
  return rows;
}
