import { digits } from '../../values/json.ts';
import { badParameter, isUnquoted, textsIn, totalledPage, type Answer, type Body } from './answer.ts';
import { employees, nothing, secondsOf, tags, turn } from './seeds.ts';

const TASKS = 60;
const MAX_SPAN_SECONDS = 90 * 86_400;

interface SandboxTask {
  readonly id: string;
  readonly seconds: number;
  readonly type: number;
  readonly status: number;
  readonly creator: string;
  readonly name: string;
  readonly row: object;
  readonly detail: object;
}

function makeTask(index: number): SandboxTask {
  // The first is the id of the document's own request.
  const id = String(1_254_676_189_925_432_389n - BigInt(index) * 1_000_003n);
  const seconds = secondsOf(index, TASKS);
  const type = turn(index, [1, 2, 3, 8]); // 8 is in no document
  const status = turn(index, [2, 3, 0, 1, 4, -1, 12]);
  const creator = turn(index, employees);
  const name = `跟进任务${index}`;
  const row = {
    template_id: digits(id),
    template_type: type,
    template_name: name,
    priority: turn(index, [1, 2, 3, 4, 5, 6, 7, 0]),
    create_user_id: creator,
    delay_type: turn(index, [1, 2, 3]),
    create_time: seconds,
    update_time: seconds + 60,
    end_time: seconds + 3 * 86_400,
    send_time: index % 3 === 0 ? 0 : seconds + 3600,
    status,
    task_mode: turn(index, [1, 2, 5]),
    ...(index % 2 === 0 ? { task_ext_type: turn(index, [1, 'normal']) } : {}),
    source: turn(index, [1, 2, 3, 6]),
    error_info: status === -1 ? '素材已失效' : nothing(index),
  };
  const filterType = turn(index, [3, 1, 4, 2, 6]);
  const detail = {
    ...row,
    filter_type: filterType,
    explain: index % 7 === 6 ? nothing(index) : { content: `请联系客户 ${index}`, materials: [material(index)] },
    verbal_wrap: turn(index, [
      { verbal_title: '开场白', materials: [material(index + 1), material(index + 2)] },
      { verbal_type: 1, materials: nothing(index) },
      null,
    ]),
    filter_range_info: index % 6 === 5 ? 'test_a08e263134a8' : sentRange(filterType, index, seconds),
  };
  return { id, seconds, type, status, creator, name, row, detail };
}

const material = (index: number): object => ({
  id: digits(String(1_254_676_189_925_440_000n + BigInt(index))),
  ...(index % 2 === 0 ? { uuid: `uuid-${index}` } : {}),
  type: 1 + (index % 13), // 13 is in no document
  act_child_type: turn(index, [1, 2, 3, 4, null]),
  combination_id: `combination${index}`,
  package_config_id: index % 3 === 0 ? '' : `package${index}`,
  send_type: turn(index, [1, 2, 3]),
  is_poster: turn(index, [true, false, 1, 0]),
});

/** A text that holds JSON; which fields it has depends on the filter type, and explicit audiences have none. */
function sentRange(filterType: number, index: number, seconds: number): unknown {
  if (filterType === 1) {
    return JSON.stringify({
      group_owner_range: { user_id_list: employees.slice(0, 2), dept_id_list: [1001] },
      group_name_list: ['VIP'],
      include_tags: { operator: turn(index, [1, 2, 3, 4, 5]), tag_list: [sentTag(index)] },
      chat_id_list: [`wrChat${index}`],
      is_all_customer: false,
      is_all_customer_group: index % 2 === 0,
    });
  }
  if (filterType !== 3) return nothing(index);
  return JSON.stringify({
    add_user_range: { user_id_list: employees, dept_id_list: [], user_tags: [{ tag_id: 'ut1', tag_name: '销售' }] },
    add_time_range: { start_time: seconds - 86_400, end_time: seconds * 1000 },
    include_tags: { operator: 1, tag_list: [sentTag(index), sentTag(index + 1)] },
    exclude_tags: index % 2 === 0 ? { operator: 2, tag_list: [sentTag(index + 3)] } : null,
    locations: [{ region_code: '110101', region_remark: '北京市,北京市,东城区' }],
    chat_list: [{ chat_id: `wrChat${index}`, chat_name: '老客户群' }],
    sex: turn(index, ['ALL', 'M', 'F', 'UNKNOW', 'X']),
    age_range: '25~30',
    remark_key_words: ['经理'],
    description_key_words: [],
    is_all_customer: false,
    is_all_customer_group: false,
  });
}

function sentTag(index: number): object {
  const tag = turn(index, tags);
  return { tag_id: tag.id, tag_name: tag.name, tag_type: tag.type, strategy_id: tag.type === 3 ? 1001 : null };
}

/** page_query_task_info_list and query_task_detail_info, over tasks of its own. */
export class SandboxTasks {
  readonly #tasks = Array.from({ length: TASKS }, (_none, index) => makeTask(index));

  page(body: Body): Answer {
    const [start, end] = [body['start_time'], body['end_time']].map((bound) =>
      bound === undefined ? null : Number(bound),
    );
    // Both or neither, at most 90 days apart.
    if ((start === null) !== (end === null)) return badParameter;
    if (Number(end) - Number(start) > MAX_SPAN_SECONDS) return badParameter;
    const statuses = textsIn(body['status_list']);
    const creators = textsIn(body['create_user_ids']);
    const rows = this.#tasks.filter(
      (task) =>
        task.seconds >= (start ?? 0) &&
        task.seconds <= (end ?? Infinity) &&
        (statuses === null || statuses.has(String(task.status))) &&
        (creators === null || creators.has(task.creator)) &&
        (body['task_type'] === undefined || body['task_type'] === task.type) &&
        (body['template_name'] === undefined || body['template_name'] === task.name),
    );
    return totalledPage(rows, body);
  }

  detail(body: Body, text: string): Answer {
    if (!isUnquoted(text, 'template_id')) return badParameter;
    return { data: this.#tasks.find(({ id }) => id === body['template_id'])?.detail ?? null };
  }
}
