import { badParameter, isUnquoted, pageOf, textsIn, type Answer, type Body } from './answer.ts';
import { customerId } from './customers.ts';
import { departments, employees, longId, nothing, person, secondsOf, sentLong, tags, turn } from './seeds.ts';

export const LEADS = 140;
export const leadId = (index: number): string => longId(1_254_676_189_925_500_001n, index);

interface SandboxLead {
  readonly id: string;
  readonly seconds: number;
  readonly state: number;
  readonly owner: unknown;
  readonly pool: string;
  readonly tagIds: readonly string[];
  readonly row: object;
  readonly detail: object;
}

const pools = ['1254676189925430001', '1254676189925430002'];

function makeLead(index: number): SandboxLead {
  const id = leadId(index);
  // Some leads come in within one second.
  const seconds = secondsOf(index % 20 === 11 ? index - 1 : index, LEADS);
  const state = turn(index, [0, 1, 2, 3, 4, 5, 9]); // 9 is in no document
  const owner = state === 0 ? nothing(index) : turn(index, employees);
  const pool = turn(index, pools);
  const worn = tags.slice(0, 3).filter((_tag, place) => (index >> place) % 2 === 1);
  const { name, phone } = person(index);
  const shared = {
    clue_id: sentLong(id, index),
    clue_name: name,
    mobile_phone: index % 13 === 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone,
    clue_corp_name: index % 3 === 0 ? nothing(index) : `示例公司${index % 10}`,
    state,
    follow_user_id: owner,
    clue_pool_id: sentLong(pool, index),
    clue_pool_name: pool === pools[0] ? '公共线索池' : '华东线索池',
    access_customer_channel: turn(index, ['官网', '直播', '', null]),
    area: index % 4 === 0 ? nothing(index) : turn(index, ['北京市,北京市,东城区', '上海市,上海市,徐汇区']),
    description: index % 5 === 0 ? nothing(index) : `第${index}条线索`,
    recovery_num: index % 3,
    recovery_remark: index % 3 === 0 ? null : '长期未跟进',
    recovery_remark_type: index % 3 === 0 ? null : 2,
    recovery_remark_input_text: '',
    create_user_id: turn(index, employees),
    gmt_create: index % 19 === 3 ? String(seconds) : seconds,
    field_map: index % 6 === 0 ? nothing(index) : { mf_clue_1: `备注${index}`, mf_clue_2: ['1', '2'], mf_clue_3: '' },
  };
  return {
    id,
    seconds,
    state,
    owner,
    pool,
    tagIds: worn.map((tag) => tag.id),
    row: {
      ...shared,
      tag_list: worn.length > 0 ? worn.map((tag) => ({ tagId: tag.id, tagName: tag.name })) : nothing(index),
    },
    detail: {
      ...shared,
      tag_list: worn.map((tag) => ({ tag_id: tag.id, tag_name: tag.name })),
      merge_user_id: state === 5 ? customerId(index % 90) : nothing(index),
      gender: turn(index, ['男', '女', '保密', '']),
      birthday: index % 4 === 3 ? 0 : 1_655_136_000 - index * 86_400 * 97, // midnight in UTC+8
      email: index % 3 === 2 ? nothing(index) : `lead${index}@example.com`,
      address: index % 4 === 1 ? '示例路1号' : nothing(index),
      business_tags: index % 5 === 4 ? nothing(index) : [businessTag(index)],
    },
  };
}

function businessTag(index: number): object {
  const tag = tags[4 + (index % 2)]!;
  return {
    group_id: '1254676189925431001',
    group_name: tag.group,
    tag_name: tag.name,
    tag_id: tag.id,
    type: 3,
    strategy_id: turn(index, departments),
    manage_group_name: '销售一组',
  };
}

/** crm/clue/page and crm/clue/info, over leads of its own. */
export class SandboxLeads {
  readonly #leads = Array.from({ length: LEADS }, (_none, index) => makeLead(index)).toSorted(
    (a, b) => b.seconds - a.seconds,
  );

  page(body: Body): Answer {
    const start = Number(body['start_time'] ?? 0);
    const end = Number(body['end_time'] ?? Number.MAX_SAFE_INTEGER);
    const states = textsIn(body['states']);
    const pools = textsIn(body['clue_pool_ids']);
    const tagIds = typeof body['tag_ids'] === 'string' ? new Set(body['tag_ids'].split(',')) : null;
    const owner = body['follow_user_id'];
    const rows = this.#leads.filter(
      (lead) =>
        lead.seconds * 1000 >= start &&
        lead.seconds * 1000 <= end &&
        (states === null || states.has(String(lead.state))) &&
        (pools === null || pools.has(lead.pool)) &&
        (owner === undefined || lead.owner === owner) &&
        (tagIds === null || lead.tagIds.some((id) => tagIds.has(id))),
    );
    // A bare array without a total, unlike the vendor's other lists.
    const page = pageOf(rows, body);
    return page === null ? badParameter : { data: page.map(({ row }) => row) };
  }

  has(id: string): boolean {
    return this.#leads.some((lead) => lead.id === id);
  }

  info(body: Body, text: string): Answer {
    if (!isUnquoted(text, 'clue_id')) return badParameter;
    return { data: this.#leads.find(({ id }) => id === body['clue_id'])?.detail ?? null };
  }
}
