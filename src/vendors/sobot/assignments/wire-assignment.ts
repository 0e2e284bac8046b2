import { z } from 'zod';
import { id, rawRow, requiredId, text, wholeNumber } from '../../values/wire.ts';

/** A row of the assignment records (S28): what is asked for by time must tell its time. */
export const sobotAssignment = z.object({
  userid: requiredId,
  companyid: id,
  nick: text,
  assign_time: wholeNumber.pipe(z.number().positive()), // seconds
});

const sobotDay = z.object({
  liable_serviceid: id,
  companyid: id,
  assign_num: wholeNumber,
  assign_date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});
export type SobotDay = z.infer<typeof sobotDay>;

/** The reply of the statistics (S29): its list is documented as optional, and is not counted. */
export const sobotDays = rawRow
  .pipe(z.object({ items: z.array(sobotDay).nullish() }))
  .transform(({ items }) => items ?? []);
