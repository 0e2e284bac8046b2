import { borne } from '../custom-fields/field-values.ts';
import type { Wire } from '../replies.ts';
import { hexId, seconds, today } from '../seeds.ts';
import { agents, companyId, sandboxCustomers, stages, type SandboxCustomer } from './customers.ts';

/** Who was merged into the third customer: no call knows this one any more. */
export const mergedAway = hexId('customer merged away');

/** One message of each kind in the document: a new customer, changed ones as they are now, and a merge. */
export function customerPushes(): Wire[] {
  const [newest, , third] = sandboxCustomers;
  return [
    envelope([message(newest!, {})]),
    envelope(helped.map((customer) => message(customer, { update_type: '1', ...stage, ...helper }))),
    envelope([
      {
        companyid: companyId,
        datetime: seconds(today) - 3600,
        biz_operatorid: agents[0]!.id,
        msg_type: 1,
        biz_operator_name: agents[0]!.name,
        userid: third!.id,
        merged_userid: mergedAway,
      },
    ]),
  ];
}

/**
 * What a write has changed of what messages tell; null: nothing. The stage is left empty, as in both samples: only the
 * follow-ups say of which type the latest is.
 */
export function pushOfChanges(before: readonly SandboxCustomer[], after: readonly SandboxCustomer[]): Wire | null {
  if (before === after) return null;
  const old = new Map(before.map((customer) => [customer.id, customer]));
  const changed = after.flatMap((customer) => {
    const earlier = old.get(customer.id);
    if (earlier === customer) return [];
    const told = message(customer, helperOf(customer));
    const isNews =
      earlier === undefined || JSON.stringify(message(earlier, helperOf(earlier))) !== JSON.stringify(told);
    return isNews ? [told] : [];
  });
  return changed.length === 0 ? null : envelope(changed);
}

// Whose behaviours end with the second stage, as those of nearly all do.
const helped = sandboxCustomers.filter(({ stageId, number }) => stageId === stages[1]!.id && number !== 10).slice(0, 3);

const stage = { stageid: stages[1]!.id, stage_name: stages[1]!.name, stage_type: '1' };
const helper = { helper_agentid: agents[1]!.id, helper_agent_name: agents[1]!.name };
const helperOf = ({ id }: SandboxCustomer): Wire => (helped.some((other) => other.id === id) ? helper : {});

const envelope = (content: readonly Wire[]): Wire => ({ sys_code: '50', type: 'crm', content });

const empty = Object.fromEntries(
  [
    'area_name biz_operatorid delete_reason stage_name black_reason qq update_type black_type province_name',
    'group_chat_name biz_operator_type unionid remark is_black city_name liable_department_name helper_agentid',
    'user_status wx helper_agent_name stage_type user_label bizid_type biz_operator_name qywx_friends_name bizid',
    'user_level black_endtime stageid wx_build_unionId',
  ].flatMap((names) => names.split(' ').map((name) => [name, ''] as const)),
);

/** Everything is text, and empty where there is nothing, as in the samples. */
function message({ id, created, updated, row, beyond }: SandboxCustomer, more: Wire): Wire {
  const fields = borne(beyond.ex_field_str).map(toPushed);
  return {
    ...empty,
    msg_type: '0',
    companyid: companyId,
    userid: id,
    datetime: textOf(seconds(updated)),
    create_datetime: textOf(seconds(created)),
    update_datetime: textOf(seconds(updated)),
    create_type: textOf(row.create_type),
    create_id: textOf(row.create_serviceid),
    create_name: textOf(row.create_service_name),
    update_id: textOf(row.update_user_id),
    update_name: textOf(row.update_user_name),
    user_nick: textOf(row.nick),
    user_name: textOf(row.uname),
    user_tels: textOf(row.tel),
    user_emails: textOf(row.email),
    sex: textOf(row.sex),
    status: textOf(row.status),
    crm_status: textOf(row.crm_status),
    user_level: textOf(row.vip_level),
    user_status: textOf(row.user_status),
    is_black: row.user_status === 1 ? '1' : '0',
    qq: textOf(row.qq),
    wx: textOf(row.wx),
    remark: textOf(row.remark),
    province_name: textOf(row.provice_name),
    city_name: textOf(row.city_name),
    area_name: textOf(row.area_name),
    wx_build_unionId: textOf(beyond.wx_build_unionid),
    liable_agentid: textOf(row.liable_serviceid),
    liable_agent_name: textOf(row.liable_service_name),
    liable_department_name: row.liable_serviceid === undefined ? '' : '销售部',
    extend_field_values: fields.length === 0 ? '' : fields,
    ...more,
  };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

// The codes of check box and radio are the other way round in pushes (FACTS 4.6), and options bear no names.
function toPushed({ field_type, field_text: _, ...field }: Wire): Wire {
  return { ...field, field_type: field_type === '7' ? '8' : field_type === '8' ? '7' : field_type };
}
