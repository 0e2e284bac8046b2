import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import { builder } from '../builder.ts';
import type { Held } from '../nodes/held.ts';
import { CustomerType, LeadType, typeNameOf } from '../nodes/record-types.ts';
import { selectsOnly } from '../selects-only.ts';
import { unified } from '../nodes/unified.ts';

type Target = Held<'LEAD'> | Held<'CUSTOMER'>;

export const FollowUpTargetType = builder.unionType('FollowUpTarget', {
  description: 'What a follow-up is about.',
  types: [LeadType, CustomerType],
  resolveType: typeNameOf,
});

/** What a link alone tells of the record it points at. */
const toldByLink: ReadonlySet<string> = new Set(['__typename', 'id', 'vendor', 'externalId']);

/** The lead or customer that a follow-up is about; fetched only if more is selected than the link tells. */
export async function targetOf(
  held: Held<'FOLLOW_UP'>,
  _args: object,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Target | null> {
  const link = await unified(held, 'target', context);
  if (link === null || (link.entity !== 'LEAD' && link.entity !== 'CUSTOMER')) return null;
  const { vendor } = held;
  const { entity } = link;
  const ref = await context.loaders.living(vendor, entity, link.ref);
  const externalId = context.vendors.get(vendor)?.adapter?.[entity]?.externalIdOf(ref) ?? null;
  if (externalId === null || !selectsOnly(toldByLink, info)) {
    return context.loaders.record<'LEAD' | 'CUSTOMER'>(vendor, entity, ref) as Promise<Target | null>;
  }
  const copy = { ref, externalId, origin: held.copy.origin, raw: null };
  return { vendor, entity, ref, copy, isWhole: false } as Target;
}
