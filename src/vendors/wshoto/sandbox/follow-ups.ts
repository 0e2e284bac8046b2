import { textIn, textsIn, totalledPage, type Answer, type Body } from './answer.ts';
import { CUSTOMERS, customerId } from './customers.ts';
import { LEADS, leadId } from './leads.ts';
import { departments, employees, longId, nothing, secondsOf, sentLong, turn } from './seeds.ts';

const FOLLOW_UPS = 200;
const chinaMs = 8 * 3_600_000;

interface SandboxFollowUp {
  readonly id: string;
  readonly author: string;
  readonly department: number;
  readonly type: number;
  readonly targetId: string | null;
  readonly title: string;
  /** yyyy-MM-dd in UTC+8 */
  readonly day: string;
  readonly row: object;
}

type Kind = 'system' | 'staff';

function makeFollowUp(kind: Kind, index: number): SandboxFollowUp {
  const id = longId(kind === 'system' ? 1_254_676_189_926_000_007n : 1_254_676_189_927_000_009n, index);
  const time = secondsOf(index, FOLLOW_UPS) * 1000 + (index % 1000);
  const type = turn(index, [1, 4, 1, 4, 1, 4, 3, 9, 10, 11, 12]);
  const author = turn(index, employees);
  const { targetId, target } = targetOf(type, index);
  const title =
    kind === 'system' ? turn(index, ['客户状态变更', '线索分配', '标签变更']) : turn(index, ['电话', '拜访', '微信']);
  return {
    id,
    author,
    department: turn(index, departments),
    type,
    targetId,
    title,
    day: new Date(time + chinaMs).toISOString().slice(0, 10),
    row: {
      id: sentLong(id, index),
      follow_user_id: kind === 'system' && index % 4 === 0 ? nothing(index) : author,
      content: kind === 'system' ? `系统自动跟进:${title}` : `第${index}次${title}沟通`,
      target,
      business_type: turn(index, [1, 2, 4, 99]),
      business_id: index % 3 === 0 ? nothing(index) : `business${index}`,
      title,
      follow_time: time,
      create_time: time + 500,
      ...(kind === 'staff' ? staffOnly(index, title) : {}),
    },
  };
}

const staffOnly = (index: number, title: string): object => ({
  follow_type: turn(index, [1, 2, 3, 77]),
  follow_type_desc: title,
  field_map: index % 3 === 0 ? nothing(index) : { mf_follow_1: '下周回访' },
  attachment_list:
    index % 4 === 1 ? [{ cos_url: `https://files.example.com/${index}.png` }, { cos_url: '' }] : nothing(index),
});

/** One id is filled for most; all five now and then, as in the document's sample. */
function targetOf(type: number, index: number): { readonly targetId: string | null; readonly target: object } {
  const ids = {
    external_id: customerId(index % CUSTOMERS),
    clue_id: leadId(index % LEADS),
    contact_id: `contact${index}`,
    company_id: `company${index}`,
    chat_id: `wrChat${index}`,
  };
  const fieldOfType: Readonly<Record<number, keyof typeof ids>> = {
    1: 'external_id',
    4: 'clue_id',
    10: 'chat_id',
    11: 'contact_id',
    12: 'company_id',
  };
  const field = fieldOfType[type];
  const targetId = field === undefined ? null : ids[field];
  if (type === 1 && index % 33 === 0) return { targetId, target: { ...ids, is_ai: true } };
  const blank = turn(index, ['', null, undefined]);
  const others = Object.fromEntries(Object.keys(ids).map((key) => [key, key === field ? targetId : blank]));
  return { targetId, target: index % 2 === 0 ? { ...others, is_ai: false } : others };
}

/** One of the two lists of follow-ups, newest first. */
export class SandboxFollowUps {
  readonly #followUps: readonly SandboxFollowUp[];

  constructor(kind: Kind) {
    this.#followUps = Array.from({ length: FOLLOW_UPS }, (_none, index) => makeFollowUp(kind, index));
  }

  page(body: Body): Answer {
    const ids = textsIn(body['id_list']);
    const authors = textsIn(body['follow_user_ids']);
    const groups = textsIn(body['follow_dep_ids']);
    const targets = textsIn(body['target_id_list']);
    const type = body['target_type'];
    const from = textIn(body['follow_time_start'], '');
    const to = textIn(body['follow_time_end'], '9999');
    const rows = this.#followUps.filter(
      (one) =>
        (ids === null || ids.has(one.id)) &&
        (authors === null || authors.has(one.author)) &&
        (groups === null || groups.has(String(one.department))) &&
        (type === undefined || one.type === type) &&
        (targets === null || (one.targetId !== null && targets.has(one.targetId))) &&
        (body['title'] === undefined || one.title === body['title']) &&
        one.day >= from && // whole days, both ends included
        one.day <= to,
    );
    return totalledPage(rows, body);
  }
}
