import { z } from 'zod';
import { flag, id, rawRow, requiredId, text, wholeNumber } from '../../values/wire.ts';

const times = {
  create_time: text, // no zone, stray spaces: 2021-07-14 05 :00: 00
  create_time_ms: wholeNumber,
  update_time: text,
  update_time_ms: wholeNumber,
};

/** A group of tags (S8). */
export const sobotTagGroup = z.compile(
  z.object({
    id: requiredId,
    bizid: id,
    type: text,
    name: text,
    color_value: text,
    is_multiple_choice: flag,
    status: text,
    ...times,
  }),
);

/** A tag of the library (S12). Its `id` is the tag's, although the table calls it the group's. */
export const sobotTag = z.compile(
  z.object({ id: requiredId, bizid: id, name: text, param_name: text, status: text, ...times }),
);

/** The business tags of one customer (S14). */
export const sobotUserLabels = z.compile(
  z.object({
    userid: requiredId,
    label_set: z
      .array(rawRow)
      .nullish()
      .transform((labels) => labels ?? []),
  }),
);
export const sobotLabel = z.compile(z.object({ id: requiredId, name: text, color_value: text }));
