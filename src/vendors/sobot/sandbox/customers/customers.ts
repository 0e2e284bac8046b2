import { hexId, pick, seconds, today } from '../seeds.ts';
import { firstCompanies } from '../companies/first-companies.ts';
import type { Wire } from '../replies.ts';
import { labels } from '../tags/tags.ts';

const count = 150;
const hour = 3_600_000;
const surnames = ['王伟', '李娜', '张敏', '刘洋', '陈静', '杨帆', '赵磊', '黄丽', '周强', '吴霞'];
export const agents = ['客服一', '客服二', '销售三', '销售四'].map((name, index) => ({
  id: hexId(`agent ${index}`),
  name,
}));
const provinces = [
  {
    proviceid: '110000',
    provice_name: '北京',
    cityid: '110100',
    city_name: '北京市',
    areaid: '110105',
    area_name: '朝阳区',
  },
  { proviceid: '330000', provice_name: '浙江', cityid: '330100', city_name: '杭州市', areaid: '', area_name: null },
  {},
];

/** Of the company whose CRM this is. */
export const companyId = hexId('company');

/** A customer with all that any endpoint tells of it; which keys go out where is for the endpoints. */
export interface SandboxCustomer {
  readonly id: string;
  /** Place among the customers of the start; null for one that was written since. */
  readonly number: number | null;
  readonly created: number;
  readonly updated: number;
  readonly stageId: string | null;
  readonly businessTags: readonly string[];
  readonly wecomTags: readonly string[];
  /** The row of the list. */
  readonly row: Wire;
  /** What the detail says beyond the row. */
  readonly beyond: Wire;
}

/** Stages as in the sample of S26, the last one lost. */
export const stages = ['Preliminary Communication', 'Normal follow-up', 'intention', 'Payment process'].map(
  (name, index) => ({ id: hexId(`stage ${index}`), name }),
);

/** Newest first. */
export const sandboxCustomers: readonly SandboxCustomer[] = Array.from({ length: count }, (_, index) =>
  customer(index),
);

function customer(index: number): SandboxCustomer {
  const id = hexId(`customer ${index}`);
  // 20 to 24 came in the same second.
  const place = index >= 20 && index < 25 ? 20 : index;
  const created = today - 3 * hour - Math.floor((place * 400 * 24 * hour) / count) - (place % 7) * 61_000;
  const updated = Math.min(created + (index % 9) * 30 * hour, today - hour);
  const businessTags = index % 5 === 4 ? [] : [pick(`tag a ${id}`, labels), pick(`tag b ${id}`, labels)];
  const wecomTags = index % 3 === 0 ? [hexId(`wecom ${index % 6}`)] : [];
  return {
    id,
    number: index,
    created,
    updated,
    stageId: index % 4 === 3 ? null : pick(`stage ${id}`, stages).id,
    businessTags: [...new Set(businessTags)],
    wecomTags,
    row: {
      id,
      pid: companyId,
      ...person(index),
      ...company(index),
      ...provinces[index % 3],
      remark: index % 6 === 0 ? '老客户介绍' : '',
      is_vip: index % 4 === 0 ? '1' : '0',
      vip_level: index % 4 === 0 ? '628242069686628' : '',
      user_status: index % 17 === 0 ? 1 : 0,
      user_label: wecomTags.join(','),
      biz_label: [...new Set(businessTags)].join(','),
      extend_fields: index % 8 === 0 ? { memo: '自定义' } : {},
      fixed_fields: index % 2 === 0 ? { userLabel: 'label1,label2' } : {},
      source: [9, 18, 0, 1, 11][index % 5],
      status: index % 40 === 39 ? 9 : index === 77 ? 7 : 8,
      create_type: (index % 9) + 1, // 8 and 9: values nobody documented
      create_serviceid: pick(`creator ${id}`, agents).id,
      create_service_name: pick(`creator ${id}`, agents).name,
      create_time: seconds(created),
      create_date: midnightBefore(created),
      update_time: seconds(updated),
      update_user_id: pick(`editor ${id}`, agents).id,
      update_user_name: pick(`editor ${id}`, agents).name,
      ...owner(index, id),
      development_mode: (index % 3) + 1,
      ...followUser(index),
      timezoneid: index % 2 === 0 ? '8' : '',
      timezone_value: index % 2 === 0 ? '(GMT+08:00)Beijing' : null,
      language: 'zh',
      language_value: '中文',
    },
    beyond: beyond(index),
  };
}

