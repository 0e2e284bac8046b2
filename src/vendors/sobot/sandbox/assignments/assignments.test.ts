import { expect, it } from 'vitest';
import { SobotCaller } from '../../../../../test/support/sobot-caller.ts';
import { hexId } from '../seeds.ts';

const customers = Array.from({ length: 20 }, (_, index) => hexId(`customer ${index}`));
const [one, two] = [hexId('agent 0'), hexId('agent 1')];
const agent = (id: string, name: string) => ({ liable_serviceid: id, liable_service_name: name });
const assign = (caller: SobotCaller, ids: readonly string[], ...agents: object[]) =>
  caller.post('public_user/assign', { confirmids: ids.join(','), liable_list: agents, assign_biz_type: '1' });

const records = (caller: SobotCaller, id: string, from: number, until: number) =>
  caller.post('user/cus_distribute_records', { liable_serviceid: id, start_time: from, end_time: until });
const statistics = (caller: SobotCaller, body: object) =>
  caller.post('user/cus_distribute_statistics', { liable_serviceid: one, ...body });

it('gives customers to an agent, and keeps a record of each', async () => {
  const caller = new SobotCaller();
  caller.time.now += 3_600_000;
  const now = caller.time.now / 1000;
  expect((await assign(caller, customers.slice(0, 2), agent(one, '客服一'))).ret_code).toBe('000000');
  for (const id of customers.slice(0, 2)) {
    expect(await caller.row(id)).toMatchObject({
      crm_status: 3,
      liable_serviceid: one,
      liable_service_name: '客服一',
      update_time: now,
    });
  }
  const { items } = await caller.get(`user/list_by_page?liable_serviceid=${one}&page_size=100`);
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(customers.slice(0, 2)));
  const kept = await records(caller, one, now, now);
  expect(kept).toMatchObject({ page_no: 1, page_count: 1, total_count: 2, page_size: 15 });
  expect(kept.items).toEqual(
    [1, 0].map((index) => ({
      companyid: hexId('company'),
      userid: customers[index],
      nick: index === 0 ? '王伟的微信' : '访客1',
      assign_time: now,
    })),
  );
  expect((await records(caller, one, now + 1, now + 2)).total_count).toBe(0);
});

it('deals customers out to several agents in turn', async () => {
  const caller = new SobotCaller();
  await assign(caller, customers.slice(0, 3), agent(one, '客服一'), agent(two, '客服二'));
  const owners = await Promise.all(customers.slice(0, 3).map((id) => caller.row(id)));
  expect(owners.map((row) => row?.liable_serviceid)).toEqual([one, two, one]);
});

it('shows no more than 15 records, whatever the page asked for, and counts them all', async () => {
  const caller = new SobotCaller();
  await assign(caller, customers, agent(one, '客服一'));
  const now = caller.time.now / 1000;
  const body = { liable_serviceid: one, start_time: now, end_time: now, page_no: 2, page_size: 100 };
  const reply = await caller.post('user/cus_distribute_records', body);
  expect(reply.items).toHaveLength(15);
  expect(reply).toMatchObject({ page_no: 1, page_count: 2, total_count: 20 });
});

it('knows at the start who was given whom', async () => {
  const caller = new SobotCaller();
  const row = (await caller.row(hexId('customer 2')))!;
  const at = Number(row.create_time) + 3600;
  const reply = await records(caller, String(row.liable_serviceid), at, at);
  expect(reply.items.map(({ userid }) => userid)).toEqual([row.id]);
});

it('counts by day in the zone asked for, and leaves out days of none', async () => {
  const caller = new SobotCaller();
  await assign(caller, customers.slice(0, 2), agent(one, '客服一')); // 2026-11-01 00:00 in UTC
  caller.time.now += 2 * 86_400_000 + 17 * 3_600_000; // 2026-11-03 17:00
  await assign(caller, customers.slice(2, 3), agent(one, '客服一'));
  const counts = async (more: object) =>
    (await statistics(caller, { start_date: '2026-11-01', end_date: '2026-12-01', ...more })).items.map(
      ({ assign_date, assign_num }) => [assign_date, assign_num],
    );
  expect(await counts({})).toEqual([
    ['2026-11-01', 2],
    ['2026-11-04', 1],
  ]);
  expect(await counts({ timezone: '+00:00' })).toEqual([
    ['2026-11-01', 2],
    ['2026-11-03', 1],
  ]);
  expect(await counts({ timezone: '-05:00' })).toEqual([['2026-11-03', 1]]);
  expect(await counts({ end_date: '2026-11-03' })).toEqual([['2026-11-01', 2]]);
});

it.for([
  ['2026-11-01', '2026-12-01', '000000'],
  ['2026-11-01', '2026-12-02', '999001'],
  ['2026-01-31', '2026-02-28', '000000'],
  ['2026-01-31', '2026-03-01', '999001'],
  ['2026-11-02', '2026-11-01', '999001'],
  ['2026-11', '2026-12', '999001'],
  ['2026-11-01', '', '999001'],
] as const)('answers for %s to %s with %s', async ([start_date, end_date, code]) => {
  expect((await statistics(new SobotCaller(), { start_date, end_date })).ret_code).toBe(code);
});

it('refuses a zone that is none', async () => {
  const body = { start_date: '2026-11-01', end_date: '2026-11-01', timezone: 'Asia/Shanghai' };
  expect((await statistics(new SobotCaller(), body)).ret_code).toBe('999001');
});

it('sends customers back to the pool by 1, and leaves them by 2', async () => {
  const caller = new SobotCaller();
  const [, , owned] = customers;
  const before = await caller.row(owned!);
  expect(before).toMatchObject({ crm_status: 3 });
  await caller.post('public_user/confirm', { confirmids: owned, confirm_type: 2 });
  expect(await caller.row(owned!)).toEqual(before);
  await caller.post('public_user/confirm', { confirmids: `${owned},${customers[0]}`, confirm_type: 1 });
  const after = await caller.row(owned!);
  expect(after).toMatchObject({ crm_status: 4 });
  expect(after).not.toHaveProperty('liable_serviceid');
  expect(await caller.row(customers[0]!)).toMatchObject({ crm_status: 4 });
});

const fit = { confirmids: customers[0], liable_list: [agent(one, '客服一')], assign_biz_type: '1' };

it.for<[string, object]>([
  ['assign', { ...fit, confirmids: '' }],
  ['assign', { ...fit, confirmids: `${customers[0]},nobody` }],
  ['assign', { ...fit, liable_list: [] }],
  ['assign', { ...fit, liable_list: [agent('nobody', 'x')] }],
  ['assign', { ...fit, liable_list: [agent(one, '')] }],
  ['assign', { ...fit, assign_biz_type: '6' }],
  ['confirm', { confirmids: customers[0], confirm_type: 3 }],
  ['confirm', { confirmids: `${customers[0]},nobody`, confirm_type: 1 }],
])('refuses the whole %s of %j', async ([path, body]) => {
  const caller = new SobotCaller();
  expect((await caller.post(`public_user/${path}`, body)).ret_code).toBe('999001');
  expect(await caller.row(customers[0]!)).toEqual(await new SobotCaller().row(customers[0]!));
});
