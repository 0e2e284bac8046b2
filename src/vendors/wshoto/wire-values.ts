// Pieces of wire schemas for a vendor that sends `[]` or `{}` where a text is empty.
import { z } from 'zod';
import { fitsOf, isObject, piece } from '../values/pieces.ts';
import { rowReader } from '../values/row-reader.ts';
import { anyThrough, rawRow, toId, toText } from '../values/wire.ts';

// Of JSON only objects and lists are neither; one step reads faster than two.
const plainOrNothing = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

/** Text, number or nothing; an object or a list counts as nothing. */
export const looseText = anyThrough((value) => toText(plainOrNothing(value)));

/** The same for an id, where 0 is nothing too. */
export const looseId = anyThrough((value) => toId(plainOrNothing(value)));

/** A list of texts; what is no text is left out. */
export const texts = z
  .preprocess((value) => (Array.isArray(value) ? value : null), z.array(looseText).nullable())
  .transform((values) => values?.filter((value) => value !== null) ?? null);

/** What a wire schema yields, beside the object it was read from. */
export interface WireRow<W> {
  readonly wire: W;
  readonly raw: Readonly<Record<string, unknown>>;
}

const isFilled = (item: unknown): boolean => isObject(item) && Object.keys(item).length > 0;
const filledOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]).filter(isFilled);

/** A list of objects, each kept as it came; what is no object, or {}, is left out, and no list is an empty one. */
export function listWithRaw<S extends z.ZodObject>(schema: S) {
  const fits = fitsOf(schema);
  const reader = rowReader(schema);
  const row = rawRow.transform((raw): WireRow<z.output<S>> => ({ wire: reader.parse(raw), raw }));
  return piece(z.preprocess(filledOf, z.array(row)), (value) => filledOf(value).every(fits));
}
