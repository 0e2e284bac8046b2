import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import type { ListPage } from '../../lists/list-page.ts';
import { ownedListRequest } from '../../lists/owned-page.ts';
import type { Held } from '../nodes/held.ts';
import { askRequest, noteOutcomes } from '../lists/list.ts';
import { readFirst } from '../lists/page-args.ts';

/** Follow-ups below a lead or customer: the first page in bulk with those of its neighbours, further ones by themselves. */
export async function followUpsOf(
  held: Held<'LEAD'> | Held<'CUSTOMER'>,
  args: { readonly first?: number | null; readonly after?: string | null },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ListPage<'FOLLOW_UP'> | null> {
  if (args.after === null || args.after === undefined) {
    const page = await context.loaders.followUps(held, readFirst(args.first));
    if (page !== null) noteOutcomes(page, context, info);
    return page;
  }
  return askRequest(ownedListRequest(held, readFirst(args.first), args.after), context, info);
}
