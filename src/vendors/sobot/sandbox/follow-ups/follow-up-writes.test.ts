import { expect, it } from 'vitest';
import { SobotCaller } from '../../../../../test/support/sobot-caller.ts';
import { hexId } from '../seeds.ts';

const customer = hexId('customer 1');
const [intention, closing] = [hexId('stage 2'), hexId('stage 4')];
const behavioursOf = async (caller: SobotCaller, kind = '') =>
  (await caller.get(`user_dynamic/list_by_page?userid=${customer}&biz_type=${kind}`)).items;

it('shows a follow-up record as the latest behaviour', async () => {
  const caller = new SobotCaller();
  caller.time.now += 60_000;
  const before = await behavioursOf(caller);
  await caller.post('user_stage/record_save', { userid: customer, content: '已电话联系' });
  const [note, ...others] = await behavioursOf(caller);
  expect(note).toMatchObject({
    userid: customer,
    biz_type: 'groupService',
    biz_time: caller.time.now,
    biz_content: '已电话联系',
  });
  expect(others).toEqual(before);
  expect(await caller.row(customer)).toMatchObject({ update_time: caller.time.now / 1000 });
});

it('shows a stage as the latest behaviour, and finds the customer by it', async () => {
  const caller = new SobotCaller();
  const body = { userid: customer, stageid: intention, stage_name: 'intention', stage_type: 1 };
  await caller.post('user_stage/stage_save', body);
  await caller.post('user_stage/stage_save', { ...body, stageid: closing, stage_name: 'Deal closing', remark: '成交' });
  const [latest, before] = await behavioursOf(caller);
  expect(before).toMatchObject({ biz_type: 'user_stage_update', biz_content: { stageName: 'intention' } });
  expect(latest).toMatchObject({
    biz_type: 'user_stage_update',
    biz_time: caller.time.now / 1000,
    biz_content: {
      stageType: '1',
      stageTypeName: 'Follow-up process',
      stageId: closing,
      stageName: 'Deal closing',
      oldStageName: 'intention',
      remark: '成交',
    },
  });
  const inStage = async (stage: string) =>
    (await caller.get(`user/list_by_page?page_size=100&stageid=${stage}`)).items.map(({ id }) => id);
  expect(await inStage(closing)).toEqual([customer]);
  expect(await inStage(intention)).not.toContain(customer);
});

it('names no stage with a result, as in the sample', async () => {
  const caller = new SobotCaller();
  const body = { userid: customer, stageid: intention, stage_name: 'intention', stage_type: 21 };
  await caller.post('user_stage/stage_save', body);
  const [latest] = await behavioursOf(caller);
  expect(latest).toMatchObject({ biz_content: { stageType: '21', stageTypeName: 'order', stageName: null } });
});

it('tells the three kinds of behaviours apart, and ignores a kind nobody documented', async () => {
  const caller = new SobotCaller();
  const all = await behavioursOf(caller);
  const notes = await behavioursOf(caller, 'groupService');
  const others = await behavioursOf(caller, 'groupOther');
  const changes = await behavioursOf(caller, 'groupUser');
  expect(notes.every(({ biz_type }) => biz_type === 'groupService')).toBe(true);
  expect(notes.length + others.length + changes.length).toBe(all.length);
  expect(changes.map(({ biz_type }) => biz_type)).toContain('user_create');
  expect(await behavioursOf(caller, '1')).toEqual(all);
});

it('lists the stages of the process alone', async () => {
  const { items } = await new SobotCaller().get('user_stage/query_list_by_type');
  expect(items.map(({ name, sortnum }) => [name, sortnum])).toEqual([
    ['Preliminary Communication', 0],
    ['Normal follow-up', 1],
    ['intention', 2],
    ['Payment process', 3],
    ['Deal closing', 4],
  ]);
});

const aStage = { userid: customer, stageid: intention, stage_name: 'intention', stage_type: 1 };

it.for<[string, object]>([
  ['record_save', { userid: customer, content: ' ' }],
  ['record_save', { userid: 'nobody', content: 'x' }],
  ['stage_save', { ...aStage, userid: 'nobody' }],
  ['stage_save', { ...aStage, stageid: 'none' }],
  ['stage_save', { ...aStage, stage_name: '' }],
  ['stage_save', { ...aStage, stage_type: 3 }],
])('refuses at %s: %j', async ([path, body]) => {
  const caller = new SobotCaller();
  expect((await caller.post(`user_stage/${path}`, body)).ret_code).toBe('999001');
  expect(await behavioursOf(caller)).toEqual(await behavioursOf(new SobotCaller()));
});
