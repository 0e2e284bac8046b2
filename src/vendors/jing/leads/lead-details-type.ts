import type { Copies, GraphKit } from '../../../graph/kit.ts';
import type { DetailParts } from '../detail-parts.ts';
import type { JingLeadDetails, JingLeadName } from './lead-details.ts';

export function leadDetailsType(kit: GraphKit, { CompanyType, OptionType, OwnerType }: DetailParts) {
  const { builder } = kit;
  const LeadNameType = builder.objectRef<JingLeadName>('JingLeadName').implement({
    description: 'Name, pictures and company of a Jing lead.',
    fields: (t) => ({
      headimgurl: t.exposeStringList('headimgurl', { description: 'Pictures.' }),
      name: t.exposeString('name', { extensions: kit.personal, description: 'Name.' }),
      companyId: t.expose('companyId', { type: CompanyType, description: 'Company.' }),
    }),
  });
  return builder.objectRef<Copies<JingLeadDetails>>('JingLeadDetails').implement({
    description:
      'A lead at Jing, known from its pushes. Custom fields (c_…) are in `Lead.customFields`, names and phone in the unified fields.',
    fields: (t) => ({
      mid: t.id({ description: "Jing's number of the tenant.", resolve: kit.pick('mid') }),
      objectId: t.id({
        description: "Jing's running number of the object; `externalId` is its uuid.",
        resolve: kit.pick('objectId'),
      }),
      omniUserUuid: t.id({ description: 'The user behind the lead.', resolve: kit.pick('omniUserUuid') }),
      leadName: t.field({
        type: LeadNameType,
        description: 'Name, pictures and company as shown together.',
        resolve: kit.pick('leadName'),
      }),
      companyId: t.field({ type: CompanyType, description: 'The company.', resolve: kit.pick('companyId') }),
      countryRegion: t.field({
        type: OptionType,
        description: 'Country, province and city in one option.',
        resolve: kit.pick('countryRegion'),
      }),
      owner: t.field({
        type: OwnerType,
        description: 'The employee in charge, with all that Jing says of them.',
        resolve: kit.pick('owner'),
      }),
      lifeStatus: t.field({
        type: OptionType,
        description: 'Stage of the life cycle (mql, sql …); unified in `Lead.status`.',
        resolve: kit.pick('lifeStatus'),
      }),
      leadStatus: t.field({
        type: [OptionType],
        description: 'The status that the tenant defined; empty if none is set.',
        resolve: kit.pick('leadStatus'),
      }),
      leadPool: t.field({ type: OptionType, description: 'The pool.', resolve: kit.pick('leadPool') }),
      businessType: t.field({ type: OptionType, description: 'Kind of business.', resolve: kit.pick('businessType') }),
      accountId: t.field({
        type: OptionType,
        description: 'The account (customer) it belongs to.',
        resolve: kit.pick('accountId'),
      }),
      param5: t.field({
        type: OptionType,
        description: 'Latest source; Jing documents no meaning.',
        resolve: kit.pick('param5'),
      }),
      firstParam5: t.field({
        type: OptionType,
        description: 'First source; Jing documents no meaning.',
        resolve: kit.pick('firstParam5'),
      }),
      assigner: t.string({
        extensions: kit.personal,
        description: 'Who assigned it: an e-mail or admin:<number>.',
        resolve: kit.pick('assigner'),
      }),
      createdBy: t.string({ extensions: kit.personal, description: 'Who created it.', resolve: kit.pick('createdBy') }),
      updatedBy: t.string({
        extensions: kit.personal,
        description: 'Who last changed it.',
        resolve: kit.pick('updatedBy'),
      }),
      lastFollower: t.string({
        extensions: kit.personal,
        description: 'Who last followed up.',
        resolve: kit.pick('lastFollower'),
      }),
      latestRemark: t.string({ description: 'The latest remark.', resolve: kit.pick('latestRemark') }),
      followStatus: t.string({
        description: "Jing's follow-up code; no list of values is published.",
        resolve: kit.pick('followStatus'),
      }),
      invalidStatus: t.string({
        description: "Jing's invalidity code; no list of values is published.",
        resolve: kit.pick('invalidStatus'),
      }),
      influenceScore: t.float({ description: 'Influence score.', resolve: kit.pick('influenceScore') }),
      actionScore: t.float({ description: 'Behaviour score.', resolve: kit.pick('actionScore') }),
      numberOfRelevantLead: t.int({
        description: 'How many leads are related to this one.',
        resolve: kit.pick('numberOfRelevantLead'),
      }),
      headimgurl: t.stringList({ description: 'Pictures of the lead.', resolve: kit.pick('headimgurl') }),
      isExternalContact: t.boolean({
        description: 'True if the lead is an external contact in WeCom.',
        resolve: kit.pick('isExternalContact'),
      }),
      externalUserid: t.id({
        description: 'Its id as an external contact in WeCom.',
        resolve: kit.pick('externalUserid'),
      }),
      returnToOwner: t.field({
        type: OptionType,
        description: 'To whom it goes back.',
        resolve: kit.pick('returnToOwner'),
      }),
      returnToFormerOwner: t.field({
        type: OptionType,
        description: 'The former owner to whom it goes back.',
        resolve: kit.pick('returnToFormerOwner'),
      }),
      recentRecycleReason: t.field({
        type: [OptionType],
        description: 'Why it was last recycled into a pool.',
        resolve: kit.pick('recentRecycleReason'),
      }),
      ownerChangeTime: t.field({
        type: 'DateTime',
        description: 'When the owner changed.',
        resolve: kit.pick('ownerChangeTime'),
      }),
      ownerLastFollowerTime: t.field({
        type: 'DateTime',
        description: 'When its owner last followed up.',
        resolve: kit.pick('ownerLastFollowerTime'),
      }),
      toBabyLeadTimestamp: t.field({
        type: 'DateTime',
        description: 'When it became a raw (baby) lead.',
        resolve: kit.pick('toBabyLeadTimestamp'),
      }),
      toMqlTimestamp: t.field({
        type: 'DateTime',
        description: 'When marketing accepted it (MQL).',
        resolve: kit.pick('toMqlTimestamp'),
      }),
      toSalTimestamp: t.field({
        type: 'DateTime',
        description: 'When sales accepted it (SAL).',
        resolve: kit.pick('toSalTimestamp'),
      }),
      toSqlTimestamp: t.field({
        type: 'DateTime',
        description: 'When sales qualified it (SQL).',
        resolve: kit.pick('toSqlTimestamp'),
      }),
      toCustomerTimestamp: t.field({
        type: 'DateTime',
        description: 'When it became a customer.',
        resolve: kit.pick('toCustomerTimestamp'),
      }),
      invalidStatusTimestamp: t.field({
        type: 'DateTime',
        description: 'When it was declared invalid.',
        resolve: kit.pick('invalidStatusTimestamp'),
      }),
      sourceUpdatedTimestamp: t.field({
        type: 'DateTime',
        description: 'When its latest source was set.',
        resolve: kit.pick('sourceUpdatedTimestamp'),
      }),
      firstSourceUpdatedTimestamp: t.field({
        type: 'DateTime',
        description: 'When its first source was set.',
        resolve: kit.pick('firstSourceUpdatedTimestamp'),
      }),
      returnTime: t.field({
        type: 'DateTime',
        description: 'When it went back to the pool.',
        resolve: kit.pick('returnTime'),
      }),
      estimatedReturnTime: t.field({
        type: 'DateTime',
        description: 'When it is expected to go back to the pool.',
        resolve: kit.pick('estimatedReturnTime'),
      }),
      recentRecycleTime: t.field({
        type: 'DateTime',
        description: 'When it was last recycled.',
        resolve: kit.pick('recentRecycleTime'),
      }),
      remainingTime: t.string({
        description: 'Time left before it is recycled, as sent; Jing documents no format.',
        resolve: kit.pick('remainingTime'),
      }),
    }),
  });
}
