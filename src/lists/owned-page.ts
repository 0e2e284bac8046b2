import type { Held } from '../graph/nodes/held.ts';
import type { FollowUp } from '../records/follow-up.ts';
import type { Clock } from '../vendors/clock.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import { compareKeys, type Part } from '../vendors/list-plan.ts';
import type { AskedPart } from './ask-source.ts';
import { pageOf } from './page-of.ts';
import { timeOfRow } from './list-time.ts';
import type { ListPage, ListRequest } from './list-types.ts';
import { sourcesOf } from './sources.ts';
import { begin, slotsOf } from './walk-begin.ts';
import type { PartState } from './walk/part-state.ts';
import { firstState } from './walk/walk-part.ts';
import type { WalkedRow } from './walk/walk-room.ts';

type Owner = Held<'LEAD'> | Held<'CUSTOMER'>;

/** What the loaders read of one owner's follow-ups, part by part in the order of the plan. */
export interface OwnedRows {
  readonly held: Owner;
  readonly first: number;
  /** Rows of this owner, in any order. */
  readonly rowsByPart: readonly (readonly FollowUp[])[];
  /** Exact number of this owner's rows in each part, null where it is not known. */
  readonly totalByPart: readonly (number | null)[];
  /** True where all rows of this owner in that part were read. */
  readonly completeByPart: readonly boolean[];
  readonly fetchedAt: Date | null;
}

/** The list of one owner's follow-ups: the same whether its first page was read in bulk or by itself. */
export function ownedListRequest(
  { vendor, entity, ref }: Owner,
  first: number,
  after: string | null,
): ListRequest<'FOLLOW_UP'> {
  return {
    entity: 'FOLLOW_UP',
    first,
    after,
    vendors: [vendor],
    filterMode: 'STRICT',
    conditionNames: ['targetIds'],
    conditionsFor: () => ({ targetIds: [{ entity, ref }] }),
    filterText: JSON.stringify([vendor, entity, ref]),
  };
}

/** First page of one owner's follow-ups, whose cursors go on in `listPage` with `ownedListRequest`. Calls nobody. */
export function ownedFollowUpPage(
  owned: OwnedRows,
  room: { readonly vendors: ConnectedVendors; readonly clock: Clock },
): ListPage<'FOLLOW_UP'> {
  const request = ownedListRequest(owned.held, owned.first, null);
  const sources = sourcesOf(request, room);
  const slots = slotsOf(sources);
  const asked = slots.map(({ part }, at) => askedPart(part, owned, at));
  return pageOf(request, { sources, slots, walk: begin(request, sources, slots), asked }, room.clock.now());
}

function askedPart(part: Part<FollowUp>, owned: OwnedRows, at: number): AskedPart<FollowUp> {
  const ordered = (owned.rowsByPart[at] ?? []).toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)));
  const start = firstState(part);
  const rows: WalkedRow<FollowUp>[] = [];
  let before = start;
  ordered.forEach((row, index) => {
    const key = keyOf(row);
    const next = ordered[index + 1];
    const isMidRun = (next === undefined ? null : keyOf(next).time) === key.time;
    const after: PartState = { ...start, place: key, offset: isMidRun ? before.offset : index + 1 };
    rows.push({ row, key, before, after });
    before = after;
  });
  const rest = { ...before, isDone: owned.completeByPart[at] === true };
  const learnt = {
    total: owned.totalByPart[at] ?? null,
    fetchedAt: owned.fetchedAt,
    servedFrom: ordered[0]?.origin.servedFrom ?? null,
    observedSince: ordered[0]?.origin.observedSince ?? null,
    calls: 0,
  };
  return { start, walked: { rows, rest, learnt }, error: null, latencyMs: null };
}

const keyOf = (row: FollowUp) => ({ time: timeOfRow('FOLLOW_UP', row), ref: row.ref });
