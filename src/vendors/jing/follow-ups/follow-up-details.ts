import { fromChinaText } from '../../values/time.ts';
import { codeOf, flagOf, objectIn, textOf, type JsonObject } from '../shapes.ts';

const operatorTypes = ['NONE', 'ADMIN', 'MEMBER', 'UNKNOWN'] as const;
export type OperatorType = (typeof operatorTypes)[number];

export type JingFollowUpDetails = ReturnType<typeof toFollowUpDetails>;

export function toFollowUpDetails(body: JsonObject, extra: JsonObject) {
  const operatorTypeRaw = textOf(extra['operator_type']);
  return {
    eventType: textOf(body['event_type']),
    actionKeyword: textOf(body['action_keyword']),
    eventCategory: textOf(body['event_category']),
    mid: textOf(body['mid']),
    entityId: textOf(extra['entity_id']),
    objectId: textOf(extra['object_id']),
    objectName: textOf(extra['object_name']),
    owner: codeOf(extra['owner']),
    ownerName: textOf(extra['owner_name']),
    formerOwner: codeOf(extra['former_owner']),
    formerOwnerName: textOf(extra['former_owner_name']),
    notes: textOf(extra['notes']),
    leadOmniUserUuid: textOf(extra['lead_omni_user_uuid']),
    omniUserUuid: textOf(extra['omni_user_uuid']),
    operatorId: textOf(extra['operator_id']),
    operatorType: toOperatorType(operatorTypeRaw),
    operatorTypeRaw,
    lifeStatus: codeOf(extra['life_status']),
    businessType: codeOf(extra['business_type']),
    createdTimestamp: fromChinaText(textOf(extra['created_timestamp'])),
    sceneType: textOf(extra['scene_type']),
    isFollowUp: flagOf(extra['is_follow_up']),
    loginPlatform: textOf(extra['login_platform']),
    loginSourceValue: textOf(extra['login_source_value']),
    loginSourceType: textOf(extra['login_source_type']),
    loginEnvironment: textOf(extra['login_environment']),
    timelineData: readTimeline(extra['timeline_data']),
  };
}

const toOperatorType = (raw: string | null): OperatorType | null => {
  if (raw === null) return null;
  return raw === '0' || raw === '1' || raw === '2' ? operatorTypes[Number(raw)]! : 'UNKNOWN'; // FACTS 2.4
};

export type JingTimelineData = NonNullable<ReturnType<typeof readTimeline>>;

function readTimeline(value: unknown) {
  const timeline = objectIn(value);
  if (timeline === null) return null;
  return {
    loginPlatform: textOf(timeline['login_platform']),
    loginSourceName: textOf(timeline['login_source_name']),
    loginSourceType: textOf(timeline['login_source_type']),
    loginEnvironment: textOf(timeline['login_environment']),
  };
}
