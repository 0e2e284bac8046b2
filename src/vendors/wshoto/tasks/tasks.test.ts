import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { Task } from '../../../records/task.ts';
import type { PagedPart } from '../../list-plan.ts';
import { overReplies, overSandbox, tokenReply } from '../../../../test/support/wshoto.ts';
import { planTasks } from './tasks.ts';

const sample = readFileSync(new URL('../fixtures/task-detail.doc.json', import.meta.url), 'utf8');
const long = '1254676189925432389';
/** The sample's own id is a placeholder, 21. */
const documented = (endpoint: string): string => (endpoint === 'access_token' ? tokenReply : sample);

it('takes {} for an empty list of material and of chats', async () => {
  const detail = { template_id: 21, explain: { content: 'a', materials: {} }, filter_range_info: '{"chat_list":{}}' };
  const reply = JSON.stringify({ code: 0, msg: '', data: detail });
  const { adapter } = overReplies((endpoint) => (endpoint === 'access_token' ? tokenReply : reply));
  const [task] = await adapter.TASK!.get!.byRefs(['21'], aCall());
  expect(task!.details).toMatchObject({ explain: { materials: [] }, filterRangeInfo: { chatList: [] } });
});

describe('the sample reply of query_task_detail_info', () => {
  it('comes out field by field', async () => {
    const [task] = await overReplies(documented).adapter.TASK!.get!.byRefs(['21'], aCall());

    expect(task).toEqual({
      ref: '21',
      externalId: '21',
      origin: { servedFrom: 'LIVE', fetchedAt: new Date('2026-11-01T00:00:00Z') },
      raw: JSON.parse(sample).data,
      name: 'test_1027fd64538b',
      type: 'FOLLOW_UP_CUSTOMERS',
      typeRaw: '1',
      priority: 'LOW',
      priorityRaw: '1',
      status: 'CREATING',
      statusRaw: '1',
      createdBy: {
        externalId: 'test_d82e59962f3a',
        name: null,
        email: null,
        phone: null,
        avatarUrl: null,
        departmentName: null,
      },
      createdAt: new Date(79_000),
      updatedAt: new Date(61_000),
      endsAt: new Date(75_000),
      sendsAt: new Date(86_000),
      description: 'test_bd1d8c54e6fe',
      audienceTags: null,
      details: {
        delayType: 'IMMEDIATE',
        delayTypeRaw: '1',
        taskMode: 'NORMAL',
        taskModeRaw: '1',
        taskExtType: null,
        source: 'STANDARD',
        sourceRaw: '1',
        errorInfo: 'test_c108e2cb617f',
        explain: {
          content: 'test_bd1d8c54e6fe',
          materials: [
            {
              id: '47',
              uuid: null,
              type: 'POSTER',
              typeRaw: '1',
              actChildType: 'GROUP_BUY',
              actChildTypeRaw: '1',
              combinationId: 'test_532c7dd83fa9',
              packageConfigId: 'test_032185b7424a',
              sendType: 'TRACKED',
              sendTypeRaw: '1',
              isPoster: true,
            },
          ],
        },
        verbalWrap: {
          verbalTitle: null,
          verbalType: '1',
          materials: [
            {
              id: '1',
              uuid: null,
              type: 'POSTER',
              typeRaw: '1',
              actChildType: 'GROUP_BUY',
              actChildTypeRaw: '1',
              combinationId: 'test_34e3c427384b',
              packageConfigId: 'test_add133889e47',
              sendType: 'TRACKED',
              sendTypeRaw: '1',
              isPoster: false,
            },
          ],
        },
        filterType: 'GROUPS_BY_CONDITIONS',
        filterTypeRaw: '1',
        filterRangeInfo: null,
        filterRangeInfoRaw: 'test_a08e263134a8',
      },
    });
  });

  it('is not taken for another task than the one asked', async () => {
    const { adapter } = overReplies(documented);
    await expect(adapter.TASK!.get!.byRefs([long], aCall())).rejects.toMatchObject({ kind: 'BAD_REPLY' });
  });
});

