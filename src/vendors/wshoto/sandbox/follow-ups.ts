import type { Clock } from '../../clock.ts';
import { digits } from '../../values/json.ts';
import { badParameter, textIn, textsIn, totalledPage, type Answer, type Body } from './answer.ts';
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
  /** Milliseconds. */
  readonly time: number;
  readonly row: object;
}

type Kind = 'system' | 'staff';

const newestId = { system: 1_254_676_189_926_000_007n, staff: 1_254_676_189_927_000_009n };

function makeFollowUp(kind: Kind, index: number): SandboxFollowUp {
  const id = longId(newestId[kind], index);
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
    time,
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

type Note = Omit<SandboxFollowUp, 'department' | 'row'> & { readonly content: string };

const noted = ({ content, ...note }: Note): SandboxFollowUp => ({
  ...note,
  department: turn(employees.indexOf(note.author), departments),
  row: {
    id: digits(note.id),
    follow_user_id: note.author,
    content,
    target: note.type === 4 ? { clue_id: note.targetId } : { external_id: note.targetId },
    business_type: note.type,
    business_id: '',
    title: note.title,
    follow_time: note.time,
    create_time: note.time,
    follow_type: 77, // no document tells the ids of the ways of contact
    follow_type_desc: note.title,
    field_map: {},
    attachment_list: [],
  },
});

const dayOf = (time: number): string => new Date(time + chinaMs).toISOString().slice(0, 10); // in UTC+8

/** One of the two lists of follow-ups, newest first. */
export class SandboxFollowUps {
  readonly #clock: Clock;
  #newestId: bigint;
  #followUps: readonly SandboxFollowUp[];

  constructor(kind: Kind, clock: Clock) {
    this.#clock = clock;
    this.#newestId = newestId[kind];
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
        dayOf(one.time) >= from && // whole days, both ends included
        dayOf(one.time) <= to,
    );
    return totalledPage(rows, body);
  }

  /** crm/follow/create, of leads and customers alone. Its sample sends `type` as a number, its table says text. */
  create(body: Body, hasTarget: (type: number, id: string) => boolean): Answer {
    const type = targetTypes[String(body['type'])];
    const text = (name: string): string => textIn(body[name], '').trim();
    const [targetId, author, title, content] = [
      text('id'),
      text('user_id'),
      text('contact_type'),
      text('follow_content'),
    ];
    if (type === undefined || title === '' || content === '') return badParameter;
    if (!employees.includes(author)) return { code: 40_002, msg: '员工不存在' };
    if (!hasTarget(type, targetId)) return { code: 40_003, msg: '跟进对象不存在' };
    this.#newestId += 1_000_003n;
    const [id, time] = [String(this.#newestId), this.#clock.now()];
    const place = this.#followUps.findIndex((one) => one.time <= time);
    const note = noted({ id, author, type, targetId, title, time, content });
    this.#followUps = this.#followUps.toSpliced(place === -1 ? this.#followUps.length : place, 0, note);
    return { data: digits(id) };
  }
}

/** The target types of the lists, by those of follow/create (FACTS 1.6.5). */
const targetTypes: Readonly<Record<string, number>> = { 0: 4, 1: 1 };
