import { z } from 'zod';
import { flag, objectOrNull } from '../../values/wire.ts';
import { wireTags } from '../tags/wire-tag.ts';
import { listWithRaw, looseId, looseText, texts } from '../wire-values.ts';

const named = z.object({ tag_id: looseId, tag_name: looseText });
// `group_owner_range` has no table of its own; it is presumed to look like `add_user_range` (FACTS 1.6.10).
const userRange = objectOrNull(z.object({ user_id_list: texts, dept_id_list: texts, user_tags: listWithRaw(named) }));
const tagFilter = objectOrNull(z.object({ operator: looseText, tag_list: wireTags }));

/** `filter_range_info` once parsed (FACTS W2): the fields of filter_type 1 and 3 together. */
export const wireFilterRange = z.object({
  group_owner_range: userRange,
  group_name_list: texts,
  chat_id_list: texts,
  add_user_range: userRange,
  add_time_range: objectOrNull(z.object({ start_time: looseText, end_time: looseText })), // unit not stated
  include_tags: tagFilter,
  exclude_tags: tagFilter,
  locations: listWithRaw(z.object({ region_code: looseId, region_remark: looseText })),
  chat_list: listWithRaw(z.object({ chat_id: looseId, chat_name: looseText })),
  sex: looseText,
  age_range: looseText,
  remark_key_words: texts,
  description_key_words: texts,
  is_all_customer: flag,
  is_all_customer_group: flag,
});
export type WireFilterRange = z.output<typeof wireFilterRange>;
