import type { Context } from '../../context.ts';
import { entities } from '../../records/record.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../errors.ts';
import { readGlobalId } from './global-id.ts';
import { recordById } from './record-by-id.ts';
import { NodeType } from './vendor-record.ts';

const mostNodes = 100;

/** Of what a change is about though nobody knows what, there is never a record. */
const anyRecord = (id: string, argument: string, context: Context) =>
  readGlobalId(id)?.entity === 'UNKNOWN' ? null : recordById(id, entities, argument, context);

builder.queryFields((t) => ({
  node: t.field({
    type: NodeType,
    description: 'Any record by its global id: null if it is gone, BAD_USER_INPUT if the id is none of ours.',
    args: { id: t.arg.id({ required: true, description: 'Global id of a record.' }) },
    resolve: (_root, { id }, context) => anyRecord(id, 'id', context),
  }),
  nodes: t.field({
    type: [NodeType],
    nullable: { list: false, items: true },
    description: 'Several records in the order of their ids, null for each that is gone.',
    args: { ids: t.arg.idList({ required: true, description: 'Global ids, at most 100.' }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > mostNodes) throw badUserInput(`\`ids\` holds more than ${mostNodes} ids.`, 'ids');
      return ids.map((id) => anyRecord(id, 'ids', context));
    },
  }),
}));
