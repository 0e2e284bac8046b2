import type { Context } from '../context.ts';
import { builder } from './builder.ts';
import type { Held } from './held.ts';
import { CustomerType, LeadType, typeNameOf } from './record-types.ts';
import { unified } from './unified.ts';

export const FollowUpTargetType = builder.unionType('FollowUpTarget', {
  description: 'What a follow-up is about.',
  types: [LeadType, CustomerType],
  resolveType: typeNameOf,
});

/** The lead or customer that a follow-up is about. */
export async function targetOf(
  held: Held<'FOLLOW_UP'>,
  _args: object,
  context: Context,
): Promise<Held<'LEAD'> | Held<'CUSTOMER'> | null> {
  const link = await unified(held, 'target', context);
  if (link === null) return null;
  if (link.entity === 'LEAD') return context.loaders.record(held.vendor, 'LEAD', link.ref);
  if (link.entity === 'CUSTOMER') return context.loaders.record(held.vendor, 'CUSTOMER', link.ref);
  return null;
}
