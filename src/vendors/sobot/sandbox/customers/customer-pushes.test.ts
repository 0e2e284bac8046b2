import { expect, it } from 'vitest';
import { SobotCaller } from '../../../../../test/support/sobot-caller.ts';
import { push } from '../../pushes/push.ts';
import { settings } from '../../settings.ts';
import { sandbox } from '../sandbox.ts';
import { hexId } from '../seeds.ts';
import { stages } from './customers.ts';

const [customer, other, agent] = [hexId('customer 4'), hexId('customer 5'), hexId('agent 0')];
const [tag] = [hexId('tag 0 0')];
const liable_list = [{ liable_serviceid: agent, liable_service_name: '客服一' }];

/** Each changes something of these customers, and pushes what it is now. */
const writes = [
  ['user/save', { nick: '新人', crm_status: 1, tel: '13214599999' }, [{ user_nick: '新人', user_tels: '13214599999' }]],
  [`user/update/${customer}`, { nick: '换名', remark: '记' }, [{ user_nick: '换名', remark: '记' }]],
  ['user_stage/stage_save', { userid: customer, stageid: stages[2]!.id, stage_name: 'x', stage_type: 1 }, [{}]],
  ['user_stage/record_save', { userid: customer, content: 'called' }, [{}]],
  [
    'public_user/assign',
    { assign_biz_type: 1, confirmids: `${customer},${other}`, liable_list },
    [
      { liable_agentid: agent, crm_status: '3' },
      { liable_agentid: agent, crm_status: '3' },
    ],
  ],
  ['public_user/confirm', { confirm_type: 1, confirmids: customer }, [{ liable_agentid: '', crm_status: '4' }]],
  [
    'user/add_black_list',
    { user_id: customer, black_type: 24, black_reason: 'x' },
    [{ is_black: '1', user_status: '1' }],
  ],
  ['label/update_biz_label', { userid: customer, add_tag: [tag] }, [{}]],
] as const;

it.each(writes)('%s pushes the customers that it changed, as they are now', async (path, body, told) => {
  const caller = new SobotCaller();
  expect(await caller.post(path, body)).toMatchObject({ ret_code: '000000' });
  expect(caller.pushes).toHaveLength(1);
  const datetime = String(caller.time.now / 1000);
  expect(caller.pushes[0]).toMatchObject({ sys_code: '50', type: 'crm' });
  const content = caller.pushes[0]!['content'];
  expect(content).toMatchObject(told.map((fields) => ({ msg_type: '0', datetime, stageid: '', ...fields })));

  const reader = push(settings.schema.parse(sandbox({ now: () => caller.time.now }).env));
  const { items, parked } = reader.read(caller.pushes[0]!);
  expect(parked).toBeUndefined();
  expect(items.map(({ change }) => change?.kind)).toEqual(told.map(() => 'UPDATED'));
});

it('pushes nothing where something is only read, refused, or changed beside the customers', async () => {
  const caller = new SobotCaller();
  await caller.get('user/list_by_page');
  expect(await caller.post('user/update/nobody', { nick: 'x' })).not.toMatchObject({ ret_code: '000000' });
  await caller.post('label/update_biz_label', { userid: customer, add_tag: [tag] });
  caller.pushes.length = 0;
  await caller.get(`label/remove/${tag}`); // whoever wore it counts as not updated
  expect(caller.pushes).toEqual([]);
});

it('leaves the helper in place whom it pushed at the start', async () => {
  const caller = new SobotCaller();
  const pushed = JSON.parse(JSON.stringify(sandbox({ now: () => caller.time.now }).pushes)) as {
    content: { userid: string; helper_agentid?: string }[];
  }[];
  const helped = pushed.flatMap(({ content }) => content).find(({ helper_agentid }) => (helper_agentid ?? '') !== '')!;
  await caller.post('user_stage/record_save', { userid: helped.userid, content: 'called' });
  expect(caller.pushes[0]?.['content']).toMatchObject([{ helper_agentid: helped.helper_agentid }]);
});
