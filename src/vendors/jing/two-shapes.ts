// The same key comes as a rich object in one push and as its bare id in the next (FACTS 2.5: 3). Beside the latest value
// of each field the latest objects are kept, so that a bare id of the same thing does not destroy what is known of it.
import { readTeam, teamKey } from './pushes/team.ts';
import { objectIn, readOption, textOf, type JsonObject } from './shapes.ts';

// Of what is kept beside a field the fuller comes first: the object of a whole record, then what a push said in passing.
const beside = ['object', 'named'] as const;
const keyBeside = (field: string, which: (typeof beside)[number]): string => `${field}:${which}`;
const isBeside = (key: string): boolean => beside.some((which) => key.endsWith(keyBeside('', which)));

/** Fields to store, with the objects among them a second time. */
export function withObjects(fields: JsonObject, which: (typeof beside)[number]): JsonObject {
  const objects = Object.entries(fields)
    .filter(([, value]) => objectIn(value) !== null && namesOf(value).size > 0)
    .map(([field, value]) => [keyBeside(field, which), value] as const);
  return { ...fields, ...Object.fromEntries(objects) };
}

/** The fields as Jing names them, each in the richest shape known of its latest value. */
export function richFields(stored: JsonObject): JsonObject {
  if (!Object.keys(stored).some((field) => isBeside(field) || field.startsWith(teamKey))) return stored;
  const rich = Object.entries(stored)
    .filter(([field]) => !isBeside(field) && !field.startsWith(teamKey))
    .map(([field, value]) => [field, richest(stored, field, value)] as const);
  const team = readTeam(stored);
  return { ...Object.fromEntries(rich), ...(team === null ? {} : { [teamKey]: team }) };
}

function richest(stored: JsonObject, field: string, value: unknown): unknown {
  const known = beside.map((which) => keyBeside(field, which)).filter((key) => Object.hasOwn(stored, key));
  const key = known.find((key) => isSameThing(value, stored[key]));
  return key === undefined ? value : stored[key];
}

function isSameThing(value: unknown, object: unknown): boolean {
  const names = namesOf(object);
  return [...namesOf(value)].some((name) => names.has(name));
}

/** Everything by which a value may be called when it comes bare. */
function namesOf(value: unknown): ReadonlySet<string> {
  const option = readOption(value);
  const uuid = textOf(objectIn(value)?.['company_uuid']);
  const names = [option?.jingUuid, option?.code, option?.value, uuid];
  return new Set(names.filter((name) => name !== null && name !== undefined));
}
