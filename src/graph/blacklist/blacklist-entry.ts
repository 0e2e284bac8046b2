import type { Context } from '../../context.ts';
import { builder } from '../builder.ts';
import { connectionOf } from '../lists/connections.ts';
import type { Held } from '../nodes/held.ts';
import { personal } from '../shared/personal.ts';
import { CustomerType } from '../nodes/record-types.ts';
import { VendorType } from '../vendors/vendor.ts';
import { BlacklistDurationType } from './blacklist-duration.ts';

export const BlacklistEntryType = builder.objectRef<Held<'BLACKLIST_ENTRY'>>('BlacklistEntry').implement({
  description: 'Why and until when a customer is blacklisted.',
  fields: (t) => ({
    vendor: t.field({
      type: VendorType,
      nullable: false,
      description: 'The vendor that keeps the list.',
      resolve: ({ vendor }) => vendor,
    }),
    customerExternalId: t.id({
      nullable: false,
      description: "The vendor's id of the customer.",
      resolve: ({ copy }) => copy.customerExternalId,
    }),
    customer: t.field({
      type: CustomerType,
      description: 'The customer.',
      resolve: ({ vendor, copy }, _args, { loaders }) => loaders.record(vendor, 'CUSTOMER', copy.customerRef),
    }),
    nickname: t.string({
      extensions: personal,
      description: 'Nickname at that time.',
      resolve: ({ copy }) => copy.nickname,
    }),
    duration: t.field({
      type: BlacklistDurationType,
      description: 'For how long.',
      resolve: ({ copy }) => copy.duration,
    }),
    durationRaw: t.string({
      description: 'The duration as sent (24, 24h, -1).',
      resolve: ({ copy }) => copy.durationRaw,
    }),
    reason: t.string({ description: 'Why.', resolve: ({ copy }) => copy.reason }),
    startsAt: t.field({ type: 'DateTime', description: 'Since when.', resolve: ({ copy }) => copy.startsAt }),
    endsAt: t.field({
      type: 'DateTime',
      description: 'Until when; for ever is sent as 1,000 days.',
      resolve: ({ copy }) => copy.endsAt,
    }),
    isBlacklisted: t.boolean({
      description: 'True while this entry holds (is_black).',
      resolve: ({ copy }) => copy.isBlacklisted,
    }),
    isCustomerBlacklisted: t.boolean({
      description: "True if the customer is blacklisted now (user_status); the vendor's two flags may disagree.",
      resolve: ({ copy }) => copy.isCustomerBlacklisted,
    }),
  }),
});

export const BlacklistConnectionType = connectionOf(BlacklistEntryType, {
  name: 'Blacklist',
  aRow: 'A blacklisted customer',
  rows: 'a blacklist',
  node: 'entry',
});

/** The entry that holds for a customer; null, without a call, for one of whom the copy at hand says that there is none. */
export async function blacklistEntryOf(
  held: Held<'CUSTOMER'>,
  _args: object,
  { loaders }: Context,
): Promise<Held<'BLACKLIST_ENTRY'> | null> {
  if (held.copy.isBlacklisted === false) return null;
  const copy = (await loaders.blacklistEntry(held)) ?? null;
  return copy === null ? null : { vendor: held.vendor, entity: 'BLACKLIST_ENTRY', ref: copy.ref, copy, isWhole: true };
}