it('sends the id of the sample request unquoted and reads it back digit for digit', async () => {
  const { adapter, calls } = overReplies((endpoint) =>
    documented(endpoint).replace('"template_id": 21', `"template_id": ${long}`),
  );
  const [task] = await adapter.TASK!.get!.byRefs([long], aCall());

  expect(calls().map(({ path, body }) => [path, body])).toEqual([
    ['/task/follow_up/query_task_detail_info', `{"template_id":${long}}`],
  ]);
  expect(task).toMatchObject({ ref: long, externalId: long, raw: { template_id: long } });
});

it('leaves out a task that is gone, however the vendor says nothing, and asks for none that cannot be', async () => {
  for (const data of ['null', '{}', '[]']) {
    const { adapter } = overReplies((endpoint) =>
      endpoint === 'access_token' ? tokenReply : `{"code":0,"msg":"ok","data":${data}}`,
    );
    expect(await adapter.TASK!.get!.byRefs([long], aCall())).toEqual([]);
  }
  const { adapter, calls } = overReplies(documented);
  expect(await adapter.TASK!.get!.byRefs(['12a', '0', '1'.repeat(20)], aCall())).toEqual([]);
  expect(calls()).toEqual([]);
});

it('leaves to the detail what a row does not carry', async () => {
  const { adapter } = overSandbox();
  const part = adapter.TASK!.list!({}).parts[0] as PagedPart<Task>;
  const { rows } = await part.read({ page: 1, size: 1, from: null, to: null }, aCall());
  const [task] = await adapter.TASK!.get!.byRefs([rows[0]!.ref], aCall());

  const missing = (of: object) =>
    Object.keys(of)
      .filter((key) => Reflect.get(of, key) === undefined)
      .concat();
  expect(rows[0]).not.toHaveProperty('description');
  expect(rows[0]).not.toHaveProperty('audienceTags');
  expect(missing(task!)).toEqual([]);
  expect(missing(task!.details!)).toEqual([]);
});

describe('a plan', () => {
  const day = (text: string): Date => new Date(`2026-${text}T00:00:00Z`);

  it('leaves times to the vendor only where it takes them: both bounds, at most 90 days apart', () => {
    const handling = (range: { gte?: Date; lt?: Date }) => planTasks({ createdAt: range }).handling['createdAt'];
    expect(handling({ gte: day('01-01'), lt: day('03-31') })).toBe('PUSHED_DOWN');
    expect(handling({ gte: day('01-01'), lt: day('04-01') })).toBe('APPLIED_HERE'); // 90 days, but widened
    expect(handling({ gte: day('01-01') })).toBe('APPLIED_HERE');
    expect(handling({ lt: day('01-01') })).toBe('APPLIED_HERE');
  });

  it('leaves to the vendor what it takes, and applies the rest here', () => {
    expect(
      planTasks({ name: 'A', statuses: ['CREATION_FAILED', 'RUNNING'], types: ['MASS_SEND'], creators: ['a', 'b'] }),
    ).toEqual({
      handling: { name: 'APPLIED_HERE', statuses: 'PUSHED_DOWN', types: 'PUSHED_DOWN', creators: 'PUSHED_DOWN' },
      filter: { status_list: [-1, 2], task_type: 3, create_user_ids: ['a', 'b'] },
    });
    expect(planTasks({ statuses: ['UNKNOWN'], types: ['MASS_SEND', 'FOLLOW_UP_GROUPS'] })).toEqual({
      handling: { statuses: 'APPLIED_HERE', types: 'APPLIED_HERE' },
      filter: {},
    });
  });

  it('asks in seconds, and for no time at all where one bound is missing', async () => {
    const { adapter, calls } = overSandbox();
    const part = adapter.TASK!.list!({}).parts[0] as PagedPart<Task>;
    const [from, to] = [day('09-01').getTime(), day('10-01').getTime()];

    const { rows } = await part.read({ page: 1, size: 100, from, to }, aCall());
    await part.read({ page: 1, size: 100, from, to: null }, aCall());

    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ createdAt }) => createdAt!.getTime() >= from && createdAt!.getTime() <= to)).toBe(true);
    expect(calls().map(({ body }) => JSON.parse(body!))).toEqual([
      { start_time: from / 1000, end_time: to / 1000, current_index: 1, page_size: 100 },
      { current_index: 1, page_size: 100 },
    ]);
  });
});
