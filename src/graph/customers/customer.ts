import { BlacklistEntryType, blacklistEntryOf } from '../blacklist/blacklist-entry.ts';
import { builder } from '../builder.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { NodeType, VendorRecordType, vendorRecordFields } from '../nodes/vendor-record.ts';
import { FollowUpConnectionType, LeadConnectionType } from '../lists/connections.ts';
import { CustomFieldValueType } from '../shared/custom-field.ts';
import { CustomerStatusType } from './customer-words.ts';
import { followUpsOf } from '../follow-ups/follow-ups-of.ts';
import { linkedPage } from '../lists/linked-page.ts';
import { pageArgs } from '../lists/page-args.ts';
import { AgentType, GenderType, IdentityType, NamedReferenceType } from '../shared/people.ts';
import { personal } from '../shared/personal.ts';
import { CustomerType, TagType } from '../nodes/record-types.ts';
import { namedReaderOf } from '../reference/named.ts';
import { customFieldsOfCustomer } from '../reference/shown-custom-field.ts';
import { stageOf } from '../reference/stage-of.ts';
import { regionOf, RegionType } from '../shared/region.ts';
import { StageType } from '../follow-ups/stage.ts';
import { ownedListReaderOf, ownedReaderOf, readerOf } from '../nodes/unified.ts';

const read = readerOf<'CUSTOMER'>();
const readOne = ownedReaderOf<'CUSTOMER'>();
const readMany = ownedListReaderOf<'CUSTOMER'>();

CustomerType.implement({
  description:
    'Somebody, or a company, that is served. From Sobot (whole), WSHOTO (few fields, no time) and Jing (accounts, from pushes).',
  interfaces: [VendorRecordType, NodeType],
  fields: (t) => ({
    ...vendorRecordFields(t, {
      vendor: 'The vendor that keeps this customer.',
      externalId: "The vendor's own id.",
      raw: 'The customer as the vendor sent it. Needs the scope `raw:read`.',
    }),
    name: t.field({
      type: 'String',
      extensions: personal,
      description: "Real name, or a company's name.",
      resolve: read('name'),
    }),
    nickname: t.field({
      type: 'String',
      extensions: personal,
      description: 'The name the customer goes by. Sobot only.',
      resolve: read('nickname'),
    }),
    phone: t.field({
      type: 'PhoneNumber',
      description: 'First phone in E.164; null if there is none that can be read.',
      resolve: read('phone'),
    }),
    phoneRaw: t.field({
      type: 'String',
      extensions: personal,
      description: 'Phones as the vendor sent them, one text.',
      resolve: read('phoneRaw'),
    }),
    phones: t.field({ type: ['PhoneNumber'], description: 'All phones that can be read.', resolve: read('phones') }),
    email: t.field({
      type: 'EmailAddress',
      description: 'First e-mail; null if there is none that can be read.',
      resolve: read('email'),
    }),
    emailRaw: t.field({
      type: 'String',
      extensions: personal,
      description: 'E-mails as the vendor sent them, one text.',
      resolve: read('emailRaw'),
    }),
    emails: t.field({ type: ['EmailAddress'], description: 'All e-mails that can be read.', resolve: read('emails') }),
    gender: t.field({ type: GenderType, description: 'Gender.', resolve: read('gender') }),
    genderRaw: t.field({ type: 'String', description: 'Gender as the vendor sent it.', resolve: read('genderRaw') }),
    identities: t.field({
      type: [IdentityType],
      description: "Ids of this customer on WeChat, WhatsApp and elsewhere. Sobot's lists are in its detail only.",
      resolve: read('identities'),
    }),
    company: t.field({
      type: NamedReferenceType,
      description: 'The company the customer belongs to.',
      resolve: read('company'),
    }),
    region: t.field({
      type: RegionType,
      description: "Where the customer lives. Sobot's country is in its detail only.",
      resolve: regionOf,
    }),
    timeZone: t.field({
      type: NamedReferenceType,
      description: 'Time zone. Sobot only.',
      resolve: namedReaderOf('timeZone', (lists) => lists.timeZones(null)),
    }),
    language: t.field({
      type: NamedReferenceType,
      description: 'Language. Sobot only.',
      resolve: namedReaderOf('language', (lists) => lists.languages(null)),
    }),
    remark: t.field({ type: 'String', description: 'Free text on the customer.', resolve: read('remark') }),
    status: t.field({
      type: CustomerStatusType,
      description: "Where the customer is in the work flow. In Sobot's list, not in its detail.",
      resolve: read('status'),
    }),
    statusRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `status`.",
      resolve: read('statusRaw'),
    }),
    stage: t.field({
      type: StageType,
      description: 'Stage of the follow-up. Sobot: that of its latest change of stage, read when selected.',
      resolve: stageOf,
    }),
    isVip: t.field({ type: 'Boolean', description: 'True for customers of rank. Sobot only.', resolve: read('isVip') }),
    level: t.field({
      type: NamedReferenceType,
      description: "Level that the vendor's administrators defined. Sobot only.",
      resolve: namedReaderOf('level', (lists) => lists.customerLevels()),
    }),
    source: t.field({
      type: NamedReferenceType,
      description: 'Where the customer came from. Sobot only.',
      resolve: namedReaderOf('source', (lists) => lists.customerSources()),
    }),
    isBlacklisted: t.field({
      type: 'Boolean',
      description: 'True if blacklisted. Sobot only.',
      resolve: read('isBlacklisted'),
    }),
    blacklistEntry: t.field({
      type: BlacklistEntryType,
      description: 'Why and until when the customer is blacklisted; null if not. Sobot only.',
      resolve: blacklistEntryOf,
    }),
    owner: t.field({
      type: AgentType,
      description: "The employee in charge; null in a pool. In Sobot's list, not in its detail.",
      resolve: readOne('owner'),
    }),
    collaborators: t.field({
      type: [AgentType],
      description: "Employees who help: Sobot's assistants, WSHOTO's employees who added the customer, Jing's team.",
      resolve: readMany('collaborators'),
    }),
    createdBy: t.field({ type: AgentType, description: 'Who created the customer.', resolve: readOne('createdBy') }),
    updatedBy: t.field({
      type: AgentType,
      description: 'Who last changed the customer.',
      resolve: readOne('updatedBy'),
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When the customer was created. WSHOTO does not say.',
      resolve: read('createdAt'),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When the customer was last changed. WSHOTO does not say.',
      resolve: read('updatedAt'),
    }),
    isDeleted: t.field({
      type: 'Boolean',
      description: 'True if the vendor marks it deleted or voided but still delivers it.',
      resolve: read('isDeleted'),
    }),
    customFields: t.field({
      type: [CustomFieldValueType],
      description: "Fields that the vendor's administrators added, option ids resolved to names.",
      resolve: customFieldsOfCustomer,
    }),
    tags: t.field({
      type: [TagType],
      description: 'Its tags; an empty list means none, null that the vendor has none to give.',
      resolve: (held, _args, { loaders }) => loaders.tags(held),
    }),
    followUps: t.field({
      type: FollowUpConnectionType,
      description: 'What was done with this customer, latest first.',
      args: pageArgs,
      resolve: followUpsOf,
    }),
    leads: t.field({
      type: LeadConnectionType,
      description: 'Leads that the vendor itself links to this customer.',
      args: pageArgs,
      resolve: async (held, args, { loaders }) => linkedPage(await loaders.leads(held), held, args),
    }),
  }),
});

builder.asEntity(CustomerType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => recordById(id, ['CUSTOMER'], 'id', context),
});
