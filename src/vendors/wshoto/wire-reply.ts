import { z } from 'zod';
import { rawRow, wholeNumber } from '../values/wire.ts';

/** Around every reply (FACTS 1.2). HTTP says 200 whatever happens: `code` is the real status. */
export const wireEnvelope = z.compile(
  z.object({
    code: z.union([z.string(), z.number()]).transform(String),
    msg: z.unknown().optional(),
    data: z.unknown().optional(), // an error has none
  }),
);

// Emptiness must be said: without rows, not even null, only a count of 0 is an answer.
const counted = z
  .object({ total: wholeNumber, records: z.array(rawRow).nullish() })
  .refine(({ total, records }) => records !== undefined || total === 0);

// Lists come as {total, records}, or as a bare array without a total (crm/clue/page, FACTS 1.6.12).
export const wireList = z.compile(
  z
    .union([z.array(rawRow).transform((records) => ({ total: null, records })), counted])
    .nullable()
    .transform((list) => ({ total: list?.total ?? null, records: list?.records ?? [] })),
);

/** One record; null, `{}` and `[]` mean that there is none. */
export const wireOne = z.compile(
  z
    .union([rawRow, z.array(z.never()).transform(() => null)])
    .nullable()
    .transform((record) => (record === null || Object.keys(record).length === 0 ? null : record)),
);

/** Reply of /access_token (FACTS 1.1). */
export const wireToken = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(), // seconds
  create_at: z.coerce.number().nullish(), // unix seconds
});
