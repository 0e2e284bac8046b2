import type { FollowUp } from '../records/follow-up.ts';
import type { Entity } from '../records/record.ts';
import type { OwnedPart } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';

const mostPages = 10;

/** What was read of one owner's follow-ups in one part. */
export interface OwnedReading {
  readonly rows: readonly FollowUp[];
  /** Exact number of the owner's rows, null where it is not known. */
  readonly total: number | null;
  /** True if all rows of the owner were read. */
  readonly isComplete: boolean;
  /** True if the latest `wanted` rows are among those read. */
  readonly isEnough: boolean;
  readonly fetchedAt: Date | null;
}

/** Reads the follow-ups of several owners page by page, until each owner has `wanted` rows or there are no more. */
export async function readOwnedPart(
  part: OwnedPart,
  kind: Entity,
  owners: readonly string[],
  wanted: number,
  call: Call,
): Promise<ReadonlyMap<string, OwnedReading>> {
  const rows = new Map(owners.map((owner) => [owner, new NewestFirst()]));
  const seen = new Set<string>();
  let isComplete = false;
  let total: number | null = null;
  let hasStrangers = false;
  let fetchedAt: Date | null = null;

  for (let page = 1; page <= mostPages && !isComplete; page += 1) {
    const reply = await part.read(owners, { page, size: part.maxPageSize }, call);
    ({ total, fetchedAt } = reply);
    const seenBefore = seen.size;
    for (const row of reply.rows) {
      if (seen.has(row.ref)) continue;
      seen.add(row.ref);
      const ofOwner = row.target?.entity === kind ? rows.get(row.target.ref) : undefined;
      if (ofOwner === undefined) hasStrangers = true;
      else ofOwner.add(row);
    }
    // A short page proves nothing, because vendors clamp page sizes; only the count does, or a page without rows.
    isComplete = total === null ? reply.rows.length === 0 : seen.size >= total;
    if (seen.size === seenBefore || [...rows.values()].every((ofOwner) => ofOwner.holds(wanted))) break;
  }

  const exact = owners.length === 1 && !hasStrangers ? total : null;
  return new Map(
    [...rows].map(([owner, ofOwner]) => [
      owner,
      {
        rows: ofOwner.rows,
        total: isComplete ? ofOwner.rows.length : exact,
        isComplete,
        isEnough: isComplete || ofOwner.holds(wanted),
        fetchedAt,
      },
    ]),
  );
}

/** Rows of one owner. The latest are the first only as long as the vendor keeps to newest-first, which none documents. */
class NewestFirst {
  readonly rows: FollowUp[] = [];
  #isSorted = true;
  #latest = Infinity;

  add(row: FollowUp): void {
    const time = row.occurredAt?.getTime() ?? -Infinity;
    if (time > this.#latest) this.#isSorted = false;
    this.#latest = time;
    this.rows.push(row);
  }

  holds(wanted: number): boolean {
    return this.#isSorted && this.rows.length >= wanted;
  }
}
