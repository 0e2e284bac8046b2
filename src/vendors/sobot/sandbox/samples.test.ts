import { expect, it } from 'vitest';
import { SobotCaller } from '../../../../test/support/sobot-caller.ts';
import { hexId } from './seeds.ts';

const [customer, blacklisted] = [hexId('customer 1'), hexId('customer 17')];
const [group, tag, agent, stage] = [hexId('group 0'), hexId('tag 0 0'), hexId('agent 0'), hexId('stage 4')];
const department = hexId('department 客服部');

/** The requests that the document shows, with ids of the sandbox in place of its own; the paths of its commands. */
const samples: [string, string, string?][] = [
  ['S2', 'GET user/get_timezone?language=zh'],
  ['S3', 'GET user/get_language?language=zh'],
  ['S4', 'GET user/get_country?language=zh'],
  ['S5', 'POST user/get_multilingual_content_detail', '{"placeholder":"{dc_test}","lang_type":["zh","en"]}'],
  [
    'S6',
    'POST label_group/save',
    '{"name":"test","color_value":"#345454","is_multiple_choice":1,"label_list":[{"name":"label1"}]}',
  ],
  ['S7', 'POST label_group/update', `{"id":"${group} ","name":"test123","color_value":"#23432"}`],
  ['S8', 'GET label_group/list?page_no=1&page_size=100'],
  ['S9', `GET label_group/remove/${group}`],
  ['S10', 'POST label/save', `{"name":"test","groupId":"${group}"}`],
  ['S11', 'POST lable/update', `{"id":"${tag}","name":"test"}`],
  ['S12', `GET lable/list?groupid=${group}&page_no=1&page_size=100`],
  ['S13', `GET lable/remove/${tag}`],
  ['S14', 'POST label/userlabels', `["${customer}","${customer}"]`],
  // The document's own body starts with `[{{`.
  [
    'S15',
    `POST lable/update_userlabel/${customer}`,
    `[{"name": "label1","id":"${tag}"},{"name":"label2","id":"${hexId('tag 1 0')}"}]`,
  ],
  ['S16', 'POST lable/update_biz_label', `{"userid": "${customer}","add_tag":["${tag}","${tag}"]}`],
  [
    'S17',
    'POST user/save',
    String.raw`{
"nick": "test20210906005",
"uname": "stedfss",
"email": "234468554@qq.com",
"tel": "13214599999",
"crm_status":2,
"ex_field_str":"[{\"fieldid\":\"5445245507ab48b68769093bd413a5c8\",\"field_value\":\"130434199909099898\"},{\"fieldid\":\"e9b7010584114145a99d3566ace22e4b\",\"field_value\":\"2021\"},{\"fieldid\":\"de4b8e9271c64b4f95035442e2003681\",\"field_value\":\"628767337948969,628767337951618,628767337953718\"}]"
}`,
  ],
  [
    'S18',
    `POST user/update/${customer}`,
    String.raw`{
"id": "786e7ff2c3904c90bf1f19ea547d645c",
"nick": "test20210906005",
"uname": "stedfss",
"email": "234468554@qq.com",
"tel": "13214599999",
"crm_status":2,
"ex_field_str":"[{\"fieldid\":\"5445245507ab48b68769093bd413a5c8\",\"field_value\":\"130434199909099898\"},{\"fieldid\":\"e9b7010584114145a99d3566ace22e4b\",\"field_value\":\"2021\"},{\"fieldid\":\"de4b8e9271c64b4f95035442e2003681\",\"field_value\":\"628767337948969,628767337951618,628767337953718\"}]"
}`,
  ],
  [
    'S19',
    'POST enterprise/save',
    `{
"enterprise_name": "test20210906005",
"enterprise_domains":["sobot.io"],
"extend_fields":[{"fieldid":"5445245507ab48b68769093bd413a5a8","field_value":"130434199909099998"},{"fieldid":"e9b7010584114145a99d3566ace22a4b","field_value":"2023"},{"fieldid":"de4b8e9271c64b4f95035442e2103681","field_value":"628767337948966,628767337951628"}]
}`,
  ],
  // The commands of S20 and S21 both call label_group/draw; the paths here are those of their URL lines.
  [
    'S20',
    'POST public_user/assign',
    `{"assign_biz_type":"1","confirmids":"${customer}","liable_list":[{"liable_departmentid":"${hexId('company')}|${department}","liable_serviceid":"${agent}","liable_service_name": "name"}]}`,
  ],
  ['S21', 'POST public_user/confirm', `{"confirmids":"${customer}","confirm_type": 1 }`],
  [
    'S22',
    `POST user/list_by_page?page_size=5&page_no=1&isblack=0&search_type=tel&search_value=13234333434&stageid=${stage}&create_start_time=1625138677&create_end_time=1625397877&user_label=${tag},${tag}&module_type=3`,
  ],
  ['S23', 'POST user/detail', `\n{"id":"${customer}"}\n`],
  ['S24', `GET user_dynamic/list_by_page?userid=${customer}&biz_type=1&page_no=1&page_size=10`],
  ['S25', 'POST user_stage/record_save', `{"userid": "${customer}", "content": "finish"}`],
  ['S26', 'GET user_stage/query_list_by_type'],
  [
    'S27',
    'POST user_stage/stage_save',
    `{"remark": "","stageid": "${stage}", "stage_name": "finish","stage_type":1,"userid":"${customer}"}`,
  ],
  [
    'S28',
    'POST user/cus_distribute_records',
    `{"liable_serviceid": "${agent}","start_time": 1653580800 , "end_time": 1654185599 }`,
  ],
  [
    'S29',
    'POST user/cus_distribute_statistics',
    `{"liable_serviceid": "${agent}","start_date": "2022-05-02", "end_date": "2022-06-02"}`,
  ],
  ['S30', 'GET user_dynamic/getsource'],
  ['S31', 'GET user/user_list'],
  ['S32', 'GET user_dynamic/provice'],
  ['S33', 'GET user_dynamic/city/130000'],
  ['S34', 'GET user_dynamic/area/130300'],
  ['S35', 'GET custom_field/custom_fieid_info_list'],
  ['S36', 'GET custom_field/get_vip_level_data_list'],
  ['S37', 'GET enterprise/query_custom_field_list'],
  [
    'S38',
    `GET user/query_black_list?user_id=${customer}&black_type=24&start_time=1710345600&end_time=1714374009&page_no=1&page_size=15`,
  ],
  ['S39', 'POST user/add_black_list', `{"user_id":"${customer}","black_type":24,"black_reason":"save test"}`],
  ['S40', 'POST user/remove_black_list', `{"user_id":"${blacklisted}"}`],
];

