import type { LeadConditions } from '../../../records/conditions.ts';
import type { Lead } from '../../../records/lead.ts';
import type { Handling, ListPlan, PagedPart } from '../../list-plan.ts';
import { codesFor } from '../../values/codes.ts';
import { nationalNumber } from '../../values/contact.ts';
import type { ClueFilter } from '../client.ts';
import { callStatusCodes, intentionCodes } from '../codes.ts';
import { leadsIn } from './leads-in.ts';
import type { LeadRoom } from './lead-room.ts';
import { readTagRef } from '../refs.ts';

/** The lead list of all advertisers: one part each, two where a phone is searched for in both its forms. */
export function planLeads(conditions: LeadConditions, room: LeadRoom): ListPlan<Lead> {
  const { handling, filter, isImpossible } = pushed(conditions);
  if (isImpossible) return { handling, parts: [] };
  return {
    handling,
    parts: room.settings.advertiserIds.flatMap((advertiserId) =>
      conditions.phone === undefined
        ? [partOf(advertiserId, advertiserId, filter, room)]
        : phoneParts(advertiserId, conditions.phone, filter, room),
    ),
  };
}

/** No document says in which form a phone is kept or compared: each form is asked for, and keeps the rows of its form. */
function phoneParts(advertiserId: string, phone: string, filter: ClueFilter, room: LeadRoom): PagedPart<Lead>[] {
  const isInternational = ({ phoneRaw }: Lead): boolean => phoneRaw?.trim().startsWith('+') === true;
  const searched = { totalIsExact: false };
  return [
    {
      ...partOf(advertiserId, advertiserId, { ...filter, phone: nationalNumber(phone) }, room),
      ...searched,
      owns: (row) => !isInternational(row),
    },
    {
      ...partOf(`${advertiserId}+`, advertiserId, { ...filter, phone }, room),
      ...searched,
      owns: isInternational,
    },
  ];
}

function partOf(key: string, advertiserId: string, filter: ClueFilter, room: LeadRoom): PagedPart<Lead> {
  return {
    kind: 'paged',
    key,
    isTimed: true,
    bounds: { unitMs: 1000 },
    maxPageSize: room.settings.maxPageSize,
    totalIsExact: true,
    async read(ask, call) {
      const reply = await room.client.clues({ ...filter, ...ask, advertiserId }, call);
      const rows = leadsIn(reply, advertiserId, room);
      room.seen.add(rows, call);
      return { rows, total: reply.total, fetchedAt: reply.fetchedAt };
    },
  };
}

/** Conditions on fields that every row carries, but that the vendor documents no filter, or no match, for. */
const checkedHere = ['updatedAt', 'name', 'statuses', 'owners'] as const satisfies (keyof LeadConditions)[];

interface Pushed {
  readonly handling: Readonly<Record<string, Handling>>;
  readonly filter: ClueFilter;
  /** True if no lead of Kuaishou's can match. */
  readonly isImpossible: boolean;
}

function pushed(conditions: LeadConditions): Pushed {
  const handling: Record<string, Handling> = {};
  for (const name of checkedHere) if (conditions[name] !== undefined) handling[name] = 'APPLIED_HERE';
  if (conditions.createdAt !== undefined) handling.createdAt = 'PUSHED_DOWN';
  if (conditions.phone !== undefined) handling.phone = 'PUSHED_DOWN';

  function push<K extends keyof LeadConditions>(
    name: K,
    codesOf: (values: NonNullable<LeadConditions[K]>) => readonly string[] | null,
  ): readonly string[] | undefined {
    const values = conditions[name];
    if (values === undefined) return undefined;
    const codes = codesOf(values);
    handling[name] = codes === null ? 'APPLIED_HERE' : 'PUSHED_DOWN';
    return codes ?? undefined;
  }
  const pages = conditions.landingPages?.filter((page) => /^[1-9]\d{0,39}$/.test(page));
  const filter: ClueFilter = {
    clueTags: push('tagIds', marksAlone),
    intentions: push('intentions', (words) => codesOrNull(intentionCodes, words)),
    phoneStats: push('callStatuses', (words) => codesOrNull(callStatusCodes, words)),
    pageIds: push('landingPages', () => pages ?? null),
  };
  return { handling, filter, isImpossible: pages?.length === 0 };
}

/** Null where the vendor cannot be asked: nobody knows the codes behind `UNKNOWN`, and an empty list would not filter. */
function codesOrNull(codes: Readonly<Record<string, string>>, values: readonly string[]): string[] | null {
  const known = values.includes('UNKNOWN') ? [] : codesFor(codes, values);
  return known.length === 0 ? null : known;
}

/** Null if a child intention is among them: the vendor filters by marks only, and any of the tags will do. */
function marksAlone(refs: readonly string[]): string[] | null {
  const keys = refs.map(readTagRef);
  const isPushable = keys.length > 0 && keys.every((key) => key?.family === 'mark');
  return isPushable ? keys.flatMap((key) => (key === null ? [] : [key.code])) : null;
}
