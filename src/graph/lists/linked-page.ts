import { Buffer } from 'node:buffer';
import type { ListPage } from '../../lists/list-page.ts';
import type { Entity } from '../../records/record.ts';
import { badUserInput } from '../errors.ts';
import { toGlobalId } from '../nodes/global-id.ts';
import type { Held } from '../nodes/held.ts';
import { readFirst } from './page-args.ts';

/** A page of records that are all at hand, because their vendor links them to one record. Null: it has no such links. */
export function linkedPage<E extends Entity>(
  linked: readonly Held<E>[] | null,
  owner: Held,
  args: { readonly first?: number | null; readonly after?: string | null },
): ListPage<E> | null {
  const first = readFirst(args.first);
  if (linked === null) return null;
  const start = args.after === null || args.after === undefined ? 0 : placeBehind(args.after, linked);
  const edges = linked.slice(start, start + first).map((node) => ({ cursor: cursorOf(node), node }));
  const origin = edges[0]?.node.copy.origin;
  return {
    edges,
    pageInfo: {
      hasNextPage: start + first < linked.length,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? args.after ?? startCursor,
    },
    totalCount: linked.length,
    knownCount: linked.length,
    sources: [
      {
        vendor: owner.vendor,
        status: 'OK',
        servedFrom: origin?.servedFrom ?? owner.copy.origin.servedFrom,
        returned: edges.length,
        totalCount: linked.length,
        observedSince: origin?.observedSince ?? null,
        fetchedAt: origin?.fetchedAt ?? owner.copy.origin.fetchedAt,
        latencyMs: null,
        retryAfterMs: null,
        filters: [],
        error: null,
      },
    ],
  };
}

const startCursor = Buffer.from('start').toString('base64url');

const cursorOf = (node: Held): string => Buffer.from(`behind:${toGlobalId(node)}`).toString('base64url');

function placeBehind(cursor: string, linked: readonly Held[]): number {
  if (cursor === startCursor) return 0;
  const index = linked.findIndex((node) => cursorOf(node) === cursor);
  if (index === -1) throw badUserInput('`after` is no cursor of this list.', 'after');
  return index + 1;
}
