import type { Customer } from '../../../records/customer.ts';
import type { Stage } from '../../../records/follow-up.ts';
import type { Agent } from '../../../records/people.ts';
import { plainRecord } from '../../../records/record-base.ts';
import type { StoredRecord } from '../../record-store.ts';
import { fromSeconds } from '../../values/time.ts';
import { toPushedCustomFields } from '../custom-fields/map-custom-fields.ts';
import { toActorType, toBusinessType, toCustomerStatus, toRecordStatus, toStageType } from '../vocabulary.ts';
import { pushedCustomer, type PushedCustomer } from './wire-pushed-customer.ts';

/**
 * A row of the list with what only its push tells, and what would cost a call of its own. The push answers as long as
 * the row is not younger than it; what the row carries itself is never replaced.
 */
export function withPush(row: Customer, kept: StoredRecord | undefined): Customer {
  const push = freshPush(row, kept);
  if (push === null) return row;
  return {
    ...plainRecord(row),
    stage: toStage(push) ?? row.stage,
    collaborators: toHelpers(push),
    owner: withDepartment(row.owner, push),
    customFields: row.customFields === undefined ? pushedFields(push) : row.customFields,
    details: { ...row.details, ...toPushedDetails(push) },
  };
}

/** The same for a detail, which lacks what only the list carries, such as status and owner. */
export function wholeWithPush(detail: Customer, kept: StoredRecord | undefined): Customer {
  const push = freshPush(detail, kept);
  if (push === null) return detail;
  const { status } = push;
  return withPush(
    {
      ...plainRecord(detail),
      status: detail.status ?? toCustomerStatus(push.crm_status),
      statusRaw: detail.statusRaw ?? push.crm_status,
      owner: detail.owner ?? toAgent(push.liable_agentid, push.liable_agent_name),
      createdBy: detail.createdBy ?? toAgent(push.create_id, push.create_name),
      updatedBy: detail.updatedBy ?? toAgent(push.update_id, push.update_name),
      isDeleted: detail.isDeleted ?? (status === '9' ? true : status === '8' ? false : null),
      details: { ...detail.details, status: toRecordStatus(status), statusRaw: status },
    },
    kept,
  );
}

/** When the customer was last changed, as far as its push tells. */
export const pushedAt = ({ fields }: StoredRecord): Date | null => updateTime(pushedCustomer.parse(fields));

const updateTime = ({ update_datetime: updated, datetime }: PushedCustomer): Date | null =>
  fromSeconds(updated) ?? fromSeconds(datetime);

function freshPush({ updatedAt }: Customer, kept: StoredRecord | undefined): PushedCustomer | null {
  if (kept === undefined || !updatedAt) return null;
  const push = pushedCustomer.parse(kept.fields);
  const at = updateTime(push);
  return at !== null && at >= updatedAt ? push : null;
}

/** Empty says nothing: both samples have no stage, one of them of a customer who is followed up. */
function toStage({ stageid, stage_name: name, stage_type: type }: PushedCustomer): Stage | null {
  if (stageid === null && name === null) return null;
  return { externalId: stageid, name, type: toStageType(type), typeRaw: type, sortNumber: null };
}

const toHelpers = ({ helper_agentid: helper, helper_agent_name: name }: PushedCustomer): Agent[] =>
  [toAgent(helper, name)].filter((agent) => agent !== null);

function withDepartment(owner: Customer['owner'], push: PushedCustomer): Customer['owner'] {
  const department = push.liable_department_name;
  const isSame = owner?.externalId !== undefined && owner.externalId === push.liable_agentid;
  return owner && isSame && department !== null ? { ...owner, departmentName: department } : owner;
}

const pushedFields = (push: PushedCustomer): Customer['customFields'] =>
  toPushedCustomFields(push.extend_field_values) ?? undefined;

const toAgent = (externalId: string | null, name: string | null): Agent | null =>
  externalId === null && name === null ? null : { externalId, name };

const toPushedDetails = (push: PushedCustomer) => ({
  updateType: toActorType(push.update_type),
  updateTypeRaw: push.update_type,
  groupChatName: push.group_chat_name,
  qywxFriendsName: push.qywx_friends_name,
  deleteReason: push.delete_reason,
  bizid: push.bizid,
  bizidType: toBusinessType(push.bizid_type),
  bizidTypeRaw: push.bizid_type,
  bizOperatorid: push.biz_operatorid,
  bizOperatorType: toActorType(push.biz_operator_type),
  bizOperatorTypeRaw: push.biz_operator_type,
  bizOperatorName: push.biz_operator_name,
});
