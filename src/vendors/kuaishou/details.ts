import type { Copies, DetailTypes, GraphKit } from '../../graph/kit.ts';
import { detailEnums } from './details-enums.ts';
import { detailParts } from './details-parts.ts';
import type { KuaishouFollowUpDetails } from './follow-ups/map-call.ts';
import type { KuaishouLeadDetails } from './leads/map-lead-details.ts';

/** The GraphQL types of `vendorDetails` at Kuaishou. */
export function details(kit: GraphKit): DetailTypes {
  const parts = detailParts(kit);
  return { LEAD: leadDetails(kit, parts), FOLLOW_UP: followUpDetails(kit, parts) };
}

type Parts = ReturnType<typeof detailParts>;

function leadDetails(kit: GraphKit, parts: Parts) {
  const enums = detailEnums(kit);
  const pick = <K extends keyof KuaishouLeadDetails>(key: K) => kit.pick<KuaishouLeadDetails, K>(key);
  return kit.builder.objectRef<Copies<KuaishouLeadDetails>>('KuaishouLeadDetails').implement({
    description:
      'A lead at Kuaishou. `user_id` is `owner`, `phone_stat` `callStatus`, `intention_id` `intention`; child intentions are also among `tags`.',
    fields: (t) => ({
      advertiserId: t.id({
        description: 'Advertiser account that was asked for this lead.',
        resolve: pick('advertiserId'),
      }),
      accountId: t.id({
        description: 'Kuaishou account the lead belongs to; it may differ from the advertiser asked.',
        resolve: pick('accountId'),
      }),
      clueTag: t.field({
        type: enums.ClueTag,
        description: "The vendor's mark on the lead.",
        resolve: pick('clueTag'),
      }),
      clueTagRaw: t.string({ description: 'The mark as sent.', resolve: pick('clueTagRaw') }),
      isPhoneStatSystemJudged: t.boolean({
        description: 'True if the call status was judged by the system and not by a person (codes 201 to 217).',
        resolve: pick('isPhoneStatSystemJudged'),
      }),
      giveUpReason: t.string({ description: 'Why the lead was given up.', resolve: pick('giveUpReason') }),
      sourceType: t.field({
        type: enums.SourceType,
        description: 'By what the lead came in.',
        resolve: pick('sourceType'),
      }),
      sourceTypeRaw: t.string({ description: 'The same as sent.', resolve: pick('sourceTypeRaw') }),
      pageId: t.id({ description: 'Landing page, 18 digits.', resolve: pick('pageId') }),
      pageName: t.string({ description: 'Name of the landing page.', resolve: pick('pageName') }),
      sourceUrl: t.field({
        type: 'URL',
        description: 'Address of the landing page; null if it is no URL.',
        resolve: pick('sourceUrl'),
      }),
      sourceUrlRaw: t.string({ description: 'Address of the landing page as sent.', resolve: pick('sourceUrlRaw') }),
      seaType: t.field({
        type: enums.SeaType,
        description: "Whose the lead is: everybody's or one agent's.",
        resolve: pick('seaType'),
      }),
      seaTypeRaw: t.string({ description: 'The same as sent.', resolve: pick('seaTypeRaw') }),
      bizId: t.field({
        type: enums.Business,
        description: 'Line of business that brought it.',
        resolve: pick('bizId'),
      }),
      bizIdRaw: t.string({ description: 'The same as sent.', resolve: pick('bizIdRaw') }),
      channelFlag: t.field({
        type: enums.Channel,
        description: 'Kind of traffic that brought it.',
        resolve: pick('channelFlag'),
      }),
      channelFlagRaw: t.string({ description: 'The same as sent.', resolve: pick('channelFlagRaw') }),
      childIntentionTag: t.field({
        type: [parts.ChildIntentionType],
        description: 'Finer reasons behind the intention.',
        resolve: pick('childIntentionTag'),
      }),
      schedule: t.field({
        type: parts.ScheduleType,
        description: "How far the work on the lead has got, in the vendor's words.",
        resolve: pick('schedule'),
      }),
      clueSource: t.field({
        type: parts.ClueSourceType,
        description: 'The advertisement behind the lead.',
        resolve: pick('clueSource'),
      }),
      form: t.field({
        type: parts.FormType,
        description: 'The form that was filled in; form leads only.',
        resolve: pick('form'),
      }),
      details: t.field({
        type: [parts.FormAnswerType],
        description: 'Answers of the form; form leads only.',
        resolve: pick('details'),
      }),
      iccInfo: t.field({
        type: parts.IccInfoType,
        description: 'The call behind the lead; smart-phone leads only.',
        resolve: pick('iccInfo'),
      }),
      storeInfo: t.field({
        type: parts.StoreInfoType,
        description: 'The store the lead chose.',
        resolve: pick('storeInfo'),
      }),
      bizSource: t.string({ description: 'Business source as text.', resolve: pick('bizSource') }),
      campaignType: t.string({ description: 'Kind of campaign as text.', resolve: pick('campaignType') }),
      collectAccountId: t.id({
        description: 'Account that collected the lead.',
        resolve: pick('collectAccountId'),
      }),
      attrClueAccountId: t.id({
        description: 'Account the lead is attributed to.',
        resolve: pick('attrClueAccountId'),
      }),
      submitUserId: t.id({
        description: 'Kuaishou id of the person who left the lead; null if not logged in. WeCom leads only.',
        resolve: pick('submitUserId'),
      }),
    }),
  });
}

function followUpDetails(kit: GraphKit, { IccInfoType }: Parts) {
  const pick = <K extends keyof KuaishouFollowUpDetails>(key: K) => kit.pick<KuaishouFollowUpDetails, K>(key);
  return kit.builder.objectRef<Copies<KuaishouFollowUpDetails>>('KuaishouFollowUpDetails').implement({
    description: 'A call at Kuaishou.',
    fields: (t) => ({
      clueId: t.id({ description: 'Id of the lead.', resolve: pick('clueId') }),
      midPhone: t.string({
        extensions: kit.personal,
        description: 'The intermediate number that hides the real ones, as sent. Call records only.',
        resolve: pick('midPhone'),
      }),
      iccInfo: t.field({
        type: IccInfoType,
        description: 'The call as it stands inside the lead; null for call records.',
        resolve: pick('iccInfo'),
      }),
    }),
  });
}
