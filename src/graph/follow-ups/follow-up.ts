import { builder } from '../builder.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { NodeType, VendorRecordType, vendorRecordFields } from '../nodes/vendor-record.ts';
import { CallType } from './call.ts';
import { FieldChangeType } from '../shared/custom-field.ts';
import { FollowUpTargetType, targetOf } from './follow-up-target.ts';
import { FollowUpKindType, TargetTypeType } from './follow-up-words.ts';
import { AgentType } from '../shared/people.ts';
import { FollowUpType } from '../nodes/record-types.ts';
import { OwnerChangeType, StageChangeType } from './stage.ts';
import { ownedReaderOf, readerOf } from '../nodes/unified.ts';

const read = readerOf<'FOLLOW_UP'>();
const readOne = ownedReaderOf<'FOLLOW_UP'>();

FollowUpType.implement({
  description:
    'Something that was done or happened with a lead or customer: a note, a call, a change. From all four vendors.',
  interfaces: [VendorRecordType, NodeType],
  fields: (t) => ({
    ...vendorRecordFields(t, {
      vendor: 'The vendor that keeps this follow-up.',
      externalId: "The vendor's own id; for calls and pushes without one, made from the record.",
      raw: 'The follow-up as the vendor sent it. Needs the scope `raw:read`.',
    }),
    kind: t.field({ type: FollowUpKindType, description: 'What kind of thing happened.', resolve: read('kind') }),
    kindRaw: t.field({
      type: 'String',
      description: "The vendor's own word for `kind`: biz_type, event_type, follow_type.",
      resolve: read('kindRaw'),
    }),
    content: t.field({ type: 'String', description: 'What is told, in words.', resolve: read('content') }),
    title: t.field({
      type: 'String',
      description: 'Short headline or type in words. WSHOTO only.',
      resolve: read('title'),
    }),
    occurredAt: t.field({ type: 'DateTime', description: 'When it happened.', resolve: read('occurredAt') }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was recorded; null if the vendor does not say.',
      resolve: read('createdAt'),
    }),
    author: t.field({ type: AgentType, description: 'Who did it; null for systems.', resolve: readOne('author') }),
    target: t.field({
      type: FollowUpTargetType,
      description: 'The lead or customer it is about; null for other kinds of target, see `targetType`.',
      resolve: targetOf,
    }),
    targetType: t.field({ type: TargetTypeType, description: 'What it is about.', resolve: read('targetType') }),
    targetTypeRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `targetType`.",
      resolve: read('targetTypeRaw'),
    }),
    targetExternalId: t.field({
      type: 'ID',
      description: "The vendor's own id of what it is about.",
      resolve: read('targetExternalId'),
    }),
    call: t.field({ type: CallType, description: 'The call, if it was one. Kuaishou only.', resolve: read('call') }),
    stageChange: t.field({
      type: StageChangeType,
      description: 'Stage before and after, if it changed. Sobot only.',
      resolve: readOne('stageChange'),
    }),
    ownerChange: t.field({
      type: OwnerChangeType,
      description: 'Owner before and after, if it changed. Jing only.',
      resolve: readOne('ownerChange'),
    }),
    fieldChanges: t.field({
      type: [FieldChangeType],
      description: 'Fields that changed. Sobot and Jing.',
      resolve: read('fieldChanges'),
    }),
  }),
});

builder.asEntity(FollowUpType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => recordById(id, ['FOLLOW_UP'], 'id', context),
});
