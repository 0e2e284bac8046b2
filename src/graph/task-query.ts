import { builder } from './builder.ts';
import { TaskConnectionType } from './connections.ts';
import { taskConditions, TaskFilterType } from './task-filter.ts';
import { listOf } from './list.ts';
import { listArgs } from './page-args.ts';
import { recordById } from './record-by-id.ts';
import { TaskType } from './record-types.ts';

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
