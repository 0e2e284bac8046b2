import type { GraphKit } from '../../graph/kit.ts';
import type { FormAnswer, StoreInfo } from './leads/map-form.ts';
import type { IccInfo } from './leads/map-icc-info.ts';
import type { ChildIntention, ClueSource, Form, Schedule } from './leads/map-lead-details.ts';

/** The nested types of Kuaishou's details. */
export function detailParts({ builder, personal }: GraphKit) {
  const StoreInfoType = builder.objectRef<StoreInfo>('KuaishouStoreInfo').implement({
    description: 'A store that a Kuaishou lead chose.',
    fields: (t) => ({
      storeName: t.exposeString('storeName', { description: 'Name of the store.' }),
      storeNumber: t.exposeString('storeNumber', { description: 'Number of the store.' }),
      city: t.exposeString('city', { description: 'City of the store.' }),
      province: t.exposeString('province', { description: 'Province of the store.' }),
    }),
  });
  return {
    StoreInfoType,
    ChildIntentionType: builder.objectRef<ChildIntention>('KuaishouChildIntention').implement({
      description: "A finer reason behind a Kuaishou lead's intention.",
      fields: (t) => ({
        childIntentionId: t.exposeID('childIntentionId', { description: 'Code of the reason, 1 to 14.' }),
        childIntentionDesc: t.exposeString('childIntentionDesc', { description: 'The reason in words.' }),
      }),
    }),
    ScheduleType: builder.objectRef<Schedule>('KuaishouSchedule').implement({
      description: 'The step of the work on a Kuaishou lead.',
      fields: (t) => ({
        scheduleId: t.exposeID('scheduleId', { description: 'Code of the step; unified in `Lead.status`.' }),
        scheduleDesc: t.exposeString('scheduleDesc', { description: 'The step in words.' }),
      }),
    }),
    ClueSourceType: builder.objectRef<ClueSource>('KuaishouClueSource').implement({
      description: 'The advertisement behind a Kuaishou lead; ids sent as 0 are null.',
      fields: (t) => ({
        pageId: t.exposeID('pageId', { description: 'Landing page.' }),
        pageName: t.exposeString('pageName', { description: 'Name of the landing page.' }),
        callback: t.exposeString('callback', {
          description: 'Text that Kuaishou wants back when a conversion is reported.',
        }),
        dspCampaignId: t.exposeID('dspCampaignId', { description: 'Advertising campaign.' }),
        dspUnitId: t.exposeID('dspUnitId', { description: 'Advertising unit.' }),
        dspCreativeId: t.exposeID('dspCreativeId', { description: 'Advertising creative.' }),
      }),
    }),
    FormType: builder.objectRef<Form>('KuaishouForm').implement({
      description: 'The form of a Kuaishou lead.',
      fields: (t) => ({
        id: t.exposeID('id', { description: 'Id of the form, 18 digits.' }),
        name: t.exposeString('name', { description: 'Name of the form.' }),
      }),
    }),
    FormAnswerType: builder.objectRef<FormAnswer>('KuaishouFormAnswer').implement({
      description: 'One answer in the form of a Kuaishou lead.',
      fields: (t) => ({
        key: t.exposeString('key', { description: 'Label of the question.' }),
        value: t.exposeString('value', {
          extensions: personal,
          description: 'The answer as sent; for cascades a JSON list as text.',
        }),
        values: t.exposeStringList('values', {
          extensions: personal,
          description: 'The answer as a list: one entry, or one per level of a cascade.',
        }),
        compType: t.exposeString('compType', { description: 'Kind of the question in words.' }),
        customId: t.exposeString('customId', { description: 'Custom id as sent; for cascades a JSON list as text.' }),
        customIds: t.exposeIDList('customIds', { description: 'Custom ids as a list, matching `values`.' }),
        storeInfo: t.expose('storeInfo', { type: StoreInfoType, description: 'The store chosen by this answer.' }),
      }),
    }),
    IccInfoType: builder.objectRef<IccInfo>('KuaishouIccInfo').implement({
      description: 'The call behind a Kuaishou lead.',
      fields: (t) => ({
        phoneName: t.exposeString('phoneName', {
          extensions: personal,
          description: 'Name of the agent who was called.',
        }),
        toPhone: t.expose('toPhone', { type: 'PhoneNumber', description: "The company's number, E.164." }),
        toPhoneRaw: t.exposeString('toPhoneRaw', { description: "The company's number as sent." }),
        fromPhone: t.expose('fromPhone', { type: 'PhoneNumber', description: "The caller's number, E.164." }),
        fromPhoneRaw: t.exposeString('fromPhoneRaw', { description: "The caller's number as sent." }),
        callStartTime: t.expose('callStartTime', { type: 'DateTime', description: 'When the call began.' }),
        callAnswerTime: t.expose('callAnswerTime', { type: 'DateTime', description: 'When it was answered.' }),
        callFinishTime: t.expose('callFinishTime', { type: 'DateTime', description: 'When it ended.' }),
        callDuration: t.exposeInt('callDuration', {
          description: 'Length of the call; the vendor states no unit.',
        }),
        clueStat: t.exposeString('clueStat', {
          description:
            'A code that the vendor calls clue_stat in one text and call_stat in another, as sent; its meaning is not documented.',
        }),
      }),
    }),
  };
}
