import { builder } from '../builder.ts';
import { TagConnectionType } from '../lists/connections.ts';
import { tagConditions, TagFilterType } from './tag-filter.ts';
import { listOf } from '../lists/list.ts';
import { listArgs } from '../lists/page-args.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { TagType } from '../nodes/record-types.ts';

builder.queryFields((t) => ({
  tag: t.field({
    type: TagType,
    description: 'One tag by its global id.',
    args: { id: t.arg.id({ required: true, description: 'Global id of a tag.' }) },
    resolve: (_root, { id }, context) => recordById(id, ['TAG'], 'id', context),
  }),
  tags: t.field({
    type: TagConnectionType,
    nullable: false,
    description: 'Tags of all vendors that have a tag library, newest creation first; tags without a time come last.',
    args: listArgs('supplies tags', TagFilterType),
    resolve: listOf('TAG', tagConditions),
  }),
}));
