import { describe, expect, it } from 'vitest';
import { SobotCaller } from '../../../../../test/support/sobot-caller.ts';
import { hexId } from '../seeds.ts';

const agent = hexId('agent 0');
const [text, number, choice] = [
  '5445245507ab48b68769093bd413a5c8',
  'e9b7010584114145a99d3566ace22e4b',
  'de4b8e9271c64b4f95035442e2003681',
];
const fieldsOf = async (caller: SobotCaller, id: string) =>
  JSON.parse(String((await caller.detail(id)).ex_field_str)) as { fieldid: string; field_value: string }[];
const exFields = (...values: object[]) => ({ ex_field_str: JSON.stringify(values) });

const aCustomer = async (caller: SobotCaller, more: object = {}) =>
  (await caller.post('user/save', { nick: '新人', crm_status: 1, ...more })).data!.userid;

describe('creating a customer', () => {
  it('shows it first in the list, in its detail and with its creation', async () => {
    const caller = new SobotCaller();
    caller.time.now += 86_400_000 + 1500;
    const reply = await caller.post('user/save', {
      nick: '新人',
      uname: '赵新',
      tel: '13214599999',
      sex: 2,
      crm_status: 3,
      liable_serviceid: agent,
      countryid: '65',
      proviceid: '130000',
      cityid: '130300',
      areaid: '130302',
      enterpriseid: hexId('firm 1'),
      timezoneid: 'Asia/Tokyo',
      language: 'ja',
      wx_external_userids: ['wm1', 'wm2'],
      whatsappids: ['86139'],
    });
    expect(reply).toMatchObject({ ret_code: '000000', action: 'add' });
    const id = reply.data!.userid;
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const [first] = (await caller.get('user/list_by_page?page_size=1')).items;
    expect(first).toMatchObject({
      id,
      nick: '新人',
      crm_status: 3,
      liable_serviceid: agent,
      liable_service_name: '客服一',
      provice_name: '河北省',
      city_name: '秦皇岛市',
      area_name: '海港区',
      enterprise_name: '上海星河贸易',
      external_userid: 'wm1',
      create_time: 1_793_577_601,
      create_date: 1_793_548_800,
      update_time: 1_793_577_601,
      user_status: 0,
      status: 8,
    });
    expect(await caller.detail(id)).toMatchObject({
      id,
      tel: '13214599999',
      sex: '2',
      country_name: 'Singapore',
      wxExternalUserIds: ['wm1', 'wm2'],
      whatsappids: ['86139'],
      timezone_value: 'GMT+09:00 Tokyo',
      language_value: 'Japanese',
      create_time: '1793577601',
    });
    const { items } = await caller.get(`user_dynamic/list_by_page?userid=${id}`);
    expect(items.map(({ biz_type }) => biz_type)).toEqual(['user_create']);
    expect((await caller.get('user/list_by_page?search_type=4&search_value=13214599999')).total_count).toBe(1);
  });

  it.for([
    ['customer 0', { email: 'p0@example.com' }],
    ['customer 0', { tel: '13800138000' }],
    ['customer 3', { tel: '13800138000', email: 'p1@example.com' }],
  ] as const)('updates %s where it finds %j, and leaves status and owner', async ([seed, known]) => {
    const caller = new SobotCaller();
    const before = await caller.row(hexId(seed));
    caller.time.now += 60_000;
    const body = { nick: '改名', crm_status: 3, liable_serviceid: agent, remark: '又来了', ...known };
    const reply = await caller.post('user/save', body);
    expect(reply).toMatchObject({ data: { userid: hexId(seed) }, action: 'update' });
    const after = await caller.row(hexId(seed));
    expect(after).toEqual({ ...before, ...known, nick: '改名', remark: '又来了', update_time: caller.time.now / 1000 });
    expect((await caller.get('user/list_by_page')).total_count).toBe(150);
  });

  it('leaves the custom fields of a match that it does not name', async () => {
    const caller = new SobotCaller();
    const id = await aCustomer(caller, { tel: '1', ...exFields({ fieldid: text, field_value: 'A1' }) });
    await aCustomer(caller, { tel: '1' });
    await aCustomer(caller, { tel: '1', ...exFields({ fieldid: number, field_value: '2021' }) });
    expect((await fieldsOf(caller, id)).map(({ fieldid }) => fieldid)).toEqual([text, number]);
  });

  it('takes blank contacts for no sign of anybody', async () => {
    const caller = new SobotCaller();
    const [one, other] = [await aCustomer(caller, { tel: '', email: '' }), await aCustomer(caller, { tel: '' })];
    expect(one).not.toBe(other);
  });

  it.for<object>([
    { crm_status: 1 },
    { nick: '', crm_status: 1 },
    { nick: 'x'.repeat(51), crm_status: 1 },
    { nick: 'x', uname: 'x'.repeat(51), crm_status: 1 },
    { nick: 'x' },
    { nick: 'x', crm_status: 5 },
    { nick: 'x', crm_status: 1, sex: 'male' },
    { nick: 'x', crm_status: 3 },
    { nick: 'x', crm_status: 3, liable_serviceid: 'nobody' },
    { nick: 'x', crm_status: 1, enterpriseid: 'none' },
    { nick: 'x', crm_status: 1, whatsappids: 'a,b' },
    { nick: 'x', crm_status: 1, ex_field_str: [{ fieldid: text, field_value: '1' }] },
    { nick: 'x', crm_status: 1, ex_field_str: '{' },
    { nick: 'x', crm_status: 1, ...exFields({ fieldid: 'none', field_value: '1' }) },
    { nick: 'x', crm_status: 1, ...exFields({ fieldid: text }) },
    { nick: 'x', crm_status: 1, ...exFields({ fieldid: choice, field_value: '628767337948969,1' }) },
  ])('refuses %j', async (body) => {
    const caller = new SobotCaller();
    expect((await caller.post('user/save', body)).ret_code).toBe('999001');
    expect((await caller.get('user/list_by_page')).total_count).toBe(150);
  });
});

