import { z } from 'zod';
import { rawRow, text, wholeNumber } from '../values/wire.ts';

/** Every reply is HTTP 200: `ret_code` is the real status. */
export const envelope = z.compile(
  z.object({
    // Six digits as text by every document; as a number it has lost its leading zeros.
    ret_code: z.union([z.string().min(1), z.number().transform((code) => String(code).padStart(6, '0'))]),
    ret_msg: text,
  }),
);

/** Rows of a reply. Emptiness must be said, by an empty or null list or a total of 0: a missing list is no answer. */
export const rows = z.compile(
  z
    .object({ items: z.array(rawRow).nullish(), total_count: wholeNumber })
    .refine(({ items, total_count }) => items !== undefined || total_count === 0, 'a list without its rows')
    .transform(({ items, total_count }) => ({ items: items ?? [], total: total_count })),
);

export type Row = z.infer<typeof rawRow>;

const rowOrNothing = rawRow.nullish();

/** One payload object; Sobot's tables show it at the top, where it bears this id, its samples inside `item`. Null where there is none. */
export const itemWith = (id: string) =>
  rawRow.transform((body): Row | null => {
    if (!('item' in body)) return body[id] === undefined ? null : body;
    const inner = rowOrNothing.parse(body['item']) ?? {};
    return Object.keys(inner).length === 0 ? null : inner;
  });
export const item = itemWith('id');
