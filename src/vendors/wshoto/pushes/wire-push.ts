import { z } from 'zod';
import { text } from '../../values/wire.ts';

/** The envelope of a push. Takes any object: what is not as documented is null. */
export const wirePush = z.compile(
  z.object({
    // An example has 19 digits, in quotes.
    message_id: z
      .union([z.string(), z.number()])
      .transform(String)
      .pipe(
        z
          .string()
          .regex(/^\S{1,128}$/)
          .refine((id) => id.isWellFormed()),
      )
      .nullable()
      .catch(null),
    type: text.catch(null),
    gmt_create: text.catch(null),
  }),
);
