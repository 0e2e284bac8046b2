import { rawRow } from '../../values/wire.ts';
import { splitList } from '../../values/contact.ts';
import { fromSeconds, toChinaDay } from '../../values/time.ts';
import {
  toActorType,
  toDevelopmentMode,
  toFriendStatus,
  toRecordStatus,
  type ActorType,
  type BusinessType,
  type DevelopmentMode,
  type FriendStatus,
  type RecordStatus,
} from '../vocabulary.ts';
import type { SobotCustomer } from './wire-customer.ts';

/** What only Sobot knows of a customer. The fields from `updateType` to the end come with pushes only and are null until then. */
export interface SobotCustomerDetails {
  readonly companyid: string | null;
  readonly status: RecordStatus | null;
  readonly statusRaw: string | null;
  /** yyyy-MM-dd */
  readonly createDate: string | null;
  readonly createType: ActorType | null;
  readonly createTypeRaw: string | null;
  readonly developmentMode: DevelopmentMode | null;
  readonly developmentModeRaw: string | null;
  readonly followUser: readonly SobotFollowUser[] | null;
  readonly userLabel: readonly string[] | null;
  readonly bizLabel: readonly string[] | null;
  readonly extendFields: Readonly<Record<string, unknown>> | null;
  readonly fixedFields: Readonly<Record<string, unknown>> | null;
  readonly updateType: ActorType | null;
  readonly updateTypeRaw: string | null;
  readonly groupChatName: string | null;
  readonly qywxFriendsName: string | null;
  readonly deleteReason: string | null;
  readonly bizid: string | null;
  readonly bizidType: BusinessType | null;
  readonly bizidTypeRaw: string | null;
  readonly bizOperatorid: string | null;
  readonly bizOperatorType: ActorType | null;
  readonly bizOperatorTypeRaw: string | null;
  readonly bizOperatorName: string | null;
}

/** An employee who added the customer in WeCom. */
export interface SobotFollowUser {
  readonly userid: string | null;
  readonly remark: string | null;
  readonly createtime: Date | null;
  readonly addWay: string | null;
  readonly status: FriendStatus | null;
  readonly statusRaw: string | null;
}

const pushedOnly = {
  updateType: null,
  updateTypeRaw: null,
  groupChatName: null,
  qywxFriendsName: null,
  deleteReason: null,
  bizid: null,
  bizidType: null,
  bizidTypeRaw: null,
  bizOperatorid: null,
  bizOperatorType: null,
  bizOperatorTypeRaw: null,
  bizOperatorName: null,
};

export function toListDetails(wire: SobotCustomer): SobotCustomerDetails {
  const createDate = fromSeconds(wire.createdate);
  const extendFields = rawRow.safeParse(wire.extendfields);
  return {
    companyid: wire.pid,
    status: toRecordStatus(wire.status),
    statusRaw: wire.status,
    createDate: createDate === null ? null : toChinaDay(createDate.getTime()),
    createType: toActorType(wire.createtype),
    createTypeRaw: wire.createtype,
    developmentMode: toDevelopmentMode(wire.developmentmode),
    developmentModeRaw: wire.developmentmode,
    followUser: wire.followuser.map((user) => ({
      userid: user.userid,
      remark: user.remark,
      createtime: fromSeconds(user.createtime),
      addWay: user.add_way,
      status: toFriendStatus(user.status),
      statusRaw: user.status,
    })),
    userLabel: splitList(wire.userlabel),
    bizLabel: splitList(wire.bizlabel),
    extendFields: extendFields.success ? extendFields.data : null,
    fixedFields: wire.fixedfields,
    ...pushedOnly,
  };
}

/** The detail knows nothing of the employees in WeCom: no list is not the same as an empty one. */
export function toWholeDetails(wire: SobotCustomer): SobotCustomerDetails {
  const details = toListDetails(wire);
  return { ...details, followUser: details.followUser?.length === 0 ? null : details.followUser };
}
