import { z } from 'zod';
import { id, rawRow, text } from '../../values/wire.ts';

// One odd value must not cost the rest of a message.
const told = text.catch(null);
const toldId = id.catch(null);

/** The envelope. One address takes the messages of all of Sobot's products, so that both names may be others. */
export const pushEnvelope = z.compile(
  z.object({
    sys_code: told,
    type: told,
    /** Documented as a list; null where there is none. */
    content: z
      .unknown()
      .optional()
      .transform((content): readonly unknown[] | null =>
        Array.isArray(content) ? content : rawRow.safeParse(content).success ? [content] : null,
      ),
  }),
);

/** What a message says of itself, whatever it is about. Everything is text, even numbers; a merge has numbers too. */
export const pushHead = z.compile(
  z.object({
    companyid: toldId,
    userid: toldId,
    msg_type: told,
    datetime: told, // seconds
    update_datetime: told, // seconds
    create_datetime: told, // seconds
    status: told,
    merged_userid: toldId,
  }),
);
export type PushHead = z.infer<typeof pushHead>;
