import type { Copies, GraphKit } from '../../../graph/kit.ts';
import type { JingFollowUpDetails, JingTimelineData, OperatorType } from './follow-up-details.ts';

export function followUpDetailsType(kit: GraphKit) {
  const { builder } = kit;
  const OperatorTypeType = builder.enumType('JingOperatorType', {
    description: 'What operated at Jing.',
    values: {
      NONE: { description: 'Nobody.' },
      ADMIN: { description: 'A user of the back office.' },
      MEMBER: { description: 'A member.' },
      UNKNOWN: { description: 'A value this API does not know yet.' },
    } satisfies Record<OperatorType, object>,
  });
  const TimelineDataType = builder.objectRef<JingTimelineData>('JingTimelineData').implement({
    description: 'Where a Jing event happened, as shown on the time line.',
    fields: (t) => ({
      loginPlatform: t.exposeString('loginPlatform', { description: 'Platform.' }),
      loginSourceName: t.exposeString('loginSourceName', { description: 'Name of the source.' }),
      loginSourceType: t.exposeString('loginSourceType', { description: 'Kind of source.' }),
      loginEnvironment: t.exposeString('loginEnvironment', { description: 'pc or mobile.' }),
    }),
  });
  return builder.objectRef<Copies<JingFollowUpDetails>>('JingFollowUpDetails').implement({
    description:
      'A follow-up made from a Jing push. entity_change_mapping and mapping_data are in `fieldChanges`, create_time in `occurredAt`.',
    fields: (t) => ({
      eventType: t.string({
        description: 'Name of the event, e.g. object_change_owner.',
        resolve: kit.pick('eventType'),
      }),
      actionKeyword: t.string({
        description: 'Finer name, e.g. manual_distribution or auto_distribution.',
        resolve: kit.pick('actionKeyword'),
      }),
      eventCategory: t.string({
        description: 'Family of the event, e.g. object_v2.',
        resolve: kit.pick('eventCategory'),
      }),
      mid: t.id({ description: "Jing's number of the tenant.", resolve: kit.pick('mid') }),
      entityId: t.id({ description: 'Uuid of the lead or account.', resolve: kit.pick('entityId') }),
      objectId: t.id({ description: "Jing's running number of the object.", resolve: kit.pick('objectId') }),
      objectName: t.string({ description: 'lead or account.', resolve: kit.pick('objectName') }),
      owner: t.id({ description: 'Uuid of the new owner.', resolve: kit.pick('owner') }),
      ownerName: t.string({
        extensions: kit.personal,
        description: 'Name of the new owner.',
        resolve: kit.pick('ownerName'),
      }),
      formerOwner: t.id({ description: 'Uuid of the former owner.', resolve: kit.pick('formerOwner') }),
      formerOwnerName: t.string({
        extensions: kit.personal,
        description: 'Name of the former owner.',
        resolve: kit.pick('formerOwnerName'),
      }),
      notes: t.string({ description: 'Notes that go with the event.', resolve: kit.pick('notes') }),
      leadOmniUserUuid: t.id({ description: 'The user behind the lead.', resolve: kit.pick('leadOmniUserUuid') }),
      omniUserUuid: t.id({ description: 'The user behind the operator.', resolve: kit.pick('omniUserUuid') }),
      operatorId: t.id({ description: 'Number of the operator.', resolve: kit.pick('operatorId') }),
      operatorType: t.field({
        type: OperatorTypeType,
        description: 'What the operator is.',
        resolve: kit.pick('operatorType'),
      }),
      operatorTypeRaw: t.string({ description: 'The same as sent.', resolve: kit.pick('operatorTypeRaw') }),
      lifeStatus: t.string({
        description: 'Stage of the life cycle at that time, e.g. mql.',
        resolve: kit.pick('lifeStatus'),
      }),
      businessType: t.id({ description: 'Uuid of the kind of business.', resolve: kit.pick('businessType') }),
      createdTimestamp: t.field({
        type: 'DateTime',
        description: 'When the lead itself was created.',
        resolve: kit.pick('createdTimestamp'),
      }),
      sceneType: t.string({
        description: 'Code of the scene; Jing documents no meaning.',
        resolve: kit.pick('sceneType'),
      }),
      isFollowUp: t.boolean({ description: 'True if it counts as a follow-up.', resolve: kit.pick('isFollowUp') }),
      loginPlatform: t.string({
        description: 'Platform it happened on, e.g. member_center.',
        resolve: kit.pick('loginPlatform'),
      }),
      loginSourceValue: t.string({
        description: 'Source, e.g. a WeChat app id.',
        resolve: kit.pick('loginSourceValue'),
      }),
      loginSourceType: t.string({
        description: 'Kind of source: jingmodule, wechat, workwechat_user.',
        resolve: kit.pick('loginSourceType'),
      }),
      loginEnvironment: t.string({ description: 'pc or mobile.', resolve: kit.pick('loginEnvironment') }),
      timelineData: t.field({
        type: TimelineDataType,
        description: 'The same as shown on the time line.',
        resolve: kit.pick('timelineData'),
      }),
    }),
  });
}
