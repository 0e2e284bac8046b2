import { z } from 'zod';
import { objectOrNull, rawRow, requiredId, wholeNumber } from '../../values/wire.ts';
import { rowReader } from '../../values/row-reader.ts';
import { wireTags } from '../tags/wire-tag.ts';
import { looseId, looseText } from '../wire-values.ts';

/** A row of crm/clue/page (FACTS 1.4). `clue_id` is a number here and a string elsewhere (FACTS 1.6.14). */
const leadRow = z.object({
  clue_id: requiredId,
  clue_name: looseText,
  mobile_phone: looseText,
  clue_corp_name: looseText,
  tag_list: wireTags,
  state: looseText,
  follow_user_id: looseText,
  clue_pool_id: looseId,
  clue_pool_name: looseText,
  access_customer_channel: looseText,
  area: looseText,
  description: looseText,
  recovery_num: wholeNumber,
  recovery_remark: looseText,
  recovery_remark_type: looseText,
  recovery_remark_input_text: looseText,
  create_user_id: looseText,
  gmt_create: looseText, // seconds, though the filter of the same list takes milliseconds
  field_map: objectOrNull(rawRow),
});
export const wireLeadRow = rowReader(leadRow);
export type WireLeadRow = z.output<typeof leadRow>;

/** crm/clue/info: the row and more. */
export const wireLead = z.compile(
  leadRow.extend({
    merge_user_id: looseId,
    gender: looseText, // 男 or 女, not the codes of other pages
    birthday: looseText, // seconds, midnight in UTC+8
    email: looseText,
    address: looseText,
    business_tags: wireTags,
  }),
);
export type WireLead = z.output<typeof wireLead>;
