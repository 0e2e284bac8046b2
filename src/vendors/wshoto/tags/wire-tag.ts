import { z } from 'zod';
import { rowReader } from '../../values/row-reader.ts';
import { listWithRaw, looseId, looseText } from '../wire-values.ts';

// One tag, five spellings: {tagId,tagName} in crm/clue/page, {tag_id,tag_name} elsewhere, with a group on customers,
// a kind in tasks, and all of it in a lead's business_tags (FACTS 1.3 TagFilter, 1.4, 1.6.13).
const tagFields = z.object({
  tag_id: looseId,
  tagId: looseId,
  tag_name: looseText,
  tagName: looseText,
  tag_type: looseText,
  type: looseText,
  group_id: looseId,
  group_name: looseText,
  strategy_id: looseId,
  manage_group_name: looseText,
});
export const wireTag = rowReader(tagFields);
export type WireTag = z.output<typeof tagFields>;

export const wireTags = listWithRaw(tagFields);
export type WireTags = z.output<typeof wireTags>;