describe('updating a customer', () => {
  it('changes what is sent in list and detail, and nothing else of the row', async () => {
    const caller = new SobotCaller();
    const id = hexId('customer 1');
    const before = await caller.row(id);
    caller.time.now += 60_000;
    const body = { id: 'another', nick: '改', crm_status: 4, vip_level: '655779656428072', is_vip: '1', remark: '记' };
    expect(await caller.post(`user/update/${id}`, body)).toEqual({ ret_code: '000000', ret_msg: 'Success' });
    const { id: _id, crm_status: _status, ...changed } = body;
    expect(await caller.row(id)).toEqual({ ...before, ...changed, update_time: caller.time.now / 1000 });
    expect(await caller.detail(id)).toMatchObject({ ...changed, update_time: String(caller.time.now / 1000) });
  });

  it('keeps the other custom fields only if it is told to', async () => {
    const caller = new SobotCaller();
    const values = [
      { fieldid: text, field_value: 'A1' },
      { fieldid: choice, field_value: '628767337948969,628767337951618' },
    ];
    const id = await aCustomer(caller, exFields(...values));
    expect(await fieldsOf(caller, id)).toEqual([
      { fieldid: text, field_value: 'A1', field_type: '1', field_params: 'idCard' },
      { fieldid: choice, field_value: '628767337948969,628767337951618', field_text: '安装,维修', field_type: '7' },
    ]);
    const one = { nick: '新人', ...exFields({ fieldid: number, field_value: '2021' }) };
    await caller.post(`user/update/${id}`, { ...one, upset_ex_field_str: 1 });
    expect((await fieldsOf(caller, id)).map(({ fieldid }) => fieldid)).toEqual([text, choice, number]);
    await caller.post(`user/update/${id}`, { nick: '新人', upset_ex_field_str: 1 });
    expect(await fieldsOf(caller, id)).toHaveLength(3);
    await caller.post(`user/update/${id}`, one);
    expect((await fieldsOf(caller, id)).map(({ fieldid }) => fieldid)).toEqual([number]);
    await caller.post(`user/update/${id}`, { nick: '新人' });
    expect(await fieldsOf(caller, id)).toEqual([]);
  });

  it('takes a custom field by its parameter, and tells the parameter of an option', async () => {
    const caller = new SobotCaller();
    const value = { field_params: 'xialaliebiao', field_value: '607592500182148' };
    const id = await aCustomer(caller, exFields(value));
    expect(await fieldsOf(caller, id)).toEqual([
      { ...value, fieldid: hexId('field 3'), field_text: 'watermelon', data_params: 'xigua', field_type: '6' },
    ]);
  });

  it('updates one field of a customer whose fields are broken', async () => {
    const caller = new SobotCaller();
    const id = hexId('customer 5');
    expect((await caller.detail(id)).ex_field_str).toBe('[{broken');
    const body = { nick: 'x', upset_ex_field_str: 1, ...exFields({ fieldid: text, field_value: '1' }) };
    await caller.post(`user/update/${id}`, body);
    expect((await fieldsOf(caller, id)).map(({ fieldid }) => fieldid)).toEqual([text]);
  });

  it('wants the owner of a customer who is followed up', async () => {
    const caller = new SobotCaller();
    const id = hexId('customer 2'); // crm_status 3
    expect((await caller.post(`user/update/${id}`, { nick: 'x' })).ret_code).toBe('999001');
    await caller.post(`user/update/${id}`, { nick: 'x', liable_serviceid: agent, liable_service_name: '甲' });
    expect(await caller.row(id)).toMatchObject({ nick: 'x', liable_serviceid: agent, liable_service_name: '甲' });
  });

  it.for<[string, object]>([
    ['customer 1', {}],
    ['customer 1', { nick: 'x', vip_level: 'none' }],
    ['nobody', { nick: 'x' }],
  ])('refuses, of %s, %j', async ([seed, body]) => {
    expect((await new SobotCaller().post(`user/update/${hexId(seed)}`, body)).ret_code).toBe('999001');
  });
});

describe('creating a company', () => {
  it('tells a bare id that customers can bear', async () => {
    const caller = new SobotCaller();
    const { item } = await caller.post('enterprise/save', { enterprise_name: '新公司' });
    expect(item).toMatch(/^[0-9a-f]{32}$/);
    const id = await aCustomer(caller, { enterpriseid: item });
    expect(await caller.row(id)).toMatchObject({ enterpriseid: item, enterprise_name: '新公司' });
  });

  it.for<object>([
    {},
    { enterprise_name: 'x', enterprise_domains: 'sobot.io' },
    { enterprise_name: 'x', extend_fields: '[]' },
    { enterprise_name: 'x', extend_fields: [{ fieldid: text, field_value: 'a field of customers' }] },
  ])('refuses %j', async (body) => {
    expect((await new SobotCaller().post('enterprise/save', body)).ret_code).toBe('999001');
  });
});
