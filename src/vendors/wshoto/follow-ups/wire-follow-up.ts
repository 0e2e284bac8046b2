import { z } from 'zod';
import { flag, objectOrNull, rawRow, requiredId } from '../../values/wire.ts';
import { listWithRaw, looseId, looseText } from '../wire-values.ts';

/** A row of crm/follow/listForSystem (FACTS W1) or crm/follow/list, which adds the last four (FACTS 1.4). */
export const wireFollowUp = z.compile(
  z.object({
    id: requiredId,
    follow_user_id: looseText,
    content: looseText,
    target: objectOrNull(
      z.object({
        contact_id: looseId,
        external_id: looseId,
        company_id: looseId,
        chat_id: looseId,
        clue_id: looseId,
        is_ai: flag, // in the sample only, not in the field table
      }),
    ),
    business_type: looseText,
    business_id: looseId,
    title: looseText,
    follow_time: looseText, // milliseconds
    create_time: looseText, // milliseconds
    follow_type: looseText,
    follow_type_desc: looseText,
    field_map: objectOrNull(rawRow),
    attachment_list: z.preprocess((value) => value ?? null, listWithRaw(z.object({ cos_url: looseText })).nullable()),
  }),
);
export type WireFollowUp = z.output<typeof wireFollowUp>;
