import { builder } from '../builder.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { NodeType, VendorRecordType, vendorRecordFields } from '../nodes/vendor-record.ts';
import { holdTags } from '../tags/hold-tags.ts';
import { AgentType } from '../shared/people.ts';
import { TagType, TaskType } from '../nodes/record-types.ts';
import { TaskPriorityType, TaskStatusType, TaskTypeType } from './task-words.ts';
import { ownedReaderOf, readerOf, unified } from '../nodes/unified.ts';

const read = readerOf<'TASK'>();
const readOne = ownedReaderOf<'TASK'>();

TaskType.implement({
  description: 'A job given to employees: follow up customers or groups, or send them something. From WSHOTO only.',
  interfaces: [VendorRecordType, NodeType],
  fields: (t) => ({
    ...vendorRecordFields(t, {
      vendor: 'The vendor that keeps this task.',
      externalId: "The vendor's own id (template_id), up to 19 digits.",
      raw: 'The task as the vendor sent it. Needs the scope `raw:read`.',
    }),
    name: t.field({ type: 'String', description: 'Name of the task.', resolve: read('name') }),
    type: t.field({ type: TaskTypeType, description: 'What is to be done.', resolve: read('type') }),
    typeRaw: t.field({ type: 'String', description: "The vendor's own code for `type`.", resolve: read('typeRaw') }),
    priority: t.field({ type: TaskPriorityType, description: 'How urgent it is.', resolve: read('priority') }),
    priorityRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `priority`.",
      resolve: read('priorityRaw'),
    }),
    status: t.field({ type: TaskStatusType, description: 'How far it has got.', resolve: read('status') }),
    statusRaw: t.field({
      type: 'String',
      description: "The vendor's own code for `status`.",
      resolve: read('statusRaw'),
    }),
    createdBy: t.field({
      type: AgentType,
      description: 'Who created it; the vendor sends only the id.',
      resolve: readOne('createdBy'),
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was created.', resolve: read('createdAt') }),
    updatedAt: t.field({ type: 'DateTime', description: 'When it was last changed.', resolve: read('updatedAt') }),
    sendsAt: t.field({ type: 'DateTime', description: 'When it is sent out.', resolve: read('sendsAt') }),
    endsAt: t.field({ type: 'DateTime', description: 'When it ends.', resolve: read('endsAt') }),
    description: t.field({
      type: 'String',
      description: 'What employees are told to do. Detail only.',
      resolve: read('description'),
    }),
    audienceTags: t.field({
      type: [TagType],
      description: 'Tags that a customer must bear to be in its audience. Detail only.',
      resolve: async (held, _args, context) => holdTags(held.vendor, await unified(held, 'audienceTags', context)),
    }),
  }),
});

builder.asEntity(TaskType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => recordById(id, ['TASK'], 'id', context),
});
