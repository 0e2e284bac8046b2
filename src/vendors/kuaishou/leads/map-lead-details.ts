import { meaning, type Codes } from '../../values/codes.ts';
import { readUrl } from '../../values/contact.ts';
import { isSystemJudged } from '../codes.ts';
import { toFormAnswer, toStoreInfo, type FormAnswer, type StoreInfo } from './map-form.ts';
import { toIccInfo, type IccInfo } from './map-icc-info.ts';
import type { WireClue } from '../wire.ts';

export type ClueTag = 'UNMARKED' | 'NEW' | 'RETURNING' | 'INVALID' | 'REFUND_INCLUDED' | 'REFUND_EXCLUDED' | 'UNKNOWN';
export type SourceType = 'FORM' | 'SMART_PHONE' | 'CONSULTATION_PAGE' | 'UNKNOWN';
export type SeaType = 'PUBLIC' | 'PRIVATE' | 'UNKNOWN';
export type Business =
  | 'SITE_BUILDER'
  | 'CLUE_PASS'
  | 'DELIVERY_PLATFORM'
  | 'AD_UNION'
  | 'VIRTUAL_GOODS'
  | 'QUICK_CHAT'
  | 'CAR_MINI_PROGRAM'
  | 'SERVICE_ACCOUNT'
  | 'UNKNOWN';
export type Channel = 'ADVERTISEMENT' | 'OTHER' | 'UNKNOWN';

export interface ChildIntention {
  readonly childIntentionId: string | null;
  readonly childIntentionDesc: string | null;
}

export interface Schedule {
  readonly scheduleId: string | null;
  readonly scheduleDesc: string | null;
}

export interface ClueSource {
  readonly pageId: string | null;
  readonly pageName: string | null;
  readonly callback: string | null;
  readonly dspCampaignId: string | null;
  readonly dspUnitId: string | null;
  readonly dspCreativeId: string | null;
}

export interface Form {
  readonly id: string | null;
  readonly name: string | null;
}

/** The fields of a lead that only Kuaishou has: `KuaishouLeadDetails` of the graph. */
export interface KuaishouLeadDetails {
  readonly advertiserId: string;
  readonly accountId: string | null;
  readonly clueTag: ClueTag | null;
  readonly clueTagRaw: string | null;
  readonly isPhoneStatSystemJudged: boolean | null;
  readonly giveUpReason: string | null;
  readonly sourceType: SourceType | null;
  readonly sourceTypeRaw: string | null;
  readonly pageId: string | null;
  readonly pageName: string | null;
  readonly sourceUrl: string | null;
  readonly sourceUrlRaw: string | null;
  readonly seaType: SeaType | null;
  readonly seaTypeRaw: string | null;
  readonly bizId: Business | null;
  readonly bizIdRaw: string | null;
  readonly channelFlag: Channel | null;
  readonly channelFlagRaw: string | null;
  readonly childIntentionTag: readonly ChildIntention[];
  readonly schedule: Schedule | null;
  readonly clueSource: ClueSource | null;
  readonly form: Form | null;
  readonly details: readonly FormAnswer[];
  readonly iccInfo: IccInfo | null;
  readonly storeInfo: StoreInfo | null;
  readonly bizSource: string | null;
  readonly campaignType: string | null;
  readonly collectAccountId: string | null;
  readonly attrClueAccountId: string | null;
  readonly submitUserId: string | null;
}

const clueTagCodes: Codes<ClueTag> = {
  0: 'UNMARKED',
  1: 'NEW',
  2: 'RETURNING',
  3: 'INVALID',
  4: 'REFUND_INCLUDED',
  5: 'REFUND_EXCLUDED',
};
// Codes of replies. The request's source_type and channel_flag use other enums (FACTS 3.3) and are never sent.
const sourceTypeCodes: Codes<SourceType> = { 1: 'FORM', 2: 'SMART_PHONE', 3: 'CONSULTATION_PAGE' };
const channelCodes: Codes<Channel> = { 1: 'ADVERTISEMENT', 2: 'OTHER' };
const seaTypeCodes: Codes<SeaType> = { 1: 'PUBLIC', 2: 'PRIVATE' };
const businessCodes: Codes<Business> = {
  1003: 'SITE_BUILDER',
  1005: 'CLUE_PASS',
  1007: 'DELIVERY_PLATFORM',
  1008: 'AD_UNION',
  1010: 'VIRTUAL_GOODS',
  1011: 'QUICK_CHAT',
  1021: 'CAR_MINI_PROGRAM',
  1023: 'SERVICE_ACCOUNT',
};

export const toLeadDetails = (wire: WireClue, advertiserId: string, region: string): KuaishouLeadDetails => ({
  advertiserId,
  accountId: wire.account_id,
  clueTag: meaning(clueTagCodes, wire.clue_tag),
  clueTagRaw: wire.clue_tag,
  isPhoneStatSystemJudged: isSystemJudged(wire.phone_stat),
  giveUpReason: wire.give_up_reason,
  sourceType: meaning(sourceTypeCodes, wire.source_type),
  sourceTypeRaw: wire.source_type,
  pageId: wire.page_id,
  pageName: wire.page_name,
  sourceUrl: readUrl(wire.source_url),
  sourceUrlRaw: wire.source_url,
  seaType: meaning(seaTypeCodes, wire.sea_type),
  seaTypeRaw: wire.sea_type,
  bizId: meaning(businessCodes, wire.biz_id),
  bizIdRaw: wire.biz_id,
  channelFlag: meaning(channelCodes, wire.channel_flag),
  channelFlagRaw: wire.channel_flag,
  childIntentionTag: wire.child_intention_tag
    .map((tag) => ({ childIntentionId: tag.child_intention_id, childIntentionDesc: tag.child_intention_desc }))
    .filter(isFilled),
  schedule: filledOrNull(
    wire.schedule && { scheduleId: wire.schedule.schedule_id, scheduleDesc: wire.schedule.schedule_desc },
  ),
  clueSource: toClueSource(wire.clue_source),
  form: filledOrNull(wire.form),
  details: wire.details.map(toFormAnswer),
  iccInfo: toIccInfo(wire.icc_info, region),
  storeInfo: toStoreInfo(wire.store_info),
  bizSource: wire.biz_source,
  campaignType: wire.campaign_type,
  collectAccountId: wire.collect_account_id,
  attrClueAccountId: wire.attr_clue_account_id,
  submitUserId: wire.submit_user_id,
});

const toClueSource = (wire: WireClue['clue_source']): ClueSource | null =>
  filledOrNull(
    wire && {
      pageId: wire.page_id,
      pageName: wire.page_name,
      callback: wire.callback,
      dspCampaignId: wire.dsp_campaign_id,
      dspUnitId: wire.dsp_unit_id,
      dspCreativeId: wire.dsp_creative_id,
    },
  );

const isFilled = (fields: object): boolean => Object.values(fields).some((value) => value !== null);

const filledOrNull = <T extends object>(fields: T | null): T | null =>
  fields !== null && isFilled(fields) ? fields : null;
