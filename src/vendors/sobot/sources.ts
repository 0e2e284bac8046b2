import type { Customer } from '../../records/customer.ts';
import type { Tag } from '../../records/tag.ts';
import type { ByOwner, ByRef, Source } from '../adapter.ts';
import { keysetOf } from '../list-plan.ts';
import { madeOf } from '../vendor-http.ts';
import { Refusal } from '../vendor-error.ts';
import { blacklistEntryOfCustomers } from './blacklist/blacklist.ts';
import type { SobotClient } from './client.ts';
import { listCustomers } from './customers/list-customers.ts';
import { followUpsByRef, followUpsOfCustomers, listFollowUps } from './follow-ups/list-follow-ups.ts';
import { toWholeCustomer } from './customers/map-customer.ts';
import { wholeWithPush } from './customers/map-pushed-customer.ts';
import type { KeptPushes } from './pushes/kept-pushes.ts';
import { toCustomerTag, toWecomTag } from './tags/map-tag.ts';
import { customerIdOf, followUpRef, readFollowUpRef, readTagRef } from './refs.ts';
import type { SobotSettings } from './settings.ts';
import { stagesOfCustomers } from './customers/stages-of-customers.ts';
import type { TagLibrary } from './tags/tag-library.ts';
import type { Row } from './wire.ts';
import { sobotUserLabels } from './tags/wire-tag.ts';

export const customers = (client: SobotClient, settings: SobotSettings, kept: KeptPushes): Source<'CUSTOMER'> => ({
  externalIdOf: customerIdOf,
  ...(kept.isOn ? { survivors: (refs) => kept.survivors(refs) } : {}),
  list: (conditions) => listCustomers(conditions, { client, settings, kept }),
  get: customersByRef(client, settings, kept),
  tags: tagsOfCustomers(client),
  followUps: [followUpsOfCustomers(client, settings)],
  blacklistEntries: blacklistEntryOfCustomers(client, settings),
  stages: stagesOfCustomers(client, settings.SOBOT_MAX_PAGE_SIZE),
});

const customersByRef = (client: SobotClient, settings: SobotSettings, kept: KeptPushes): ByRef<Customer> => ({
  maxBatch: 1,
  async byRefs(refs, call) {
    const pushes = kept.of(refs);
    const found = await Promise.all(
      refs.map(async (ref) => {
        const reply = await client.customer(ref, call);
        if (reply === null) return [];
        const origin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
        const customer = toWholeCustomer(reply.row, { origin, phoneRegion: settings.SOBOT_PHONE_REGION });
        if (customer.ref === ref) return [wholeWithPush(customer, (await pushes).get(ref))];
        throw new Refusal({ kind: 'BAD_REPLY', message: 'The vendor answered with another customer.' });
      }),
    );
    return found.flat();
  },
});

/** Business tags of many customers in one call (S14); WeCom tags stand in the customers' own rows. */
const tagsOfCustomers = (client: SobotClient): ByOwner<Tag> => ({
  maxBatch: 100, // not documented
  async of(owners, call) {
    const reply = await client.customerTags(owners, call);
    const origin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
    const tagsOfRow = (row: Row): [string, Tag[]] => {
      const { userid, label_set } = sobotUserLabels.parse(row);
      const tags = label_set.map((label) => toCustomerTag(label, origin));
      return [userid, [...new Map(tags.map((tag) => [tag.ref, tag])).values()]];
    };
    return madeOf(reply, sobotUserLabels, () => new Map(reply.rows.map(tagsOfRow)));
  },
});

export const tags = (library: TagLibrary): Source<'TAG'> => ({
  externalIdOf: (ref) => readTagRef(ref)?.id ?? null,
  list: ({ name, kinds, groups }) => ({
    handling: {
      ...(name === undefined ? {} : { name: 'APPLIED_HERE' as const }),
      ...(kinds === undefined ? {} : { kinds: 'APPLIED_HERE' as const }),
      ...(groups === undefined ? {} : { groups: 'APPLIED_HERE' as const }),
    },
    parts: [
      {
        kind: 'keyset',
        key: 'library',
        async after(ask, call) {
          const { tags: held, fetchedAt, servedFrom } = await library.read(call);
          // The whole library is at hand: conditions are applied before the page is cut, so that pages are full.
          const matching = held.filter(
            (tag) =>
              (name === undefined || tag.name === name) &&
              (kinds === undefined || kinds.includes(tag.kind ?? 'UNKNOWN')) &&
              (groups === undefined || groups.includes(tag.group?.externalId ?? '')),
          );
          return { ...keysetOf(matching, (tag) => tag.createdAt, ask, fetchedAt), servedFrom };
        },
      },
    ],
  }),
  get: {
    maxBatch: 1000,
    async byRefs(refs, call) {
      // Of a WeCom tag only the id is ever told, and the ref holds it: leaving it out would say that it is gone.
      const wecom = refs.flatMap((ref) => {
        const read = readTagRef(ref);
        return read === null || read.isBusiness ? [] : [toWecomTag(read.id, { servedFrom: 'LIVE', fetchedAt: null })];
      });
      if (wecom.length === refs.length) return wecom;
      const business = new Set(refs.filter((ref) => readTagRef(ref)?.isBusiness === true));
      return [...wecom, ...(await library.find(business, call))];
    },
  },
});

export const followUps = (client: SobotClient, settings: SobotSettings, kept: KeptPushes): Source<'FOLLOW_UP'> => ({
  externalIdOf: (ref) => readFollowUpRef(ref)?.id ?? null,
  async survivors(refs) {
    // That what happened with a customer goes over to the one that lives on is not documented.
    const read = refs.map((ref) => ({ ref, ...readFollowUpRef(ref) }));
    const customers = await kept.survivors(read.flatMap(({ customerId }) => customerId ?? []));
    return new Map(
      read.flatMap(({ ref, customerId = '', id = '' }) => {
        const survivor = customers.get(customerId);
        return survivor === undefined ? [] : [[ref, followUpRef(survivor, id)] as const];
      }),
    );
  },
  list: (conditions) => listFollowUps(conditions, client, settings),
  get: followUpsByRef(client),
});
