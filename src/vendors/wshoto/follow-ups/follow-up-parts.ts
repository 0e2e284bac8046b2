import type { FollowUp, FollowUpTargetType } from '../../../records/follow-up.ts';
import type { OwnedPart } from '../../adapter.ts';
import type { Call } from '../../call.ts';
import type { PagedPart, PageReply } from '../../list-plan.ts';
import { toChinaDay } from '../../values/time.ts';
import type { PageOf, WshotoClient } from '../client.ts';
import { targetType } from '../codes.ts';
import { toFollowUp } from './map-follow-up.ts';
import { followUpEndpoints, type FollowUpEndpoint } from '../refs.ts';
import { wireFollowUp } from './wire-follow-up.ts';

const DAY_MS = 86_400_000;

/** How many target ids go into one call. Ours: the vendor states no limit. */
const OWNERS_PER_CALL = 100;

/** One question to one endpoint. */
export interface FollowUpAsk {
  readonly endpoint: FollowUpEndpoint;
  /** One type a call: `target_id_list` means nothing without it. */
  readonly type: FollowUpTargetType | null;
  readonly targetIds?: readonly string[];
  /** Further conditions, by the vendor's names. */
  readonly filter?: object;
}

const paths = { system: 'crm/follow/listForSystem', staff: 'crm/follow/list' } as const;

/** A page of follow-ups of one endpoint (FACTS W1, 1.4). */
export async function readFollowUps(
  client: WshotoClient,
  { endpoint, type, targetIds, filter }: FollowUpAsk,
  page: PageOf,
  call: Call,
): Promise<PageReply<FollowUp>> {
  const body = {
    ...filter,
    target_type: type ? targetType.codesFor([type])?.[0] : undefined,
    target_id_list: targetIds,
  };
  const { rows, ...reply } = await client.page(paths[endpoint], wireFollowUp, body, page, call);
  return { ...reply, rows: rows.map((row) => toFollowUp(row, endpoint, type)) };
}

const keyOf = ({ endpoint, type }: FollowUpAsk): string =>
  type === null ? endpoint : `${endpoint}.${type.toLowerCase()}`;

/** That question as a part of a list. */
export const followUpPart = (client: WshotoClient, ask: FollowUpAsk): PagedPart<FollowUp> => ({
  kind: 'paged',
  key: keyOf(ask),
  isTimed: true,
  // Whole days without a zone, taken as UTC+8 (FACTS 1.6.3); rows carry milliseconds.
  bounds: { unitMs: DAY_MS, zoneOffsetMs: 8 * 3_600_000 },
  maxPageSize: 100,
  totalIsExact: true,
  read({ from, to, ...page }, call) {
    const days = {
      follow_time_start: from === null ? undefined : toChinaDay(from),
      follow_time_end: to === null ? undefined : toChinaDay(to),
    };
    return readFollowUps(client, { ...ask, filter: { ...ask.filter, ...days } }, page, call);
  },
});

/** Follow-ups below leads or customers, in the order in which a list with `targetIds` asks. */
export const followUpsBelow = (client: WshotoClient, type: 'LEAD' | 'CUSTOMER'): OwnedPart[] =>
  followUpEndpoints.map((endpoint) => ({
    key: keyOf({ endpoint, type }),
    maxOwners: OWNERS_PER_CALL,
    maxPageSize: 100,
    read: (targetIds, page, call) => readFollowUps(client, { endpoint, type, targetIds }, page, call),
  }));
