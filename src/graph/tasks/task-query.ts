import { builder } from '../builder.ts';
import { TaskConnectionType } from '../lists/connections.ts';
import { taskConditions, TaskFilterType } from './task-filter.ts';
import { listOf } from '../lists/list.ts';
import { listArgs } from '../lists/page-args.ts';
import { recordById } from '../nodes/record-by-id.ts';
import { TaskType } from '../nodes/record-types.ts';

builder.queryFields((t) => ({
  task: t.field({
    type: TaskType,
    description: 'One task by its global id.',
    args: { id: t.arg.id({ required: true, description: 'Global id of a task.' }) },
    resolve: (_root, { id }, context) => recordById(id, ['TASK'], 'id', context),
  }),
  tasks: t.field({
    type: TaskConnectionType,
    nullable: false,
    description: 'Tasks of all vendors, newest creation first.',
    args: listArgs('supplies tasks', TaskFilterType),
    resolve: listOf('TASK', taskConditions),
  }),
}));
