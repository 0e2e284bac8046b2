// Pieces of wire schemas for a vendor that sends `[]` or `{}` where a text is empty.
import { z } from 'zod';
import { rawRow, toId, toText } from '../values/wire.ts';

// Of JSON only objects and lists are neither; one step reads faster than two.
const plainOrNothing = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
const anything = z.unknown().optional();

/** Text, number or nothing; an object or a list counts as nothing. */
export const looseText = anything.transform((value) => toText(plainOrNothing(value)));

/** The same for an id, where 0 is nothing too. */
export const looseId = anything.transform((value) => toId(plainOrNothing(value)));

/** A list of texts; what is no text is left out. */
export const texts = z
  .preprocess((value) => (Array.isArray(value) ? value : null), z.array(looseText).nullable())
  .transform((values) => values?.filter((value) => value !== null) ?? null);

/** What a wire schema yields, beside the object it was read from. */
export interface WireRow<W> {
  readonly wire: W;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Reads an object and keeps it as it came. */
const withRaw = <S extends z.ZodType>(schema: S) => {
  const compiled = z.compile(schema);
  return rawRow.transform((raw): WireRow<z.output<S>> => ({ wire: compiled.parse(raw), raw }));
};

const isFilled = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && !Array.isArray(item) && Object.keys(item).length > 0;

/** A list of objects, each kept as it came; what is no object, or {}, is left out, and no list is an empty one. */
export const listWithRaw = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return items.filter(isFilled);
    },
    z.array(withRaw(schema)),
  );
