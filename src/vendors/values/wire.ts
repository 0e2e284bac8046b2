// Pieces of wire schemas. Vendors mix numbers and strings for the same field, and have many ways to say nothing.
// What replies are read with is compiled (`z.compile`): the same results and errors, for less. Pieces also tell how they
// are checked and read by themselves, for rows (row-reader.ts).
import { z } from 'zod';
import { always, fitsOf, isObject, piece } from './pieces.ts';

export { isObject } from './pieces.ts';

type Plain = string | number | boolean | null | undefined;
const plain = z.union([z.string(), z.number(), z.boolean()]).nullish();
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'string' ||
  Number.isFinite(value) ||
  typeof value === 'boolean' ||
  value === null ||
  value === undefined;

/** What `text` makes of a plain value. */
export const toText = (value: Plain): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/** What `id` makes of a plain value. */
export const toId = (value: Plain): string | null => (value === '0' || value === 0 ? null : toText(value));

/** Takes any value, also none, and makes something of it. */
export function anyThrough<T>(read: (value: unknown) => T) {
  const schema = z.unknown().optional().transform(read); // optional: else an absent key is refused
  return piece(schema, always, read);
}

/** Text, number or nothing; '' is nothing. Ids that a double cannot hold arrive here as strings already. */
export const text = piece(plain.transform(toText), isPlain, (value) => toText(value as Plain));

/** An id: like text, but '0' and 0 are nothing too. */
export const id = piece(plain.transform(toId), isPlain, (value) => toId(value as Plain));

/** An id that must be there. */
export const requiredId = piece(
  z.union([z.string().min(1), z.number()]).transform(String),
  (value) => (typeof value === 'string' ? value !== '' : Number.isFinite(value)),
  String,
);

/** A whole number, also as text; anything else is nothing. */
export const wholeNumber = anyThrough((value) => {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
});

/** 0/1, '0'/'1', true/false; anything else is nothing. */
export const flag = anyThrough((value) => {
  if (value === true || value === 1 || value === '1' || value === 'true') return true;
  if (value === false || value === 0 || value === '0' || value === 'false') return false;
  return null;
});

/** A list; a single object counts as a list of one, anything else, also {}, is empty. */
export function listOf<T extends z.ZodType>(item: T) {
  const fits = fitsOf(item);
  const schema = z.preprocess(
    (value) => (Array.isArray(value) ? value : isFilled(value) ? [value] : []),
    z.array(item),
  );
  return piece(schema, (value) => (Array.isArray(value) ? value.every(fits) : !isFilled(value) || fits(value)));
}

const isFilled = (value: unknown): boolean => isObject(value) && Object.keys(value).length > 0;

/** An object, or null for all that is none (null, '', []). */
export function objectOrNull<T extends z.ZodType>(schema: T) {
  const fits = fitsOf(schema);
  const orNull = z.preprocess((value) => (isObject(value) ? value : null), schema.nullable());
  return piece(orNull, (value) => !isObject(value) || fits(value));
}

/** A row as it came, kept beside what is read of it: no copy, which would cost more than the reading. */
export const rawRow = piece(
  z.custom<Record<string, unknown>>(isObject, 'must be an object').transform(withoutPrototype),
  isObject,
  (value) => withoutPrototype(value as Record<string, unknown>),
);

// JSON may have a key of this name, which turns into the prototype of whatever the row is written into.
function withoutPrototype(row: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(row, '__proto__')) return row;
  const { ['__proto__']: _, ...others } = row;
  return others;
}
