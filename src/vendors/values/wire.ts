// Pieces of wire schemas. Vendors mix numbers and strings for the same field, and have many ways to say nothing.
// What replies and their rows are read with is compiled (`z.compile`): the same results and errors, for less.
import { z } from 'zod';

type Plain = string | number | boolean | null | undefined;
const plain = z.union([z.string(), z.number(), z.boolean()]).nullish();

/** What `text` makes of a plain value. */
export const toText = (value: Plain): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/** What `id` makes of a plain value. */
export const toId = (value: Plain): string | null => (value === '0' || value === 0 ? null : toText(value));

/** Text, number or nothing; '' is nothing. Ids that a double cannot hold arrive here as strings already. */
export const text = plain.transform(toText);

/** An id: like text, but '0' and 0 are nothing too. */
export const id = plain.transform(toId);

/** An id that must be there. */
export const requiredId = z.union([z.string().min(1), z.number()]).transform(String);

/** A whole number, also as text; anything else is nothing. */
export const wholeNumber = z
  .unknown()
  .optional() // else an absent key is refused
  .transform((value) => {
    if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : null;
  });

/** 0/1, '0'/'1', true/false; anything else is nothing. */
export const flag = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === true || value === 1 || value === '1' || value === 'true') return true;
    if (value === false || value === 0 || value === '0' || value === 'false') return false;
    return null;
  });

/** A list; a single object counts as a list of one, anything else, also {}, is empty. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => {
    if (Array.isArray(value)) return value;
    return value !== null && typeof value === 'object' && Object.keys(value).length > 0 ? [value] : [];
  }, z.array(item));

/** An object, or null for all that is none (null, '', []). */
export const objectOrNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null),
    schema.nullable(),
  );

/** True for an object of JSON: no list, not null. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A row as it came, kept beside what is read of it: no copy, which would cost more than the reading. */
export const rawRow = z.custom<Record<string, unknown>>(isObject, 'must be an object').transform(withoutPrototype);

// JSON may have a key of this name, which turns into the prototype of whatever the row is written into.
function withoutPrototype(row: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(row, '__proto__')) return row;
  const { ['__proto__']: _, ...others } = row;
  return others;
}
