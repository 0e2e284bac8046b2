import type { CustomerConditions } from '../../../records/conditions.ts';
import type { Customer } from '../../../records/customer.ts';
import type { IdentityKind } from '../../../records/people.ts';
import type { OwnedPart, Source } from '../../adapter.ts';
import type { Handling, PagedPart } from '../../list-plan.ts';
import { madeOf } from '../../vendor-http.ts';
import { theOneAsked, type WshotoClient } from '../client.ts';
import type { KeptTags } from '../tags/kept-tags.ts';
import { toCustomer, toCustomerRow } from './map-customer.ts';
import { customerIdOf } from '../refs.ts';
import { wireCustomer, wireCustomerRow } from './wire-customer.ts';

/** Customers: customer/list/selfCustomersByTenant, and customer/info/detail for the employees' remarks (FACTS 1.4). */
export function customerSource(
  client: WshotoClient,
  kept: KeptTags,
  followUps: readonly OwnedPart[],
): Source<'CUSTOMER'> {
  const part: PagedPart<Customer> = {
    kind: 'paged',
    key: 'page',
    isTimed: false,
    bounds: null,
    maxPageSize: 100,
    totalIsExact: true,
    async read({ page, size }, call) {
      const endpoint = 'customer/list/selfCustomersByTenant';
      const { rows, ...reply } = await client.page(endpoint, wireCustomerRow, {}, { page, size }, call);
      const customers = madeOf(reply, toCustomerRow, () => {
        const made = rows.map(toCustomerRow);
        kept.saw(made.flatMap((customer) => customer.tags ?? []));
        return made;
      });
      return { ...reply, rows: customers };
    },
  };
  return {
    externalIdOf: customerIdOf,
    list: (conditions) => ({ handling: handlingOf(conditions), parts: [part] }),
    get: {
      maxBatch: 1,
      async byRefs(refs, call) {
        const found: Customer[] = [];
        for (const ref of new Set(refs)) {
          if (customerIdOf(ref) === null) continue;
          const endpoint = 'customer/info/detail';
          const request = { endpoint, method: 'GET', path: `/${endpoint}`, query: { external_userid: ref } } as const;
          const seen = theOneAsked(ref, await client.one(request, wireCustomer, call), (wire) => wire.external_userid);
          if (seen) found.push(toCustomer(seen));
        }
        return found;
      },
    },
    followUps,
  };
}

const carriedIdentities: ReadonlySet<IdentityKind> = new Set(['WECHAT_UNIONID', 'WECOM_EXTERNAL_USERID']);

// The list takes no filter at all, and its rows carry little to check.
function handlingOf({ tagIds, identity }: CustomerConditions): Record<string, Handling> {
  const handling: Record<string, Handling> = {};
  if (tagIds) handling['tagIds'] = 'APPLIED_HERE';
  if (identity && carriedIdentities.has(identity.kind)) handling['identity'] = 'APPLIED_HERE';
  return handling;
}
