import type { Context } from '../../../context.ts';
import { BlacklistEntryType } from '../../blacklist/blacklist-entry.ts';
import type { Held } from '../../nodes/held.ts';
import { payloadType, writtenRecord, type Written } from '../payload.ts';
import { writtenCustomer } from './written-customer.ts';

/** The payload of what puts on a blacklist or takes off it. */
export const blacklistPayloadType = (mutation: 'blacklistAdd' | 'blacklistRemove') =>
  payloadType(mutation, (t) => ({
    record: writtenCustomer(t),
    entry: t.field({
      type: BlacklistEntryType,
      description:
        "The customer's entry on the blacklist, read afresh; null if there is none, unless APPLIED, or if it could not be read back.",
      resolve: writtenEntry,
    }),
  }));

/** Asked of the blacklist itself, whatever the customer's own flag says: it may lag behind. */
async function writtenEntry(written: Written, args: object, context: Context): Promise<Held<'BLACKLIST_ENTRY'> | null> {
  const customer = await writtenRecord('CUSTOMER')(written, args, context);
  const copy = customer === null ? null : await context.loaders.blacklistEntry(customer);
  if (customer === null || copy === null) return null;
  return { vendor: customer.vendor, entity: 'BLACKLIST_ENTRY', ref: copy.ref, copy, isWhole: true };
}
