import { builder } from '../builder.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { NodeType, VendorRecordType, vendorRecordFields } from '../nodes/vendor-record.ts';
import { CallStatusType } from '../follow-ups/call.ts';
import { CustomerConnectionType, FollowUpConnectionType } from '../lists/connections.ts';
import { CustomFieldValueType } from '../shared/custom-field.ts';
import { followUpsOf } from '../follow-ups/follow-ups-of.ts';
import { LeadIntentionType, LeadStatusType } from './lead-words.ts';
import { linkedPage } from '../lists/linked-page.ts';
import { pageArgs } from '../lists/page-args.ts';
import { AgentType, GenderType, NamedReferenceType } from '../shared/people.ts';
import { personal } from '../shared/personal.ts';
import { LeadType, TagType } from '../nodes/record-types.ts';
import { customFieldsOfLead } from '../reference/shown-custom-field.ts';
import { regionOf, RegionType } from '../shared/region.ts';
import { ownedListReaderOf, ownedReaderOf, readerOf } from '../nodes/unified.ts';

const read = readerOf<'LEAD'>();
const readOne = ownedReaderOf<'LEAD'>();
const readMany = ownedListReaderOf<'LEAD'>();

LeadType.implement({
  description: 'Somebody who showed interest: a form filled in, a call, a visit. From Kuaishou, WSHOTO and Jing.',
  interfaces: [VendorRecordType, NodeType],
  fields: (t) => ({
    ...vendorRecordFields(t, {
      vendor: 'The vendor that keeps this lead.',
      externalId: "The vendor's own id, digit for digit.",
      raw: 'The lead as the vendor sent it. Needs the scope `raw:read`.',
    }),
    name: t.field({
      type: 'String',
      extensions: personal,
      description: "The lead's name as given.",
      resolve: read('name'),
    }),
    phone: t.field({
      type: 'PhoneNumber',
      description: 'Phone in E.164; null if there is none that can be read (138****8000).',
      resolve: read('phone'),
    }),
    phoneRaw: t.field({
      type: 'String',
      extensions: personal,
      description: 'Phone as the vendor sent it.',
      resolve: read('phoneRaw'),
    }),
    email: t.field({
      type: 'EmailAddress',
      description: "E-mail; null if there is none that can be read. WSHOTO's detail only.",
      resolve: read('email'),
    }),
    emailRaw: t.field({
      type: 'String',
      extensions: personal,
      description: 'E-mail as the vendor sent it.',
      resolve: read('emailRaw'),
    }),
    gender: t.field({ type: GenderType, description: "Gender. WSHOTO's detail only.", resolve: read('gender') }),
    genderRaw: t.field({ type: 'String', description: 'Gender as the vendor sent it.', resolve: read('genderRaw') }),
    birthday: t.field({ type: 'Date', description: "Day of birth. WSHOTO's detail only.", resolve: read('birthday') }),
    company: t.field({
      type: NamedReferenceType,
      description: 'The company the lead belongs to. WSHOTO (name only) and Jing.',
      resolve: read('company'),
    }),
    region: t.field({
      type: RegionType,
      description: 'Where the lead lives. WSHOTO and Jing; Kuaishou knows only the store chosen, see its details.',
      resolve: regionOf,
    }),
    status: t.field({
      type: LeadStatusType,
      description:
        "How far this lead has got, over all vendors: Kuaishou's schedule, WSHOTO's state, Jing's life status.",
      resolve: read('status'),
    }),
    statusRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `status`.",
      resolve: read('statusRaw'),
    }),
    intention: t.field({
      type: LeadIntentionType,
      description: 'How interested the lead seems. Kuaishou only.',
      resolve: read('intention'),
    }),
    intentionRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `intention`.",
      resolve: read('intentionRaw'),
    }),
    callStatus: t.field({
      type: CallStatusType,
      description: 'Result of the last call to the lead. Kuaishou only.',
      resolve: read('callStatus'),
    }),
    callStatusRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `callStatus`.",
      resolve: read('callStatusRaw'),
    }),
    owner: t.field({
      type: AgentType,
      description: 'The employee in charge; null in a pool.',
      resolve: readOne('owner'),
    }),
    collaborators: t.field({
      type: [AgentType],
      description: 'Employees who help. Jing only, from pushes.',
      resolve: readMany('collaborators'),
    }),
    pool: t.field({
      type: NamedReferenceType,
      description: 'The pool of unassigned leads it lies in or came from. WSHOTO and Jing.',
      resolve: read('pool'),
    }),
    remark: t.field({
      type: 'String',
      description: "Free text on the lead: WSHOTO's description, Jing's latest remark.",
      resolve: read('remark'),
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When the lead came in.', resolve: read('createdAt') }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When the vendor last changed it. WSHOTO does not say.',
      resolve: read('updatedAt'),
    }),
    lastFollowedUpAt: t.field({
      type: 'DateTime',
      description: 'When somebody last followed up. Jing only.',
      resolve: read('lastFollowedUpAt'),
    }),
    isDeleted: t.field({
      type: 'Boolean',
      description: 'True if the vendor voided it but still delivers it. Jing only.',
      resolve: read('isDeleted'),
    }),
    customFields: t.field({
      type: [CustomFieldValueType],
      description: "Fields that the vendor's administrators added. Jing and WSHOTO.",
      resolve: customFieldsOfLead,
    }),
    tags: t.field({
      type: [TagType],
      description: 'Its tags; an empty list means none, null that the vendor has none to give.',
      resolve: (held, _args, { loaders }) => loaders.tags(held),
    }),
    followUps: t.field({
      type: FollowUpConnectionType,
      description: 'What was done with this lead, latest first.',
      args: pageArgs,
      resolve: followUpsOf,
    }),
    customers: t.field({
      type: CustomerConnectionType,
      description: 'Customers that the vendor itself links to this lead.',
      args: pageArgs,
      resolve: async (held, args, { loaders }) => linkedPage(await loaders.customers(held), held, args),
    }),
  }),
});

builder.asEntity(LeadType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => recordById(id, ['LEAD'], 'id', context),
});
