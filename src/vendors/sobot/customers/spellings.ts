import { isObject, type JsonObject } from '../../values/pieces.ts';
import type { Spelling } from '../../values/row-reader.ts';

/**
 * Sobot spells one field in several ways: create_time in lists and samples, createTime in the table of S23,
 * wx_build_unionid beside wx_build_unionId, faceBookids beside whatsappids. Folded, they are one name; of several
 * values the last counts that is filled.
 */
export interface Spellings {
  /** The row under folded names. */
  folded(row: unknown): unknown;
  /** The row's own names of the fields; null where only folding tells. */
  of(row: JsonObject): Spelling | null;
}

interface Layout {
  readonly names: readonly string[];
  /** Null: two of the names are one field's. */
  readonly spelling: Spelling | null;
}

const mostSpellings = 1000; // what follows is folded each time
const mostLayouts = 8; // of one number of names; rows of others are folded
const mostNames = 500;

/** Knows the spellings of these fields, given folded. */
export function createSpellings(fields: readonly string[]): Spellings {
  const fieldNames: ReadonlySet<string> = new Set(fields);
  // Of one shape for all rows, which an object filled key by key has not: slower to fill and to read.
  const nothing: Spelling = Object.fromEntries(fields.map((name) => [name, undefined]));
  /** The field behind each spelling met so far; null: none that is read. */
  const fieldBySpelling = new Map<string, string | null>();
  /** Rows of a list have much the same names in much the same order: those met so far, by how many names they have. */
  const layouts = new Map<number, readonly Layout[]>();

  function fieldOf(spelling: string): string | null {
    const known = fieldBySpelling.get(spelling);
    if (known !== undefined) return known;
    const name = spelling.replaceAll('_', '').toLowerCase();
    const field = fieldNames.has(name) ? name : null;
    if (fieldBySpelling.size < mostSpellings) fieldBySpelling.set(spelling, field);
    return field;
  }

  function layoutOf(names: readonly string[]): Layout {
    const spelling: Record<string, string | undefined> = { ...nothing };
    let isPlain = true;
    for (const name of names) {
      const field = fieldOf(name);
      if (field === null) continue;
      isPlain &&= spelling[field] === undefined;
      spelling[field] = name;
    }
    return { names, spelling: isPlain ? spelling : null };
  }

  return {
    folded(row) {
      if (!isObject(row)) return row;
      const folded: Record<string, unknown> = { ...nothing };
      for (const spelling of Object.keys(row)) {
        const value: unknown = row[spelling];
        const field = fieldOf(spelling);
        if (field !== null && (isFilled(value) || !isFilled(folded[field]))) folded[field] = value;
      }
      return folded;
    },

    of(row) {
      const names = Object.keys(row);
      const alike = layouts.get(names.length) ?? [];
      const known = alike.find((layout) => isSame(names, layout.names));
      if (known !== undefined) return known.spelling;
      if (alike.length >= mostLayouts || names.length > mostNames) return null;
      const layout = layoutOf(names);
      layouts.set(names.length, [...alike, layout]);
      return layout.spelling;
    },
  };
}

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.every((name, index) => name === others[index]);
