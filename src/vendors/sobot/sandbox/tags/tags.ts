import { hexId, seconds, today } from '../seeds.ts';
import type { Wire } from '../replies.ts';

const groupNames = ['客户等级', '来源渠道', '兴趣产品', '服务标签', '工单分类'];
const tagNames = [
  ['重要客户', '普通客户', '潜在客户', '沉默客户'],
  ['微信', '官网', '线下活动'],
  ['手机', '电脑', '家电', '配件', '服务包'],
  ['已回访', '待回访', '投诉', '表扬'],
  ['退换货', '维修'],
];
const day = 86_400_000;

/** A group and its tags, as their lists (S8, S12) show them. */
export interface SandboxGroup {
  readonly wire: Wire;
  readonly tags: readonly Wire[];
}

/** The library at the start. */
export const tagGroups: readonly SandboxGroup[] = groupNames.map((name, group) => {
  const id = hexId(`group ${group}`);
  const created = today - (500 - group * 20) * day;
  const wire = {
    id,
    name,
    status: [1, 1, 6, 0, -1][group], // 6: a value nobody documented
    type: [1, 1, 1, 0, 7][group], // 7: a value nobody documented
    bizid: group === 2 ? hexId('business') : null,
    color_value: ['#76A6F1', '#15C7C9', '#gt5433', '', null][group],
    is_multiple_choice: group % 2,
    ...times(created, group),
  };
  const tags = tagNames[group]!.map((tagName, tag) => ({
    id: hexId(`tag ${group} ${tag}`),
    groupid: id,
    bizid: null,
    name: tagName,
    param_name: tag === 0 ? `level_${group}` : null,
    status: group === 4 ? [-1, 6][tag] : tag === 3 ? 0 : 1,
    ...times(created + (tag + 1) * day, tag),
  }));
  return { wire, tags };
});

/** Ids of the tags that customers bear at the start. */
export const labels: readonly string[] = tagGroups.slice(0, 4).flatMap(({ tags }) => tags.map(({ id }) => String(id)));

/** Milliseconds are missing in some rows, and stray spaces stand in some texts. */
function times(created: number, index: number): Wire {
  const shown =
    index % 2 === 0
      ? timeText(created)
          .replace(':', ' :')
          .replace(/:(\d\d)$/, ': $1')
      : timeText(created);
  const hasMillis = index !== 1;
  return {
    create_time: shown,
    update_time: shown,
    ...(hasMillis ? { create_time_ms: created, update_time_ms: created + 3_600_000 } : {}),
  };
}

/** A time as text, in UTC+8 without saying so. */
export function timeText(milliseconds: number): string {
  return new Date(seconds(milliseconds) * 1000 + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
