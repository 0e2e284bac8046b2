import type { Held } from '../graph/nodes/held.ts';
import type { FollowUp } from '../records/follow-up.ts';
import type { Clock } from '../vendors/clock.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import { compareKeys, type Part } from '../vendors/list-plan.ts';
import type { AskedPart } from './ask-source.ts';
import { type Asked, pageOf } from './page-of.ts';
import { timeOfRow } from './list-time.ts';
import type { ListPage, ListRequest } from './list-types.ts';
import { sourcesOf } from './sources.ts';
import { begin, slotsOf } from './walk-begin.ts';
import { firstState } from './walk/walk-part.ts';
import { PlacedRow } from './walk/walk-room.ts';

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

/**
 * First pages of follow-ups below records of one kind at one vendor. Their lists differ in the owner alone: how the vendor
 * would answer is worked out for the first of them.
 */
export class OwnedPages {
  readonly #room: OwnedRoom;
  #list: Pick<Asked<'FOLLOW_UP'>, 'sources' | 'slots'> | null = null;

  constructor(room: OwnedRoom) {
    this.#room = room;
  }

  /** One owner's page, whose cursors go on in `listPage` with `ownedListRequest`. Calls nobody. */
  pageOf(owned: OwnedRows): ListPage<'FOLLOW_UP'> {
    const request = ownedListRequest(owned.held, owned.first, null);
    const { sources, slots } = (this.#list ??= this.#listFor(request));
    const asked = slots.map(({ part }, at) => askedPart(part, owned, at));
    return pageOf(request, { sources, slots, walk: begin(request, sources, slots), asked }, this.#room.clock.now());
  }

  #listFor(request: ListRequest<'FOLLOW_UP'>) {
    const sources = sourcesOf(request, this.#room);
    return { sources, slots: slotsOf(sources) };
  }
}

interface OwnedRoom {
  readonly vendors: ConnectedVendors;
  readonly clock: Clock;
}

function askedPart(part: Part<FollowUp>, owned: OwnedRows, at: number): AskedPart<FollowUp> {
  const ordered = (owned.rowsByPart[at] ?? [])
    .map((row) => ({ row, key: { time: timeOfRow('FOLLOW_UP', row), ref: row.ref } }))
    .sort((a, b) => compareKeys(a.key, b.key));
  const start = firstState(part);
  const rows: PlacedRow<FollowUp>[] = [];
  let { offset } = start;
  for (const [index, { row, key }] of ordered.entries()) {
    const isMidRun = (ordered[index + 1]?.key.time ?? null) === key.time;
    offset = isMidRun ? offset : index + 1;
    rows.push(new PlacedRow(row, key, offset, start, rows.at(-1) ?? null));
  }
  const rest = { ...(rows.at(-1)?.after ?? start), isDone: owned.completeByPart[at] === true };
  const origin = ordered[0]?.row.origin;
  const learnt = {
    total: owned.totalByPart[at] ?? null,
    fetchedAt: owned.fetchedAt,
    servedFrom: origin?.servedFrom ?? null,
    observedSince: origin?.observedSince ?? null,
    calls: 0,
  };
  return { start, walked: { rows, rest, learnt }, error: null, latencyMs: null };
}
