import type { ListKind } from '../records/record.ts';
import { askPart } from './ask-source.ts';
import { pageOf } from './page-of.ts';
import type { ListPage, ListRequest, ListRoom } from './list-types.ts';
import { sourcesOf } from './sources.ts';
import { begin, missingOf, slotsOf } from './walk-begin.ts';

export type * from './list-types.ts';
export { BadCursor } from './list-types.ts';

/** One page of a list merged from several vendors. Throws `BadCursor`; a vendor's failure is an outcome, never thrown. */
export async function listPage<K extends ListKind>(request: ListRequest<K>, room: ListRoom): Promise<ListPage<K>> {
  const sources = sourcesOf(request, room);
  const slots = slotsOf(sources);
  const walk = begin(request, sources, slots);

  const asked = await Promise.all(
    slots.map(({ source, part }, at) =>
      askPart(
        source,
        part,
        walk.states[at]!,
        { pin: walk.pin, missing: missingOf(walk, source, slots[at]!.at) },
        request,
        room,
      ),
    ),
  );
  return pageOf(request, { sources, slots, walk, asked }, room.clock.now());
}
