import { expect, it } from 'vitest';
import { SobotCaller } from '../../../../../test/support/sobot-caller.ts';
import { hexId } from '../seeds.ts';

const customer = hexId('customer 1');
const listed = hexId('customer 17');
const hour = 3600;
const list = (caller: SobotCaller, query = '') => caller.get(`user/query_black_list?page_size=100${query}`);
const add = (caller: SobotCaller, black_type: number, user_id = customer) =>
  caller.post('user/add_black_list', { user_id, black_type, black_reason: '骚扰' });

it('has the oddities of the sample at the start', async () => {
  const { items, total_count } = await list(new SobotCaller());
  expect(total_count).toBe(9);
  expect(items[0]).not.toHaveProperty('black_reason');
  expect(items[1]).toMatchObject({ user_id: listed, black_type: -1, is_black: 1 });
  const nobody = { black_type: 0, black_reason: '', black_time: 0, black_end_time: 0, is_black: 0, user_status: 1 };
  expect(items[2]).toMatchObject(nobody);
});

it('agrees with the customers whose status says so', async () => {
  const caller = new SobotCaller();
  const { items } = await caller.get('user/list_by_page?isblack=1&page_size=100');
  const { items: rows } = await list(caller);
  expect(rows.map(({ user_id }) => user_id)).toEqual(items.map(({ id }) => id));
});

it.for([
  [24, 24 * hour],
  [48, 48 * hour],
  [72, 72 * hour],
  [-1, 86_400_000],
] as const)('adds a customer for %i, and takes it off again', async ([type, lasts]) => {
  const caller = new SobotCaller();
  caller.time.now += 60_000;
  const from = caller.time.now / 1000;
  expect(await add(caller, type)).toEqual({ ret_code: '000000', ret_msg: 'Success' });
  const first = (await list(caller)).items[0];
  expect(first).toEqual({
    user_id: customer,
    black_type: type,
    black_reason: '骚扰',
    nick: '访客1',
    black_time: from,
    black_end_time: from + lasts,
    is_black: 1,
    user_status: 1,
  });
  expect(await caller.row(customer)).toMatchObject({ user_status: 1, update_time: from });
  expect((await caller.detail(customer)).user_status).toBe('1');
  caller.time.now += 60_000;
  await caller.post('user/remove_black_list', { user_id: customer });
  expect((await list(caller, `&user_id=${customer}`)).items).toEqual([]);
  expect(await caller.row(customer)).toMatchObject({ user_status: 0, update_time: from + 60 });
});

it('finds by customer, type and time of adding, both ends included', async () => {
  const caller = new SobotCaller();
  caller.time.now += 60_000;
  const now = caller.time.now / 1000;
  await add(caller, 24);
  const found = async (query: string) => (await list(caller, query)).items.map(({ user_id }) => user_id);
  expect(await found(`&user_id=${customer}`)).toEqual([customer]);
  expect(await found(`&black_type=24&start_time=${now}&end_time=${now + 1}`)).toEqual([customer]);
  expect(await found(`&black_type=48&start_time=${now}&end_time=${now + 1}`)).toEqual([]);
  expect(await found(`&start_time=${now + 1}`)).toEqual([]);
  expect(await found(`&user_id=${customer}&end_time=${now - 1}`)).toEqual([]);
});

it('pages by 15 unless told otherwise', async () => {
  const caller = new SobotCaller();
  for (let index = 1; index <= 10; index += 1) await add(caller, 24, hexId(`customer ${index}`));
  expect((await caller.get('user/query_black_list')).items).toHaveLength(15);
  const second = await caller.get('user/query_black_list?page_no=2');
  expect(second.items).toHaveLength(4);
  expect(second).toMatchObject({ page_no: 2, page_count: 2, total_count: 19, page_size: 15 });
});

it('says of somebody whose time is over that he is black no more, and can be again', async () => {
  const caller = new SobotCaller();
  await add(caller, 24);
  caller.time.now += 24 * 3_600_000 - 1000;
  expect((await add(caller, 48)).ret_code).toBe('500157');
  caller.time.now += 1000;
  expect((await list(caller, `&user_id=${customer}`)).items).toMatchObject([{ is_black: 0, user_status: 1 }]);
  expect((await add(caller, 48)).ret_code).toBe('000000');
  expect((await list(caller, `&user_id=${customer}`)).items).toMatchObject([{ black_type: 48, is_black: 1 }]);
});

it.for<[string, string, object]>([
  ['500152', 'add', { user_id: customer, black_reason: 'x' }],
  ['500153', 'add', { user_id: customer, black_type: 24, black_reason: ' ' }],
  ['500153', 'add', { user_id: customer, black_type: 24 }],
  ['500154', 'add', { user_id: customer, black_type: 12, black_reason: 'x' }],
  ['500156', 'remove', { user_id: customer }],
  ['500157', 'add', { user_id: listed, black_type: 24, black_reason: 'x' }],
  ['999001', 'add', { user_id: 'nobody', black_type: 24, black_reason: 'x' }],
  ['999001', 'add', { black_type: 24, black_reason: 'x' }],
  ['999001', 'remove', { user_id: 'nobody' }],
])('refuses with %s to %s %j', async ([code, verb, body]) => {
  const caller = new SobotCaller();
  expect((await caller.post(`user/${verb}_black_list`, body)).ret_code).toBe(code);
  expect(await list(caller)).toEqual(await list(new SobotCaller()));
});

it.for([
  ['500154', '&black_type=12'],
  ['500155', '&start_time=1710345600000'],
  ['500155', '&start_time=now'],
  ['500155', '&start_time=20&end_time=10'],
  ['500155', '&start_time=20&end_time=20'],
] as const)('refuses with %s to list %s', async ([code, query]) => {
  expect((await list(new SobotCaller(), query)).ret_code).toBe(code);
});
