import type { FollowUp } from '../../records/follow-up.ts';
import type { Lead } from '../../records/lead.ts';
import type { Call } from '../call.ts';
import { maxCluesPerCall } from './client.ts';
import { toCallFollowUp, toIccFollowUp } from './follow-ups/map-call.ts';
import { leadsByRefs } from './leads/get-leads.ts';
import type { LeadRoom } from './leads/lead-room.ts';
import { readLeadRef, type LeadKey } from './refs.ts';

/** All calls of some leads. */
export interface Calls {
  readonly rows: readonly FollowUp[];
  /** False if the vendor counted more than it sent. */
  readonly isWhole: boolean;
  /** Null if nobody had to be asked. */
  readonly fetchedAt: Date | null;
}

/** The calls inside leads. Costs nothing for leads that the same request has already read. */
export async function iccCalls(refs: readonly string[], room: LeadRoom, call: Call): Promise<Calls> {
  const wanted = [...new Set(refs)];
  const seen = wanted.map((ref) => room.seen.get(ref, call)).filter((lead) => lead !== undefined);
  const missing = wanted.filter((ref) => room.seen.get(ref, call) === undefined);
  const leads: Lead[] = [...seen, ...(await leadsByRefs(missing, room, call))];
  return {
    rows: leads.map(toIccFollowUp).filter((row) => row !== null),
    isWhole: true,
    fetchedAt: latest(leads.map(({ origin }) => origin.fetchedAt)),
  };
}

/** The call records of leads: one vendor call per advertiser and hundred leads. */
export async function recordedCalls(refs: readonly string[], room: LeadRoom, call: Call): Promise<Calls> {
  const keys = [...new Set(refs)]
    .map(readLeadRef)
    .filter((key) => key !== null)
    .filter(({ advertiserId }) => room.settings.advertiserIds.includes(advertiserId));
  const batches = [...Map.groupBy(keys, ({ advertiserId }) => advertiserId).values()].flatMap(inHundreds);
  const answers = await Promise.all(batches.map((batch) => recordsOf(batch, room, call)));
  return {
    rows: answers.flatMap(({ rows }) => rows),
    isWhole: answers.every(({ isWhole }) => isWhole),
    fetchedAt: latest(answers.map(({ fetchedAt }) => fetchedAt)),
  };
}

async function recordsOf(batch: readonly LeadKey[], room: LeadRoom, call: Call): Promise<Calls> {
  const byId = Map.groupBy(batch, ({ id }) => id);
  const { advertiserId } = batch[0]!;
  const reply = await room.client.callRecords(advertiserId, [...byId.keys()], call);
  const origin = { servedFrom: reply.servedFrom, fetchedAt: reply.fetchedAt };
  return {
    rows: reply.rows.flatMap((row) =>
      (byId.get(row.wire.clue_id) ?? []).map((lead) => toCallFollowUp(row, lead, room.settings.phoneRegion, origin)),
    ),
    isWhole: reply.total === null || reply.total <= reply.rows.length,
    fetchedAt: reply.fetchedAt,
  };
}

const inHundreds = (keys: readonly LeadKey[]): LeadKey[][] =>
  Array.from({ length: Math.ceil(keys.length / maxCluesPerCall) }, (_, index) =>
    keys.slice(index * maxCluesPerCall, (index + 1) * maxCluesPerCall),
  );

const latest = (times: readonly (Date | null)[]): Date | null =>
  times.reduce((late, time) => (late === null || (time !== null && time > late) ? time : late), null);
