import type { Entity } from '../records/record.ts';
import { askPart } from './ask-source.ts';
import type { ListPage, ListRequest, ListRoom } from './list-types.ts';
import { merge, placesAt } from './merge.ts';
import { outcomeOf } from './outcome.ts';
import { mergePart, newestOf, resultsOf } from './results.ts';
import { sourcesOf } from './sources.ts';
import { begin, cursorsOf, slotsOf } from './walk-begin.ts';

export type * from './list-types.ts';
export { BadCursor } from './list-types.ts';

/** One page of a list merged from several vendors. Throws `BadCursor`; a vendor's failure is an outcome, never thrown. */
export async function listPage<E extends Entity>(request: ListRequest<E>, room: ListRoom): Promise<ListPage<E>> {
  const sources = sourcesOf(request, room);
  const slots = slotsOf(sources);
  const walk = begin(request, sources, slots);

  const asked = await Promise.all(
    slots.map(({ source, part }, at) => askPart(source, part, walk.states[at]!, walk.pin, request, room)),
  );
  const parts = slots.map(({ at }, slot) => mergePart(at, asked[slot]!));
  const merged = merge(parts, request.first);
  const results = resultsOf(sources, slots, asked, parts, merged, walk.shown, merged.length < request.first);
  const pin = walk.pin ?? newestOf(asked, room.clock.now());
  const cursors = cursorsOf({
    walk,
    pin,
    parts,
    merged,
    totals: results.map(({ total }) => total),
    sources: sources.length,
  });

  const rest = placesAt(parts, merged.at(-1)?.taken ?? []);
  const totals = results.map(({ total, source }) => (source.refusal === null ? total : null));
  return {
    edges: merged.map(({ row, frontier }, at) => ({
      cursor: cursors.edges[at]!,
      node: {
        vendor: sources[frontier.source]!.vendor.name,
        entity: request.entity,
        ref: row.ref,
        copy: row,
        isWhole: false,
      },
    })),
    pageInfo: {
      hasNextPage: rest.some(({ state }) => !state.isDone),
      hasPreviousPage: false,
      startCursor: cursors.edges[0] ?? null,
      endCursor: cursors.end,
    },
    totalCount: totals.reduce<number | null>((sum, total) => (sum === null || total === null ? null : sum + total), 0),
    knownCount: results.reduce((sum, { known }) => sum + known, 0),
    sources: results.map(outcomeOf),
  };
}
