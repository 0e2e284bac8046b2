import { toChinaText } from '../../values/time.ts';
import type { JsonObject } from '../shapes.ts';
import type { Thing } from './envelope.ts';
import { employeeAt, personName, personPhone, uuidOf } from './people.ts';

// The documented stages of the life cycle, and one that a tenant may have added.
const stages = [
  ['baby_lead', '原始线索'],
  ['mql', '市场部认可'],
  ['sal', '销售接受'],
  ['sql', '销售认可'],
  ['customer', '客户'],
  ['nurturing', '培育中'],
] as const;

export const stageAt = (i: number): readonly [code: string, label: string] => stages[i % stages.length]!;

const regions = ['中国/山西省/晋城市', '中国/广东省/珠海市', '中国/浙江省/杭州市', ''];

const companyAt = (i: number): JsonObject => ({
  label: `示例公司${i % 9}`,
  value: `示例公司${i % 9}`,
  id: String(3_097_002_138 + (i % 9)),
  company_uuid: uuidOf(`company ${i % 9}`),
});

export function phoneAt(i: number): string {
  if (i % 17 === 5) return '138****8000';
  return i % 13 === 7 ? '' : personPhone(i);
}

/** `object_info` of a lead, with all six ways to say nothing (FACTS 2.5: 2). */
export function leadInfo({ index, id, createdAt }: Thing, at: number, accountId: string | null): JsonObject {
  const [code, label] = stageAt(index);
  const created = toChinaText(createdAt);
  const owner = employeeAt(index);
  const nobody = { value: { id: '' }, label: '' };
  return {
    jing_uuid: id,
    name: personName(index),
    mobile: phoneAt(index),
    lead_name: { headimgurl: [], name: personName(index), company_id: companyAt(index) },
    company_id: index % 5 === 4 ? { label: '' } : companyAt(index),
    country_region: {
      jing_uuid: uuidOf('region'),
      label: regions[index % regions.length],
      value: '',
      color: '',
      other_text: '',
    },
    owner: {
      value: {
        id: owner.id,
        isDept: 0,
        is_authed: 1,
        status: 1,
        userid: `user${index % 4}`,
        mobile: owner.mobile,
        email: owner.email,
        avatar: 'https://wework.qpic.cn/wwhead/sandbox/0',
      },
      label: owner.name,
    },
    life_status: { code, label, value: code, color: '#4176FF' },
    lead_status: index % 4 === 0 ? [] : [{ jing_uuid: uuidOf('status'), label: '待跟进', value: 'todo', color: '' }],
    lead_pool: { jing_uuid: 'market', label: 'Market Lead Pool', value: 'market', color: '' },
    business_type: { label: '标准线索', name: '标准线索', jing_uuid: uuidOf('business type') },
    account_id: accountId === null ? { label: '' } : { label: `客户${index}`, jing_uuid: accountId },
    param_5: index % 2 === 0 ? { jing_uuid: uuidOf('source'), label: '官网', value: 'web' } : null,
    first_param_5: { label: '-' },
    assigner: 'employee2@jing.example',
    created_by: 'employee2@jing.example',
    updated_by: index % 2 === 0 ? 'employee1@jing.example' : 'admin:23849',
    last_follower: '-',
    latest_remark: index % 3 === 0 ? '已电话沟通' : '',
    follow_status: index % 3,
    invalid_status: index % 11 === 8 ? 1 : 0,
    influence_score: '0.00',
    action_score: `${index}.50`,
    number_of_relevant_lead: index,
    omni_user_uuid: uuidOf(`user ${index}`),
    headimgurl: [],
    _is_external_contact: index % 2,
    _external_userid: index % 2 === 1 ? `wm${uuidOf(`external ${index}`)}` : '',
    return_to_owner: nobody,
    return_to_former_owner: nobody,
    recent_recycle_reason: [],
    created_timestamp: created,
    to_baby_lead_timestamp: created,
    updated_timestamp: toChinaText(at),
    owner_change_time: toChinaText(at - 1000),
    last_followed_time: index % 4 === 0 ? '' : toChinaText(at),
    to_mql_timestamp: index % 6 === 0 ? '' : toChinaText(at),
    invalid_status_timestamp: '',
    remaining_time: '',
    c_input_dl0qx9bo: index % 2 === 0 ? '' : '备用字段',
    c_date_xge1t7al: index % 2 === 0 ? '2026-10-01' : '',
    c_switch_k0kqydjk: index % 2,
    c_custom_yglxmqap: index % 3 === 0 ? { label: '' } : { jing_uuid: uuidOf('option'), label: '重点', value: 'key' },
    c_employee_pswt8q7t: index % 3 === 1 ? { value: { id: owner.id }, label: owner.name } : nobody,
    c_multi_employee_kptwzhot: [],
    c_department_xhg3iybk: { label: '' },
    c_imgupload_iurgg0nt: [],
    c_quote_h7ninass: '',
    c_rating_a1b2c3d4: 5,
  };
}
