import type { TaskConditions, TimeRange } from '../../../records/conditions.ts';
import type { Tag } from '../../../records/tag.ts';
import type { Task } from '../../../records/task.ts';
import type { Source } from '../../adapter.ts';
import { digits } from '../../values/json.ts';
import type { Handling, PagedPart } from '../../list-plan.ts';
import { post, theOneAsked, type WshotoClient } from '../client.ts';
import { taskStatus, taskType } from '../codes.ts';
import type { KeptTags } from '../tags/kept-tags.ts';
import { toTask, toTaskRow } from './map-task.ts';
import { longOf, onlyLongs } from '../refs.ts';
import type { WshotoTaskDetails } from './task-details.ts';
import { wireTask, wireTaskRow } from './wire-task.ts';

const UNIT_MS = 1000;
const MAX_SPAN_MS = 90 * 86_400_000;

/** Tasks: page_query_task_info_list (FACTS 1.4) and query_task_detail_info (FACTS W2). */
export function taskSource(client: WshotoClient, kept: KeptTags): Source<'TASK'> {
  const part = (filter: object): PagedPart<Task> => ({
    kind: 'paged',
    key: 'page',
    isTimed: true,
    bounds: { unitMs: UNIT_MS, needsBoth: true, maxSpanMs: MAX_SPAN_MS },
    maxPageSize: 100,
    totalIsExact: true,
    async read({ from, to, ...page }, call) {
      const times = from === null || to === null ? {} : { start_time: from / UNIT_MS, end_time: to / UNIT_MS };
      const endpoint = 'task/follow_up/page_query_task_info_list';
      const { rows, ...reply } = await client.page(endpoint, wireTaskRow, { ...filter, ...times }, page, call);
      return { ...reply, rows: rows.map(toTaskRow) };
    },
  });
  return {
    externalIdOf: longOf,
    list(conditions) {
      const { handling, filter } = planTasks(conditions);
      return { handling, parts: filter === null ? [] : [part(filter)] };
    },
    get: {
      maxBatch: 1,
      async byRefs(refs, call) {
        const found: Task[] = [];
        for (const ref of onlyLongs(refs)) {
          const request = post('task/follow_up/query_task_detail_info', { template_id: digits(ref) });
          const seen = theOneAsked(ref, await client.one(request, wireTask, call), (wire) => wire.template_id);
          if (seen) found.push(toTask(seen));
        }
        kept.saw(found.flatMap(tagsNamedBy));
        return found;
      },
    },
  };
}

function tagsNamedBy({ audienceTags, details }: Task): readonly Tag[] {
  const { filterRangeInfo }: Partial<WshotoTaskDetails> = details ?? {};
  return [...(audienceTags ?? []), ...(filterRangeInfo?.excludeTags?.tagList ?? [])];
}

/** What is asked of the vendor; `filter` is null where no task can match. */
export function planTasks(conditions: TaskConditions): {
  readonly handling: Readonly<Record<string, Handling>>;
  readonly filter: object | null;
} {
  const handling: Record<string, Handling> = {};
  const filter: Record<string, unknown> = {};
  let isEmpty = false;

  if (conditions.createdAt)
    handling['createdAt'] = isTakenByVendor(conditions.createdAt) ? 'PUSHED_DOWN' : 'APPLIED_HERE';
  if (conditions.statuses) {
    const codes = taskStatus.codesFor(conditions.statuses);
    handling['statuses'] = codes === null ? 'APPLIED_HERE' : 'PUSHED_DOWN';
    if (codes !== null) filter['status_list'] = codes;
    isEmpty ||= codes?.length === 0;
  }
  if (conditions.types) {
    const codes = taskType.codesFor(conditions.types);
    const isOne = codes?.length === 1;
    handling['types'] = isOne ? 'PUSHED_DOWN' : 'APPLIED_HERE';
    if (isOne) filter['task_type'] = codes[0];
    isEmpty ||= codes?.length === 0;
  }
  if (conditions.creators) {
    handling['creators'] = 'PUSHED_DOWN';
    filter['create_user_ids'] = [...new Set(conditions.creators)];
    isEmpty ||= conditions.creators.length === 0;
  }
  // The list takes a template_name, but does not say how it is matched.
  if (conditions.name !== undefined) handling['name'] = 'APPLIED_HERE';
  return { handling, filter: isEmpty ? null : filter };
}

/** Both bounds or neither, at most 90 days apart; a pushed bound is widened by one unit on each side. */
const isTakenByVendor = ({ gte, lt }: TimeRange): boolean =>
  gte !== undefined && lt !== undefined && lt.getTime() - gte.getTime() <= MAX_SPAN_MS - 2 * UNIT_MS;