it.for(samples)('%s takes the request that the document shows: %s', async ([, line, body]) => {
  const [method, path] = line.split(' ') as [string, string];
  const caller = new SobotCaller();
  const reply = await (method === 'GET' ? caller.get(path) : caller.post(path, body));
  expect(reply).toMatchObject({ ret_code: '000000', ret_msg: 'Success' });
});

it('has no path that the document does not show', async () => {
  await expect(new SobotCaller().post('lable/save', { name: 'x' })).rejects.toThrow('HTTP 404');
  await expect(new SobotCaller().get('label_group/draw')).rejects.toThrow('HTTP 404');
});

it('keeps what is written to itself', async () => {
  const [one, other] = [new SobotCaller(), new SobotCaller()];
  const { data } = await one.post('user/save', { nick: '新人', crm_status: 1 });
  await one.get(`label_group/remove/${group}`);
  await one.post('user/remove_black_list', { user_id: blacklisted });
  expect(await one.row(data!.userid)).toMatchObject({ nick: '新人' });
  expect(await other.row(data!.userid)).toBeUndefined();
  expect((await other.get('label_group/list')).total_count).toBe(5);
  expect((await other.get(`user/query_black_list?user_id=${blacklisted}`)).total_count).toBe(1);
});

it('refuses a body that is none', async () => {
  const caller = new SobotCaller();
  expect((await caller.post('user/save', '{"nick"')).ret_code).toBe('999001');
  expect((await caller.post('user/save', '["nick"]')).ret_code).toBe('999001');
  expect((await caller.post('label/userlabels', '{}')).ret_code).toBe('999001');
});
