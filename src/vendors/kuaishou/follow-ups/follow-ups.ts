import type { FollowUpConditions } from '../../../records/conditions.ts';
import type { FollowUp } from '../../../records/follow-up.ts';
import type { OwnedPart } from '../../adapter.ts';
import type { Call } from '../../call.ts';
import { keysetOf, type Handling, type KeysetPart, type ListPlan } from '../../list-plan.ts';
import { iccCalls, recordedCalls, type Calls } from '../calls.ts';
import { maxCluesPerCall } from '../client.ts';
import type { LeadRoom } from '../leads/lead-room.ts';
import { leadRef, readCallRef } from '../refs.ts';

type Endpoint = (refs: readonly string[], room: LeadRoom, call: Call) => Promise<Calls>;

/** Both kinds of call, in the order of the parts of every list. */
const endpoints: readonly { readonly key: string; readonly read: Endpoint }[] = [
  { key: 'icc', read: iccCalls },
  { key: 'call', read: recordedCalls },
];

/** The vendor filters by nothing but leads, and calls have neither an author nor a title to check. */
const checkedHere = ['occurredAt', 'targetTypes', 'kinds'] as const satisfies (keyof FollowUpConditions)[];

/** Calls of chosen leads; without `targetIds` there is no such list, which the declaration says. */
export function planFollowUps(conditions: FollowUpConditions, room: LeadRoom): ListPlan<FollowUp> {
  const leads = (conditions.targetIds ?? []).filter(({ entity }) => entity === 'LEAD').map(({ ref }) => ref);
  const handling: Record<string, Handling> = { targetIds: 'PUSHED_DOWN' };
  for (const name of checkedHere) if (conditions[name] !== undefined) handling[name] = 'APPLIED_HERE';
  return {
    handling,
    parts: endpoints.map((endpoint) => keysetPart(endpoint, leads, room)),
  };
}

const keysetPart = (
  { key, read }: (typeof endpoints)[number],
  leads: readonly string[],
  room: LeadRoom,
): KeysetPart<FollowUp> => ({
  kind: 'keyset',
  key,
  async after(ask, call) {
    const { rows, isWhole, fetchedAt } = await read(leads, room, call);
    const reply = keysetOf(rows, ({ occurredAt }) => occurredAt, ask, fetchedAt);
    return isWhole ? reply : { ...reply, total: null };
  },
});

/** Calls below many leads at once. */
export const ownedCalls = (room: LeadRoom): OwnedPart[] =>
  endpoints.map(({ key, read }) => ({
    key,
    maxOwners: maxCluesPerCall,
    maxPageSize: 1000,
    async read(owners, { page }, call) {
      // The vendor has no pages here: the first answer is all there is.
      const { rows, isWhole, fetchedAt } = await read(page === 1 ? owners : [], room, call);
      const total = page === 1 && isWhole ? rows.length : null;
      return { rows, total, fetchedAt: fetchedAt ?? new Date(room.clock.now()) };
    },
  }));

/** Calls by their refs, read again through their leads. */
export async function callsByRefs(refs: readonly string[], room: LeadRoom, call: Call): Promise<FollowUp[]> {
  const wanted = new Set(refs);
  const found = await Promise.all(
    endpoints.map(async ({ key, read }) => {
      const leads = leadsBehind(refs, key);
      return leads.length === 0 ? [] : (await read(leads, room, call)).rows;
    }),
  );
  return found.flat().filter(({ ref }) => wanted.has(ref));
}

const leadsBehind = (refs: readonly string[], kind: string): string[] =>
  refs
    .map(readCallRef)
    .filter((key) => key?.kind === kind)
    .flatMap((key) => (key === null ? [] : [leadRef(key.lead)]));
