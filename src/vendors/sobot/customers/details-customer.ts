import type { Copies, GraphKit } from '../../../graph/kit.ts';
import type { SharedEnums } from '../details-enums.ts';
import type { SobotCustomerDetails, SobotFollowUser } from './map-customer-details.ts';

const unknown = { description: 'A value this API does not know yet.' };

export function customerDetails(kit: GraphKit, { ActorType, BusinessType }: SharedEnums) {
  const { builder } = kit;
  const { RecordStatusType, DevelopmentModeType } = ownEnums(kit);
  const FollowUserType = followUser(kit);
  return builder.objectRef<Copies<SobotCustomerDetails>>('SobotCustomerDetails').implement({
    description: [
      'A customer at Sobot. Contact ids are in `identities`; ex_field_str and pushed extend_field_values are in `customFields`;',
      'black_… in `blacklistEntry`; helper_… in `collaborators`; liable_department_name in `owner.departmentName`.',
    ].join('\n'),
    fields: (t) => ({
      companyid: t.id({
        description: "Sobot's id of the company that holds the account (pid in the list, companyid in pushes).",
        resolve: kit.pick('companyid'),
      }),
      status: t.field({
        type: RecordStatusType,
        description: 'Logical state; unified in `isDeleted`.',
        resolve: kit.pick('status'),
      }),
      statusRaw: t.string({ description: 'The state as sent.', resolve: kit.pick('statusRaw') }),
      createDate: t.field({ type: 'Date', description: 'Day of creation.', resolve: kit.pick('createDate') }),
      createType: t.field({
        type: ActorType,
        description: 'What created the customer.',
        resolve: kit.pick('createType'),
      }),
      createTypeRaw: t.string({ description: 'The same as sent.', resolve: kit.pick('createTypeRaw') }),
      updateType: t.field({
        type: ActorType,
        description: 'What last changed the customer. Pushes only.',
        resolve: kit.pick('updateType'),
      }),
      updateTypeRaw: t.string({ description: 'The same as sent.', resolve: kit.pick('updateTypeRaw') }),
      developmentMode: t.field({
        type: DevelopmentModeType,
        description: 'Through which kind of WeCom app the data came.',
        resolve: kit.pick('developmentMode'),
      }),
      developmentModeRaw: t.string({ description: 'The same as sent.', resolve: kit.pick('developmentModeRaw') }),
      followUser: t.field({
        type: [FollowUserType],
        nullable: { list: true, items: false },
        description: 'Employees who added the customer in WeCom.',
        resolve: kit.pick('followUser'),
      }),
      userLabel: t.idList({
        nullable: { list: true, items: false },
        description: 'Ids of WeCom tags; `tags` names them.',
        resolve: kit.pick('userLabel'),
      }),
      bizLabel: t.idList({
        nullable: { list: true, items: false },
        description: 'Ids of business tags; `tags` names them.',
        resolve: kit.pick('bizLabel'),
      }),
      extendFields: t.field({
        type: 'JSONObject',
        description: "Extension fields with the vendor's own keys.",
        resolve: kit.pick('extendFields'),
      }),
      fixedFields: t.field({
        type: 'JSONObject',
        description: "Fixed fields whose options the company defines, with the vendor's own keys.",
        resolve: kit.pick('fixedFields'),
      }),
      groupChatName: t.string({
        description: 'Group chat the customer belongs to. Pushes only.',
        resolve: kit.pick('groupChatName'),
      }),
      qywxFriendsName: t.string({
        description: 'Friend in WeCom. Pushes only.',
        extensions: kit.personal,
        resolve: kit.pick('qywxFriendsName'),
      }),
      deleteReason: t.string({ description: 'Why it was deleted. Pushes only.', resolve: kit.pick('deleteReason') }),
      bizid: t.id({
        description: 'Id of the conversation or ticket behind the last change. Pushes only.',
        resolve: kit.pick('bizid'),
      }),
      bizidType: t.field({ type: BusinessType, description: 'What `bizid` is.', resolve: kit.pick('bizidType') }),
      bizidTypeRaw: t.string({ description: 'The same as sent.', resolve: kit.pick('bizidTypeRaw') }),
      bizOperatorid: t.id({
        description: 'Who made the last change. Pushes only.',
        resolve: kit.pick('bizOperatorid'),
      }),
      bizOperatorType: t.field({
        type: ActorType,
        description: 'What made the last change. Pushes only.',
        resolve: kit.pick('bizOperatorType'),
      }),
      bizOperatorTypeRaw: t.string({ description: 'The same as sent.', resolve: kit.pick('bizOperatorTypeRaw') }),
      bizOperatorName: t.string({
        description: 'Name of who made the last change. Pushes only.',
        extensions: kit.personal,
        resolve: kit.pick('bizOperatorName'),
      }),
    }),
  });
}

const ownEnums = ({ builder }: GraphKit) => ({
  RecordStatusType: builder.enumType('SobotRecordStatus', {
    description: 'Logical state of a Sobot record.',
    values: {
      NORMAL: { description: 'Alive (8).' },
      DELETED: { description: 'Deleted (9).' },
      UNKNOWN: unknown,
    },
  }),
  DevelopmentModeType: builder.enumType('SobotDevelopmentMode', {
    description: 'Kind of WeCom app through which Sobot gets its data.',
    values: {
      THIRD_PARTY: { description: 'Third-party development.' },
      SELF_BUILT: { description: 'Self-built app, developed by an agent.' },
      UNKNOWN: unknown,
    },
  }),
});

function followUser({ builder, personal }: GraphKit) {
  const FriendStatusType = builder.enumType('SobotFriendStatus', {
    description: 'Whether an employee and a customer are still friends in WeCom.',
    values: {
      NORMAL: { description: 'They are.' },
      DELETED_BY_EMPLOYEE: { description: 'The employee deleted the customer.' },
      DELETED_BY_CUSTOMER: { description: 'The customer deleted the employee.' },
      UNKNOWN: unknown,
    },
  });
  return builder.objectRef<SobotFollowUser>('SobotFollowUser').implement({
    description: 'An employee who added a Sobot customer in WeCom.',
    fields: (t) => ({
      userid: t.exposeID('userid', { description: "The employee's id in WeCom." }),
      remark: t.exposeString('remark', { description: "The employee's note.", extensions: personal }),
      createtime: t.expose('createtime', { type: 'DateTime', description: 'When the employee added the customer.' }),
      addWay: t.exposeString('addWay', { description: "By which way, WeCom's code." }),
      status: t.expose('status', { type: FriendStatusType, description: 'Whether they are still friends.' }),
      statusRaw: t.exposeString('statusRaw', { description: 'The same as sent.' }),
    }),
  });
}
