import { fromChinaText } from '../../values/time.ts';
import {
  codeOf,
  flagOf,
  isEmpty,
  numberOf,
  objectIn,
  readCompany,
  readOption,
  readOptions,
  readOwner,
  shownOf,
  textOf,
  textsOf,
  type JsonObject,
} from '../shapes.ts';

export type JingLeadDetails = ReturnType<typeof toLeadDetails>;

/** The fields of a lead that are not unified. Zone-less times are UTC+8 (FACTS 2.5: 1). */
export function toLeadDetails(fields: JsonObject, phoneRegion: string) {
  const time = (field: string) => fromChinaText(textOf(fields[field]));
  return {
    mid: textOf(fields['mid']),
    objectId: textOf(fields['object_id']),
    omniUserUuid: textOf(fields['omni_user_uuid']),
    leadName: readLeadName(fields['lead_name']),
    companyId: readCompany(fields['company_id']),
    countryRegion: readOption(fields['country_region']),
    owner: readOwner(fields['owner'], phoneRegion),
    lifeStatus: readOption(fields['life_status']),
    leadStatus: Object.hasOwn(fields, 'lead_status') ? readOptions(fields['lead_status']) : null,
    leadPool: readOption(fields['lead_pool']),
    businessType: readOption(fields['business_type']),
    accountId: readOption(fields['account_id']),
    param5: readOption(fields['param_5']),
    firstParam5: readOption(fields['first_param_5']),
    assigner: shownOf(fields['assigner']),
    createdBy: shownOf(fields['created_by']),
    updatedBy: shownOf(fields['updated_by']),
    lastFollower: shownOf(fields['last_follower']),
    latestRemark: shownOf(fields['latest_remark']),
    followStatus: codeOf(fields['follow_status']),
    invalidStatus: codeOf(fields['invalid_status']),
    influenceScore: numberOf(fields['influence_score']),
    actionScore: numberOf(fields['action_score']),
    numberOfRelevantLead: wholeNumberOf(fields['number_of_relevant_lead']),
    headimgurl: Object.hasOwn(fields, 'headimgurl') ? textsOf(fields['headimgurl']) : null,
    isExternalContact: flagOf(fields['_is_external_contact']),
    externalUserid: textOf(fields['_external_userid']),
    returnToOwner: readOption(fields['return_to_owner']),
    returnToFormerOwner: readOption(fields['return_to_former_owner']),
    recentRecycleReason: Object.hasOwn(fields, 'recent_recycle_reason')
      ? readOptions(fields['recent_recycle_reason'])
      : null,
    ownerChangeTime: time('owner_change_time'),
    ownerLastFollowerTime: time('owner_last_follower_time'),
    toBabyLeadTimestamp: time('to_baby_lead_timestamp'),
    toMqlTimestamp: time('to_mql_timestamp'),
    toSalTimestamp: time('to_sal_timestamp'),
    toSqlTimestamp: time('to_sql_timestamp'),
    toCustomerTimestamp: time('to_customer_timestamp'),
    invalidStatusTimestamp: time('invalid_status_timestamp'),
    sourceUpdatedTimestamp: time('source_updated_timestamp'),
    firstSourceUpdatedTimestamp: time('first_source_updated_timestamp'),
    returnTime: time('return_time'),
    estimatedReturnTime: time('estimated_return_time'),
    recentRecycleTime: time('recent_recycle_time'),
    remainingTime: textOf(fields['remaining_time']),
  };
}

const wholeNumberOf = (value: unknown): number | null => {
  const number = numberOf(value);
  // GraphQL's Int has 32 bits.
  return number !== null && Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : null;
};

export type JingLeadName = NonNullable<ReturnType<typeof readLeadName>>;

export function readLeadName(value: unknown) {
  const leadName = objectIn(value) ?? { name: value };
  const read = {
    headimgurl: textsOf(leadName['headimgurl']),
    name: shownOf(leadName['name']),
    companyId: readCompany(leadName['company_id']),
  };
  return isEmpty(read) ? null : read;
}
