import type { BlacklistEntry } from '../../../records/blacklist-entry.ts';
import type { BlacklistConditions } from '../../../records/conditions.ts';
import type { OneByOwner, SideList } from '../../adapter.ts';
import type { Call } from '../../call.ts';
import type { VendorDefinition } from '../../define-vendor.ts';
import type { Handling, PagedPart, PageReply } from '../../list-plan.ts';
import { together } from '../../together.ts';
import { Refusal } from '../../vendor-error.ts';
import type { Page, SobotClient } from '../client.ts';
import { blackTypeOf, toBlacklistEntry } from './map-blacklist.ts';
import type { SobotSettings } from '../settings.ts';

type Query = Record<string, string | undefined>;

const mostCustomers = 32;
const mostScannedPages = 10;

/** What Sobot says of its blacklist; handled as below. */
export const blacklistOffer: NonNullable<NonNullable<VendorDefinition['sideLists']>['BLACKLIST_ENTRY']> = {
  filters: { customerIds: 'PUSHED_DOWN', durations: 'PUSHED_DOWN', startsAt: 'PUSHED_DOWN' },
  neverCarries: [],
};

/**
 * The blacklist (S38). That `start_time` and `end_time` bound the beginning is not documented: the walk checks it on every
 * row. In the sample the list answers a filter with rows that do not match it: nothing is counted by a filter.
 */
export const blacklist = (client: SobotClient, settings: SobotSettings): SideList<'BLACKLIST_ENTRY'> => ({
  list(conditions) {
    const { handling, blackType } = pushDown(conditions);
    const customers = conditions.customerIds === undefined ? null : [...new Set(conditions.customerIds)].sort();
    if (customers !== null && customers.length > mostCustomers) {
      const message = `Sobot looks at most ${mostCustomers} customers up in its blacklist at once.`;
      throw new Refusal({ kind: 'UNSUPPORTED', message });
    }
    const part = (key: string, customer?: string): PagedPart<BlacklistEntry> => ({
      kind: 'paged',
      key,
      isTimed: true,
      bounds: { unitMs: 1000 },
      maxPageSize: settings.SOBOT_MAX_PAGE_SIZE,
      totalIsExact: customer === undefined && blackType === undefined,
      ...(customer === undefined ? {} : { owns: ({ customerRef }) => customerRef === customer }),
      read({ page, size, from, to }, call) {
        const bounds = { start_time: toSeconds(from), end_time: toSeconds(to) };
        return readEntries(client, { user_id: customer, black_type: blackType, ...bounds }, { page, size }, call);
      },
    });
    const parts =
      customers === null ? [part('all')] : customers.map((customer, index) => part(`customer.${index}`, customer));
    return { handling, parts };
  },
});

function pushDown({ customerIds, durations, startsAt }: BlacklistConditions) {
  const handling: Record<string, Handling> = {};
  if (customerIds !== undefined) handling.customerIds = 'PUSHED_DOWN';
  if (startsAt !== undefined) handling.startsAt = 'PUSHED_DOWN';
  // The list takes one type a call.
  const [duration, ...others] = durations ?? [];
  const blackType = duration === undefined || others.length > 0 ? null : blackTypeOf(duration);
  if (durations !== undefined) handling.durations = blackType === null ? 'APPLIED_HERE' : 'PUSHED_DOWN';
  return { handling, blackType: blackType ?? undefined };
}

/** The entry that holds for a customer now. Rows of other customers, which the sample shows, are passed over. */
export const blacklistEntryOfCustomers = (
  client: SobotClient,
  settings: SobotSettings,
): OneByOwner<BlacklistEntry> => ({
  maxBatch: 1,
  async of(owners, call) {
    const found = await Promise.all(
      owners.map((owner) => together(call, (own) => findEntry(client, owner, settings, own))),
    );
    return new Map(found.flatMap((entry) => (entry === null ? [] : [[entry.customerRef, entry]])));
  },
});

async function findEntry(
  client: SobotClient,
  customer: string,
  settings: SobotSettings,
  call: Call,
): Promise<BlacklistEntry | null> {
  let seen = 0;
  for (let page = 1; page <= mostScannedPages; page += 1) {
    const asked = { page, size: settings.SOBOT_MAX_PAGE_SIZE };
    const { rows, total } = await readEntries(client, { user_id: customer }, asked, call);
    const [entry] = rows
      .filter(({ customerRef, isBlacklisted }) => customerRef === customer && isBlacklisted === true)
      .toSorted((a, b) => Number(b.startsAt) - Number(a.startsAt));
    if (entry !== undefined) return entry;
    seen += rows.length;
    if (rows.length === 0 || (total !== null && seen >= total)) return null;
  }
  const message = `The customer was not found on the ${mostScannedPages} pages of the blacklist that are searched.`;
  throw new Refusal({ kind: 'PARTIAL', message });
}

async function readEntries(
  client: SobotClient,
  query: Query,
  page: Page,
  call: Call,
): Promise<PageReply<BlacklistEntry>> {
  const reply = await client.blacklist(query, page, call);
  const origin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
  return { ...reply, rows: reply.rows.map((row) => toBlacklistEntry(row, origin)) };
}

const toSeconds = (time: number | null): string | undefined =>
  time === null ? undefined : String(Math.floor(time / 1000));
