import type { Lead } from '../../../records/lead.ts';
import type { Call } from '../../call.ts';
import { together } from '../../together.ts';
import { Refusal } from '../../vendor-error.ts';
import { leadsIn } from './leads-in.ts';
import type { LeadRoom } from './lead-room.ts';
import { leadRef, readLeadRef, type LeadKey } from '../refs.ts';

const maxPages = 10;
const pageSize = 100;

/** The vendor has no call for one lead: the list of the second it came in is read until it is found. */
export async function leadsByRefs(refs: readonly string[], room: LeadRoom, call: Call): Promise<Lead[]> {
  const keys = refs
    .map(readLeadRef)
    .filter((key) => key !== null)
    .filter(({ advertiserId }) => room.settings.advertiserIds.includes(advertiserId));
  const groups = Map.groupBy(keys, ({ advertiserId, second }) => `${advertiserId}.${second}`);
  const found = await Promise.all(
    [...groups.values()].map((group) => together(call, (own) => leadsOfOneSecond(group, room, own))),
  );
  return found.flat();
}

async function leadsOfOneSecond(group: readonly LeadKey[], room: LeadRoom, call: Call): Promise<Lead[]> {
  const { advertiserId, second } = group[0]!;
  const size = Math.min(pageSize, room.settings.maxPageSize);
  // A second more on each side: whether the vendor's bounds are inclusive is not documented. 0: the lead has no time.
  const bounds = second === 0 ? { from: null, to: null } : { from: (second - 1) * 1000, to: (second + 1) * 1000 };
  const wanted = new Set(group.map(leadRef));
  const found = new Map<string, Lead>();
  let seen = 0;
  for (let page = 1; page <= maxPages; page++) {
    const reply = await room.client.clues({ advertiserId, page, size, ...bounds }, call);
    const leads = leadsIn(reply, advertiserId, room);
    for (const lead of leads) if (wanted.has(lead.ref)) found.set(lead.ref, lead);
    room.seen.add(leads, call);
    seen += leads.length;
    const isLast = leads.length === 0 || (reply.total === null ? leads.length < size : seen >= reply.total);
    if (found.size === wanted.size || isLast) return [...found.values()];
  }
  throw new Refusal({
    kind: 'PARTIAL',
    message: `The lead was not among the first ${maxPages * size} of its second.`,
  });
}
