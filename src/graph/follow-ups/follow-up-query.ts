import { builder } from '../builder.ts';
import { FollowUpConnectionType } from '../lists/connections.ts';
import { followUpConditions, FollowUpFilterType } from './follow-up-filter.ts';
import { listOf } from '../lists/list.ts';
import { listArgs } from '../lists/page-args.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { FollowUpType } from '../nodes/record-types.ts';

builder.queryFields((t) => ({
  followUp: t.field({
    type: FollowUpType,
    description: 'One follow-up by its global id.',
    args: { id: t.arg.id({ required: true, description: 'Global id of a follow-up.' }) },
    resolve: (_root, { id }, context) => recordById(id, ['FOLLOW_UP'], 'id', context),
  }),
  followUps: t.field({
    type: FollowUpConnectionType,
    nullable: false,
    description:
      'Follow-ups of all vendors, latest occurrence first; some vendors answer only with `targetIds` in the filter.',
    args: listArgs('supplies follow-ups', FollowUpFilterType),
    resolve: listOf('FOLLOW_UP', followUpConditions),
  }),
}));
