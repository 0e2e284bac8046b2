// Jing documents that helpers come and go, but not what these events carry (FACTS 2.4). They are read as every other
// change of a field, under the name that the events bear; what is told otherwise stands in the follow-up's raw only.
import { isEmpty, listIn, numberOf, objectIn, readOption, type JsonObject } from '../shapes.ts';
import { changesIn, type Sides } from './sides.ts';

/** The field, and how the keys begin under which each helper is kept. */
export const teamKey = 'team_member';
const keyOf = (member: string): string => `${teamKey}:${member}`;

/**
 * Fields to store. Each helper is a field, so that a late event about one does not undo a newer one about another; a
 * whole list is a field too, for it also says who is no helper.
 */
export function teamFields(eventType: string | null, time: Date | null, extra: JsonObject): JsonObject {
  const at = time?.getTime() ?? null;
  const whole = objectIn(extra['object_info']);
  if (whole !== null && Object.hasOwn(whole, teamKey)) return wholeTeam(at, whole[teamKey]);
  const told = changesIn(extra).get(teamKey);
  if (told === undefined) return {};
  if (told.before !== undefined) return changedTeam(at, told);
  // Without the list before, only a creation surely tells the whole one; who is named by a removal may go or stay.
  if (eventType === 'object_remove_team_member') return {};
  return eventType === 'object_add_team_member' ? changedTeam(at, told) : wholeTeam(at, told.after);
}

const wholeTeam = (at: number | null, list: unknown): JsonObject => ({ [teamKey]: { at, list } });

function changedTeam(at: number | null, { before, after }: Sides): JsonObject {
  const stays = membersIn(after);
  const goes = [...membersIn(before).keys()].filter((member) => !stays.has(member));
  return Object.fromEntries([
    ...[...stays].map(([member, person]) => [keyOf(member), { at, person }] as const),
    ...goes.map((member) => [keyOf(member), { at, person: null }] as const),
  ]);
}

/** The helpers out of stored fields, oldest first; null if none was ever mentioned. Within a second one helper outdoes the list. */
export function readTeam(stored: JsonObject): readonly unknown[] | null {
  const whole = Object.hasOwn(stored, teamKey) ? objectIn(stored[teamKey]) : null;
  const since = timeIn(whole);
  const told = Object.entries(stored)
    .filter(([key]) => key.startsWith(keyOf('')))
    .map(([key, value]) => ({ key, at: timeIn(value), person: objectIn(value)?.['person'] }));
  if (whole === null && told.length === 0) return null;
  const listed = [...membersIn(whole?.['list'])].map(([member, person]) => ({ key: keyOf(member), at: since, person }));
  const latest = new Map([...listed, ...told.filter(({ at }) => at >= since)].map((one) => [one.key, one]));
  return [...latest.values()]
    .filter(({ person }) => !isEmpty(person))
    .toSorted((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1))
    .map(({ person }) => person);
}

/** Epoch milliseconds; what has no time counts as the latest. */
const timeIn = (kept: unknown): number => {
  const object = objectIn(kept);
  return object === null ? -Infinity : (numberOf(object['at']) ?? Infinity);
};

function membersIn(value: unknown): ReadonlyMap<string, unknown> {
  const people = listIn(value).flatMap((person) => {
    const name = nameOf(person);
    return name === null ? [] : [[name, person] as const];
  });
  return new Map(people);
}

const nameOf = (person: unknown): string | null => {
  const option = readOption(person);
  return option?.jingUuid ?? option?.value ?? option?.label ?? null;
};
