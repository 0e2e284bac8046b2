import { builder } from '../builder.ts';
import { LeadConnectionType } from '../lists/connections.ts';
import { leadConditions, LeadFilterType } from './lead-filter.ts';
import { listOf } from '../lists/list.ts';
import { listArgs } from '../lists/page-args.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { LeadType } from '../nodes/record-types.ts';

builder.queryFields((t) => ({
  lead: t.field({
    type: LeadType,
    description: 'One lead by its global id.',
    args: { id: t.arg.id({ required: true, description: 'Global id of a lead.' }) },
    resolve: (_root, { id }, context) => recordById(id, ['LEAD'], 'id', context),
  }),
  leads: t.field({
    type: LeadConnectionType,
    nullable: false,
    description: 'Leads of all vendors in one list, newest creation first; rows without a time come last.',
    args: listArgs('supplies leads', LeadFilterType),
    resolve: listOf('LEAD', leadConditions),
  }),
}));
