import { entities } from '../../records/record.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../errors.ts';
import { recordById } from './record-by-id.ts';
import { NodeType } from './vendor-record.ts';

const mostNodes = 100;

builder.queryFields((t) => ({
  node: t.field({
    type: NodeType,
    description: 'Any record by its global id: null if it is gone, BAD_USER_INPUT if the id is none of ours.',
    args: { id: t.arg.id({ required: true, description: 'Global id of a record.' }) },
    resolve: (_root, { id }, context) => recordById(id, entities, 'id', context),
  }),
  nodes: t.field({
    type: [NodeType],
    nullable: { list: false, items: true },
    description: 'Several records in the order of their ids, null for each that is gone.',
    args: { ids: t.arg.idList({ required: true, description: 'Global ids, at most 100.' }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > mostNodes) throw badUserInput(`\`ids\` holds more than ${mostNodes} ids.`, 'ids');
      return ids.map((id) => recordById(id, entities, 'ids', context));
    },
  }),
}));
