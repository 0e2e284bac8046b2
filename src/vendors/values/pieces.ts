// How values are told and read without zod where that costs too much: each gives what its schema gives.
import { z } from 'zod';

export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object of JSON: no list, not null. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

type Fits = (value: unknown) => boolean;

const pieces = new WeakMap<z.core.$ZodType, { readonly fits: Fits; readonly read: (value: unknown) => unknown }>();

/** Notes how a schema's values are told from others, and read. `read` gets only values that fit. */
export function piece<S extends z.ZodType>(
  schema: S,
  fits: Fits,
  read: (value: unknown) => unknown = compiledReader(schema),
): S {
  pieces.set(schema, { fits, read });
  return schema;
}

/** Takes any value: of such a field nothing needs to be looked at. */
export const always: Fits = () => true;

/** Tells whether a schema takes a value, without reading it; a schema that nothing is noted of is asked itself. */
export function fitsOf(schema: z.core.$ZodType): Fits {
  const known = pieces.get(schema);
  if (known !== undefined) return known.fits;
  if (schema instanceof z.ZodObject) return fitsObject(schema);
  const compiled = z.compile(schema as z.ZodType);
  return (value) => compiled.safeParse(value).success;
}

/** Reads a value that fits. */
export const readerOf = (schema: z.core.$ZodType): ((value: unknown) => unknown) =>
  pieces.get(schema)?.read ?? compiledReader(schema as z.ZodType);

function compiledReader(schema: z.ZodType): (value: unknown) => unknown {
  const compiled = z.compile(schema);
  return (value) => compiled.parse(value);
}

function fitsObject(schema: z.ZodObject): Fits {
  const fields = Object.entries(schema.shape)
    .map(([name, type]) => ({ name, fits: fitsOf(type) }))
    .filter(({ fits }) => fits !== always);
  return (value) => {
    if (!isObject(value)) return false;
    for (const { name, fits } of fields) if (!fits(value[name])) return false;
    return true;
  };
}
