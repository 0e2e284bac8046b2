import { z } from 'zod';
import { flag, requiredId, text, wholeNumber } from '../../values/wire.ts';

/** A row of the blacklist (S38). The sample leaves out a reason that the table requires. */
export const sobotBlacklisted = z.object({
  user_id: requiredId,
  nick: text,
  black_type: text,
  black_reason: text,
  black_time: wholeNumber, // seconds, 0: none
  black_end_time: wholeNumber, // seconds, 0: none
  is_black: flag,
  user_status: flag,
});
