import type { LeadConditions } from '../../../records/conditions.ts';
import type { Lead } from '../../../records/lead.ts';
import type { OwnedPart, Source } from '../../adapter.ts';
import { digits } from '../../values/json.ts';
import type { Handling, ListPlan, PagedPart } from '../../list-plan.ts';
import { madeOf } from '../../vendor-http.ts';
import { post, theOneAsked, type WshotoClient } from '../client.ts';
import { leadStatus } from '../codes.ts';
import type { KeptTags } from '../tags/kept-tags.ts';
import { toLead, toLeadRow } from './map-lead.ts';
import { longOf, onlyLongs, tagIdOf } from '../refs.ts';
import { wireLead, wireLeadRow } from './wire-lead.ts';

/** Leads: crm/clue/page and crm/clue/info (FACTS 1.4). */
export function leadSource(
  client: WshotoClient,
  kept: KeptTags,
  followUps: readonly OwnedPart[],
  phoneRegion: string,
): Source<'LEAD'> {
  const part = (filter: object): PagedPart<Lead> => ({
    kind: 'paged',
    key: 'page',
    isTimed: true,
    // The filter takes milliseconds, but rows tell their time in seconds only: no finer bound can be checked.
    bounds: { unitMs: 1000 },
    maxPageSize: 100,
    totalIsExact: false,
    async read({ from, to, ...page }, call) {
      const times = {
        start_time: from ?? undefined,
        end_time: to === null ? undefined : to + 999, // the whole of the last second
      };
      const { rows, ...reply } = await client.page('crm/clue/page', wireLeadRow, { ...filter, ...times }, page, call);
      const leads = madeOf(reply, toLeadRow, () => {
        const made = rows.map((row) => toLeadRow(row, phoneRegion));
        kept.saw(made.flatMap((lead) => lead.tags ?? []));
        return made;
      });
      return { ...reply, rows: leads };
    },
  });
  return {
    externalIdOf: longOf,
    list(conditions) {
      const { handling, filter } = planLeads(conditions);
      return { handling, parts: filter === null ? [] : [part(filter)] } satisfies ListPlan<Lead>;
    },
    get: {
      maxBatch: 1,
      async byRefs(refs, call) {
        const found: Lead[] = [];
        for (const ref of onlyLongs(refs)) {
          const request = post('crm/clue/info', { clue_id: digits(ref) });
          const seen = theOneAsked(ref, await client.one(request, wireLead, call), (wire) => wire.clue_id);
          if (seen) found.push(toLead(seen, phoneRegion));
        }
        kept.saw(found.flatMap((lead) => lead.tags ?? []));
        return found;
      },
    },
    followUps,
  };
}

/** What is asked of the vendor; `filter` is null where no lead of this vendor can match. */
export function planLeads(conditions: LeadConditions): {
  readonly handling: Readonly<Record<string, Handling>>;
  readonly filter: object | null;
} {
  const handling: Record<string, Handling> = {};
  const filter: Record<string, unknown> = {};
  let isEmpty = false;
  const push = (name: string, wireName: string, values: readonly unknown[], value: unknown = values): void => {
    handling[name] = 'PUSHED_DOWN';
    filter[wireName] = value;
    isEmpty ||= values.length === 0;
  };

  if (conditions.createdAt) handling['createdAt'] = 'PUSHED_DOWN';
  if (conditions.statuses) {
    const states = leadStatus.codesFor(conditions.statuses);
    if (states === null) handling['statuses'] = 'APPLIED_HERE';
    else push('statuses', 'states', states);
  }
  if (conditions.tagIds) {
    const ids = conditions.tagIds.map(tagIdOf).filter((id) => id !== null);
    push('tagIds', 'tag_ids', ids, ids.join(','));
    filter['tag_relation_type'] = 1; // any
  }
  if (conditions.owners) {
    const owners = [...new Set(conditions.owners)];
    if (owners.length > 1) handling['owners'] = 'APPLIED_HERE';
    else push('owners', 'follow_user_id', owners, owners[0]);
  }
  if (conditions.pools) {
    const pools = onlyLongs(conditions.pools);
    push('pools', 'clue_pool_ids', pools, pools.map(digits));
  }
  // The page documents no filter for these, but every row carries them.
  if (conditions.phone !== undefined) handling['phone'] = 'APPLIED_HERE';
  if (conditions.name !== undefined) handling['name'] = 'APPLIED_HERE';
  return { handling, filter: isEmpty ? null : filter };
}
