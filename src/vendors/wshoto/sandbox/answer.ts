import { z } from 'zod';
import { parseLossless } from '../../values/lossless.ts';

/** What a handler makes of a request: the `data` of a successful reply, or a refusal. */
export type Answer = { readonly data: unknown } | { readonly code: number; readonly msg: string };

/** A request's JSON body, long integers as strings. */
export type Body = Readonly<Record<string, unknown>>;

export const badParameter = { code: 40_000, msg: '参数错误' } as const;

/** Reads a body without losing digits; null if it is no JSON object. */
export function readBody(text: string): Body | null {
  try {
    const body = z.record(z.string(), z.unknown()).safeParse(parseLossless(text || '{}'));
    return body.success ? body.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A field that is a text, else what stands for its absence. */
export const textIn = (value: unknown, absent: string): string => (typeof value === 'string' ? value : absent);

/** True if the text of a body carries that field as an unquoted number, as a `long` must be. */
export const isUnquoted = (text: string, field: string): boolean => new RegExp(`"${field}"\\s*:\\s*\\d`).test(text);

/** The texts in a list; null if there is no list. */
export const textsIn = (value: unknown): ReadonlySet<string> | null =>
  Array.isArray(value) ? new Set(value.map(String)) : null;

/** One page, as every list is paged: both numbers are required, at most 100 rows. */
export function pageOf<T>(rows: readonly T[], body: Body): readonly T[] | null {
  const [index, size] = [Number(body['current_index']), Number(body['page_size'])];
  if (!Number.isInteger(index) || !Number.isInteger(size) || index < 1 || size < 1 || size > 100) return null;
  return rows.slice((index - 1) * size, index * size);
}

/** {total, records}. */
export function totalledPage(rows: readonly { readonly row: object }[], body: Body): Answer {
  const page = pageOf(rows, body);
  return page === null ? badParameter : { data: { total: rows.length, records: page.map(({ row }) => row) } };
}
