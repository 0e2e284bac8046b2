import type { FollowUpConditions } from '../../../records/conditions.ts';
import type { FollowUp, FollowUpTargetType } from '../../../records/follow-up.ts';
import type { Source } from '../../adapter.ts';
import { digits } from '../../values/json.ts';
import type { Handling } from '../../list-plan.ts';
import type { WshotoClient } from '../client.ts';
import { followUpPart, readFollowUps, type FollowUpAsk } from './follow-up-parts.ts';
import { followUpEndpoints, followUpOf, onlyLongs, type FollowUpEndpoint } from '../refs.ts';

// `id_list` has no stated limit; a page holds 100.
const IDS_PER_CALL = 100;

/** Follow-ups: crm/follow/listForSystem (FACTS W1) and crm/follow/list (FACTS 1.4). */
export const followUpSource = (client: WshotoClient): Source<'FOLLOW_UP'> => ({
  externalIdOf: (ref) => followUpOf(ref)?.id ?? null,
  list(conditions) {
    const { handling, asks } = planFollowUps(conditions);
    return { handling, parts: asks.map((ask) => followUpPart(client, ask)) };
  },
  get: {
    maxBatch: IDS_PER_CALL,
    async byRefs(refs, call) {
      const wanted = refs.map(followUpOf).filter((parsed) => parsed !== null);
      const found = await Promise.all(
        followUpEndpoints.map(async (endpoint) => {
          const ids = new Set(wanted.filter((parsed) => parsed.endpoint === endpoint).map(({ id }) => id));
          if (ids.size === 0) return [];
          const ask: FollowUpAsk = { endpoint, type: null, filter: { id_list: [...ids] } };
          const { rows } = await readFollowUps(client, ask, { page: 1, size: IDS_PER_CALL }, call);
          return rows.filter((row) => ids.has(row.externalId));
        }),
      );
      return found.flat() satisfies FollowUp[];
    },
  },
});

/** What is asked of the vendor, one question a part; none where no follow-up of this vendor can match. */
export function planFollowUps(conditions: FollowUpConditions): {
  readonly handling: Readonly<Record<string, Handling>>;
  readonly asks: readonly FollowUpAsk[];
} {
  const handling: Record<string, Handling> = {};
  const filter: Record<string, unknown> = {};
  let isEmpty = false;

  if (conditions.occurredAt) handling['occurredAt'] = 'PUSHED_DOWN';
  if (conditions.authors) {
    handling['authors'] = 'PUSHED_DOWN';
    filter['follow_user_ids'] = [...new Set(conditions.authors)];
    isEmpty ||= conditions.authors.length === 0;
  }
  if (conditions.authorGroups) {
    const groups = onlyLongs(conditions.authorGroups);
    handling['authorGroups'] = 'PUSHED_DOWN';
    filter['follow_dep_ids'] = groups.map(digits);
    isEmpty ||= groups.length === 0;
  }
  // Both endpoints take a title, but do not say how it is matched.
  if (conditions.title !== undefined) handling['title'] = 'APPLIED_HERE';
  if (conditions.kinds) handling['kinds'] = 'PUSHED_DOWN'; // by the choice of endpoints
  if (conditions.targetIds) handling['targetIds'] = 'PUSHED_DOWN';
  const types = typesAsked(conditions);
  if (conditions.targetTypes) handling['targetTypes'] = types === null ? 'APPLIED_HERE' : 'PUSHED_DOWN';
  if (isEmpty) return { handling, asks: [] };

  const asks = endpointsAsked(conditions).flatMap((endpoint) =>
    (types ?? [null]).map((type): FollowUpAsk => ({ endpoint, type, targetIds: idsOf(conditions, type), filter })),
  );
  return { handling, asks };
}

function endpointsAsked({ kinds }: FollowUpConditions): readonly FollowUpEndpoint[] {
  if (!kinds) return followUpEndpoints;
  return followUpEndpoints.filter((endpoint) => kinds.includes(endpoint === 'system' ? 'SYSTEM' : 'NOTE'));
}

/** One call asks for one type; null: for all at once. */
function typesAsked({ targetIds, targetTypes }: FollowUpConditions): readonly FollowUpTargetType[] | null {
  if (targetIds) {
    const held = (['CUSTOMER', 'LEAD'] as const).filter((type) => targetIds.some(({ entity }) => entity === type));
    return targetTypes ? held.filter((type) => targetTypes.includes(type)) : held;
  }
  if (!targetTypes || targetTypes.includes('UNKNOWN')) return null;
  return [...new Set(targetTypes)].toSorted();
}

const idsOf = ({ targetIds }: FollowUpConditions, type: FollowUpTargetType | null): string[] | undefined =>
  targetIds && [...new Set(targetIds.filter(({ entity }) => entity === type).map(({ ref }) => ref))];
