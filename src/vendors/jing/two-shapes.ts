// The same key comes as a rich object in one push and as its bare id in the next (FACTS 2.5: 3). Beside the latest value
// of each field the latest object is kept, so that a bare id of the same thing does not destroy what is known of it.
import { objectIn, readOption, textOf, type JsonObject } from './shapes.ts';

const objectKey = (field: string): string => `${field}:object`;

/** Fields to store for an object that Jing sent whole. */
export function withObjects(fields: JsonObject): JsonObject {
  const objects = Object.entries(fields)
    .filter(([, value]) => objectIn(value) !== null && namesOf(value).size > 0)
    .map(([field, value]) => [objectKey(field), value] as const);
  return { ...fields, ...Object.fromEntries(objects) };
}

/** The fields as Jing names them, each in the richest shape known of its latest value. */
export function richFields(stored: JsonObject): JsonObject {
  const rich = Object.entries(stored)
    .filter(([field]) => !field.endsWith(objectKey('')))
    .map(([field, value]) => {
      const object = Object.hasOwn(stored, objectKey(field)) ? stored[objectKey(field)] : undefined;
      return [field, isSameThing(value, object) ? object : value] as const;
    });
  return Object.fromEntries(rich);
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