/** The midnight in UTC+8 before it, in seconds. */
export function midnightBefore(milliseconds: number): number {
  return seconds(Math.floor((milliseconds + 8 * hour) / (24 * hour)) * 24 * hour - 8 * hour);
}

/** The forty people whom several vendors know are every third customer; others have numbers of every kind. */
function person(index: number): Wire {
  const shared = index % 3 === 0 && index < 120 ? index / 3 : null;
  const name = surnames[(shared ?? index) % 10]!;
  const sex = [1, 2, 0, 3][index % 4];
  if (shared !== null) {
    const round = Math.floor(shared / 10);
    const phone = `1380013${8000 + shared}`;
    const tel = shared % 4 === 1 ? `+86${phone}` : shared % 4 === 2 ? `${phone};010-65551234` : phone;
    const uname = round === 0 ? name : `${name}${round}`;
    return { nick: `${uname}的微信`, uname, tel, email: `p${shared}@example.com`, sex, wx: `wx_p${shared}`, qq: '' };
  }
  const tel = ['', null, '138****8000', `1391111${String(1000 + index)}`, '未留'][index % 5];
  return {
    nick: `访客${index}`,
    uname: index % 2 === 0 ? `${name}先生` : '',
    tel,
    email: index % 4 === 1 ? 'no-mail' : null,
    sex,
  };
}

function company(index: number): Wire {
  if (index % 4 !== 0) return {};
  const { id, name } = firstCompanies[index % 3]!;
  return { enterpriseid: id, enterprise_name: name };
}

function owner(index: number, id: string): Wire {
  const crmStatus = index === 33 ? 7 : (index % 4) + 1; // 7: a value nobody documented
  if (crmStatus !== 3) return { crm_status: crmStatus };
  const agent = pick(`owner ${id}`, agents);
  return { crm_status: crmStatus, liable_serviceid: agent.id, liable_service_name: agent.name };
}

/** A list in the sample, an object in the table, and nothing for most. */
function followUser(index: number): Wire {
  const user = {
    userid: `wor8AYBgAA${index}`,
    remark: 'sobot',
    createtime: 1_640_315_257,
    add_way: 1,
    status: [1, -1, -2, 5][Math.floor(index / 6) % 4],
  };
  if (index % 6 === 1) return { follow_user: [user] };
  if (index % 6 === 2) return { follow_user: user };
  return index % 6 === 3 ? { follow_user: null } : {};
}

function beyond(index: number): Wire {
  const fields = [
    { fieldid: hexId('field 1'), field_value: index % 2 === 0 ? '2026-05-01' : '', field_type: '3' },
    {
      fieldid: hexId('field 2'),
      field_value: '607592588177650,607592524201284',
      field_text: 'a-2,computer',
      field_type: '7',
    },
    {
      fieldid: hexId('field 3'),
      field_value: '607592500181862',
      field_text: 'Banana',
      field_type: '6',
      data_params: 'balana',
    },
    { fieldid: hexId('field 4'), field_value: '34534', field_type: '5', field_params: 'number' },
    { fieldid: hexId('field 5'), field_value: 'x', field_type: '12' }, // 12: a value nobody documented
  ];
  return {
    countryid: index % 3 === 2 ? '' : '86',
    country_name: index % 3 === 2 ? null : '中国',
    ex_field_str:
      index % 7 === 6 ? 'null' : index % 7 === 5 ? '[{broken' : JSON.stringify(fields.slice(0, 1 + (index % 5))),
    wx_build_unionid: index % 2 === 0 ? `or-MA${hexId(`union ${index}`).slice(0, 23)}` : null,
    visitorids: index % 5 === 0 ? `visitor-${index},visitor-${index + 1000}` : '',
    partnerid: index % 4 === 0 ? `crm-${index}` : '',
    wxExternalUserIds: index % 3 === 0 ? [`wmzcrEDAAA${index}`] : [],
    wxOpenIds: index % 6 === 0 ? `o6_${index}a,o6_${index}b` : null,
    whatsappids: index % 10 === 1 ? [`86139${index}`] : [],
    faceBookids: index % 10 === 2 ? [`fb.${index}`] : [],
    telegramids: index % 10 === 3 ? [`tg${index}`] : null,
  };
}
