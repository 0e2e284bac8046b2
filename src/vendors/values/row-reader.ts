// Rows have many fields of which a request shows few. All are checked when the row comes, as its schema would; each is
// read when somebody asks for it. So a row costs a look at each field, and no copy.
import { z } from 'zod';
import { always, fitsOf, isObject, readerOf, type JsonObject } from './pieces.ts';

/** Reads rows of one shape. */
export interface RowReader<W> {
  /** The row, to be read field by field. Throws the schema's own `ZodError` if it is not of this shape. */
  parse(row: unknown): W;
}

/** The row's own names of the schema's fields, for a vendor that spells them in several ways; one for all rows of the same names. */
export type Spelling = Readonly<Record<string, string | undefined>>;

/**
 * Reads rows by the schema of an object; rows must not change afterwards. The fields of what comes back are getters and
 * none of its own: it is not for spreading or listing.
 */
export const rowReader = <S extends z.ZodObject>(schema: S): RowReader<z.output<S>> => spelledRowReader(schema, schema);

/**
 * The same where names differ from row to row: `spellingOf` tells them, or null where only `whole` can read the row,
 * which any row can be read with.
 */
export function spelledRowReader<S extends z.ZodObject>(
  schema: S,
  whole: z.ZodType,
  spellingOf?: (row: JsonObject) => Spelling | null,
): RowReader<z.output<S>> {
  const fields = Object.entries(schema.shape).map(([name, type]): Field => {
    return { name, fits: fitsOf(type), read: readerOf(type) };
  });
  const looked = fields.filter(({ fits }) => fits !== always);
  const View = viewOf(fields);
  const compiled = z.compile(whole);
  const lookedOf = lookedBySpelling(looked);

  /** Null: it is not of this shape, or only `whole` can tell. */
  function viewed(row: JsonObject): object | null {
    if (spellingOf === undefined) return allFit(looked, row) ? new View(row, undefined) : null;
    const spelling = spellingOf(row);
    if (spelling === null) return null;
    const under = lookedOf(spelling);
    return under !== null && allFit(under, row) ? new View(row, spelling) : null;
  }

  return { parse: (row) => ((isObject(row) ? viewed(row) : null) ?? compiled.parse(row)) as z.output<S> };
}

/** What is looked at in a row, under the name that it has there. */
interface Looked {
  readonly name: string;
  fits(value: unknown): boolean;
}

interface Field extends Looked {
  read(value: unknown): unknown;
}

/** What is looked at in rows of one spelling, found once; null: a field that must be there is not. */
function lookedBySpelling(looked: readonly Looked[]): (spelling: Spelling) => readonly Looked[] | null {
  const known = new WeakMap<Spelling, readonly Looked[] | null>();
  return (spelling) => {
    let found = known.get(spelling);
    if (found === undefined) known.set(spelling, (found = lookedUnder(spelling, looked)));
    return found;
  };
}

function lookedUnder(spelling: Spelling, looked: readonly Looked[]): readonly Looked[] | null {
  const found: Looked[] = [];
  for (const { name, fits } of looked) {
    const spelled = spelling[name];
    if (spelled !== undefined) found.push({ name: spelled, fits });
    else if (!fits(undefined)) return null;
  }
  return found;
}

function allFit(looked: readonly Looked[], row: JsonObject): boolean {
  for (const { name, fits } of looked) if (!fits(row[name])) return false;
  return true;
}

const valueOf = (row: JsonObject, name: string, spelling: Spelling): unknown => {
  const spelled = spelling[name];
  return spelled === undefined ? undefined : row[spelled];
};

function viewOf(fields: readonly Field[]): new (row: JsonObject, spelling: Spelling | undefined) => object {
  class View {
    readonly #row: JsonObject;
    readonly #spelling: Spelling | undefined;

    constructor(row: JsonObject, spelling: Spelling | undefined) {
      this.#row = row;
      this.#spelling = spelling;
    }

    static {
      for (const { name, read } of fields) {
        Object.defineProperty(View.prototype, name, {
          get(this: View) {
            const spelling = this.#spelling;
            return read(spelling === undefined ? this.#row[name] : valueOf(this.#row, name, spelling));
          },
        });
      }
    }
  }
  return View;
}
