import type { RecordOrigin } from '../../../records/record.ts';
import { parseLossless } from '../../values/lossless.ts';
import { fromEither } from '../../values/time.ts';
import { audienceSex, tagOperator } from '../codes.ts';
import { toTags } from '../tags/map-tag.ts';
import type { WshotoFilterRange, WshotoTagFilter, WshotoUserRange } from './task-details.ts';
import { wireFilterRange, type WireFilterRange } from './wire-filter-range.ts';

/** The audience typed, null if it is not the JSON that the vendor promises; and the text as sent. */
export function toFilterRange(
  sent: unknown,
  origin: RecordOrigin,
): { readonly typed: WshotoFilterRange | null; readonly text: string | null } {
  if (sent === null || sent === undefined || sent === '') return { typed: null, text: null };
  const text = typeof sent === 'string' ? sent : JSON.stringify(sent);
  const wire = wireFilterRange.safeParse(typeof sent === 'string' ? parsed(sent) : sent);
  return { typed: wire.success ? toTyped(wire.data, origin) : null, text };
}

/** JSON inside a text, long integers as strings; undefined where it is none, as in the vendor's own sample. */
function parsed(text: string): unknown {
  try {
    return parseLossless(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const toTyped = (wire: WireFilterRange, origin: RecordOrigin): WshotoFilterRange => ({
  groupOwnerRange: toUserRange(wire.group_owner_range),
  groupNameList: wire.group_name_list,
  chatIdList: wire.chat_id_list,
  addUserRange: toUserRange(wire.add_user_range),
  addTimeRange: wire.add_time_range && {
    startTime: fromEither(wire.add_time_range.start_time),
    endTime: fromEither(wire.add_time_range.end_time),
  },
  includeTags: toTagFilter(wire.include_tags, origin),
  excludeTags: toTagFilter(wire.exclude_tags, origin),
  locations: wire.locations.map(({ wire: place }) => ({
    regionCode: place.region_code,
    regionRemark: place.region_remark,
  })),
  chatList: wire.chat_list.map(({ wire: chat }) => ({ chatId: chat.chat_id, chatName: chat.chat_name })),
  sex: audienceSex.read(wire.sex),
  sexRaw: wire.sex,
  ageRange: wire.age_range,
  remarkKeyWords: wire.remark_key_words,
  descriptionKeyWords: wire.description_key_words,
  isAllCustomer: wire.is_all_customer,
  isAllCustomerGroup: wire.is_all_customer_group,
});

const toUserRange = (wire: WireFilterRange['add_user_range']): WshotoUserRange | null =>
  wire && {
    userIdList: wire.user_id_list,
    deptIdList: wire.dept_id_list,
    userTags: wire.user_tags.map(({ wire: tag }) => ({ tagId: tag.tag_id, tagName: tag.tag_name })),
  };

const toTagFilter = (wire: WireFilterRange['include_tags'], origin: RecordOrigin): WshotoTagFilter | null =>
  wire && {
    operator: tagOperator.read(wire.operator),
    operatorRaw: wire.operator,
    tagList: toTags(wire.tag_list, origin),
  };
