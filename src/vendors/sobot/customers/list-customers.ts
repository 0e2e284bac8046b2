import type { CustomerConditions, TimeRange } from '../../../records/conditions.ts';
import type { Customer } from '../../../records/customer.ts';
import type { Handling, ListPlan, PagedPart } from '../../list-plan.ts';
import { madeOf } from '../../vendor-http.ts';
import { nationalNumber, splitList } from '../../values/contact.ts';
import type { SobotClient } from '../client.ts';
import type { KeptPushes } from '../pushes/kept-pushes.ts';
import { toListedCustomer } from './map-customer.ts';
import { withPush } from './map-pushed-customer.ts';
import { readTagRef } from '../refs.ts';
import type { SobotSettings } from '../settings.ts';

type Query = Record<string, string>;

const searchTypes = { phone: '4', email: '5', name: '2', nickname: '1', companyName: '3' } as const;
// The list takes one search a call: the one that finds the fewest comes first.
const searchOrder = ['phone', 'email', 'name', 'nickname', 'companyName'] as const;

const identityParameters: Readonly<Record<string, string>> = {
  WECHAT_BUILD_UNIONID: 'wx_build_unionId',
  WECOM_EXTERNAL_USERID: 'external_userid',
};

/** What customers are listed with. */
interface CustomerRoom {
  readonly client: SobotClient;
  readonly settings: SobotSettings;
  readonly kept: KeptPushes;
}

/** How the customer list (S22) answers. `module_type` and `status` are never pushed: their meaning cannot be trusted. */
export function listCustomers(
  conditions: CustomerConditions,
  { client, settings, kept }: CustomerRoom,
): ListPlan<Customer> {
  const { handling, query } = pushDown(conditions);
  const searched = searchOrder.find((name) => conditions[name] !== undefined);
  for (const name of searchOrder) {
    if (conditions[name] !== undefined) handling[name] = name === searched ? 'PUSHED_DOWN' : 'APPLIED_HERE';
  }
  const value = searched === undefined ? undefined : conditions[searched];

  const part = (key: string, search: Query, owns?: (row: Customer) => boolean): PagedPart<Customer> => ({
    kind: 'paged',
    key,
    isTimed: true,
    bounds: { unitMs: 1000 },
    maxPageSize: settings.SOBOT_MAX_PAGE_SIZE,
    // How a search matches is not documented, and the bounds of updatedAt are widened.
    totalIsExact: searched === undefined && conditions.updatedAt === undefined,
    ...(owns === undefined ? {} : { owns }),
    async read({ page, size, from, to }, call) {
      const bounds = { create_start_time: toSeconds(from), create_end_time: toSeconds(to) };
      const reply = await client.customers({ ...query, ...search, ...bounds }, { page, size }, call);
      const origin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
      const reading = { origin, phoneRegion: settings.SOBOT_PHONE_REGION };
      const rows = madeOf(reply, toListedCustomer, () => reply.rows.map((row) => toListedCustomer(row, reading)));
      const pushes = await kept.of(rows.map(({ ref }) => ref));
      return { ...reply, rows: pushes.size === 0 ? rows : rows.map((row) => withPush(row, pushes.get(row.ref))) };
    },
  });

  if (searched === undefined || value === undefined) return { handling, parts: [part('all', {})] };
  const searching = (text: string): Query => ({ search_type: searchTypes[searched], search_value: text });
  if (searched !== 'phone') return { handling, parts: [part('search', searching(value))] };

  const national = nationalNumber(value);
  const isInternational = (row: Customer) => isWrittenAs(row.phoneRaw ?? null, value, national);
  return {
    handling,
    parts: [
      part('national', searching(national), (row) => !isInternational(row)),
      part('e164', searching(value), isInternational),
    ],
  };
}

function pushDown(conditions: CustomerConditions): { handling: Record<string, Handling>; query: Query } {
  const handling: Record<string, Handling> = {};
  const query: Query = {};
  const push = (name: keyof CustomerConditions, added: Query): void => {
    handling[name] = 'PUSHED_DOWN';
    Object.assign(query, added);
  };
  const { createdAt, updatedAt, owners, stages, tagIds, isBlacklisted, statuses, identity } = conditions;

  if (createdAt !== undefined) push('createdAt', {});
  if (updatedAt !== undefined) push('updatedAt', widened(updatedAt));
  if (statuses !== undefined) handling.statuses = 'APPLIED_HERE';
  if (isBlacklisted !== undefined) push('isBlacklisted', { isblack: isBlacklisted ? '1' : '0' });

  const [owner, ...otherOwners] = owners ?? [];
  if (owners !== undefined) handling.owners = 'APPLIED_HERE';
  if (owner !== undefined && otherOwners.length === 0) push('owners', { liable_serviceid: owner });

  // Rows do not tell the stage, so several stages could not be told apart here.
  const [stage, ...otherStages] = stages ?? [];
  if (stage !== undefined && otherStages.length === 0) push('stages', { stageid: stage });

  // Whether several tags mean any or all of them is not documented.
  const [tag, ...otherTags] = tagIds ?? [];
  const label = tag === undefined || otherTags.length > 0 ? null : readTagRef(tag);
  if (tagIds !== undefined) handling.tagIds = 'APPLIED_HERE';
  if (label !== null) push('tagIds', { user_label: label.id });

  const parameter = identity === undefined ? undefined : identityParameters[identity.kind];
  if (identity !== undefined && parameter !== undefined) push('identity', { [parameter]: identity.value });
  return { handling, query };
}

/** Whether the bounds of the update time are included is not documented, so each goes out by a second. */
const widened = ({ gte, lt }: TimeRange): Query => ({
  ...(gte === undefined ? {} : { update_start_time: String(Math.floor(gte.getTime() / 1000) - 1) }),
  ...(lt === undefined ? {} : { update_end_time: String(Math.ceil(lt.getTime() / 1000) + 1) }),
});

const toSeconds = (time: number | null): string | undefined =>
  time === null ? undefined : String(Math.floor(time / 1000));

/** True for a phone that the search for the E.164 form finds, by whatever match; the other search keeps the rest. */
function isWrittenAs(phoneRaw: string | null, e164: string, national: string): boolean {
  const numbers = splitList(phoneRaw);
  return numbers[0]?.startsWith(e164) === true || (numbers.includes(e164) && !numbers.includes(national));
}
