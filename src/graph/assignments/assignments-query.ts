import type { TimeRange } from '../../records/conditions.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../errors.ts';
import { TimeRangeInputType, VendorKeyInputType } from '../lists/filter-inputs.ts';
import { askRequest } from '../lists/list.ts';
import { callNotOlder, freshnessArgs, pageArgs, readFirst } from '../lists/page-args.ts';
import { CustomerAssignmentConnectionType } from './customer-assignment.ts';
import { readOwner } from './read-owner.ts';

builder.queryField('customerAssignments', (t) =>
  t.field({
    type: CustomerAssignmentConnectionType,
    nullable: false,
    description: 'Which customers one agent was given, latest first.',
    args: {
      owner: t.arg({ type: VendorKeyInputType, required: true, description: 'The agent.' }),
      assignedAt: t.arg({
        type: TimeRangeInputType,
        required: true,
        description: 'When they were assigned; both bounds are needed.',
      }),
      ...pageArgs,
      ...freshnessArgs,
    },
    resolve: (_root, args, context, info) => {
      const { vendor, externalId: owner } = readOwner(args.owner);
      const assignedAt = readBothBounds(args.assignedAt);
      return askRequest(
        {
          entity: 'CUSTOMER_ASSIGNMENT',
          first: readFirst(args.first),
          after: args.after ?? null,
          vendors: [vendor],
          filterMode: 'STRICT',
          conditionNames: ['owner', 'assignedAt'],
          conditionsFor: () => ({ owner, assignedAt }),
          filterText: JSON.stringify([vendor, owner, assignedAt]),
        },
        { ...context, call: callNotOlder(context.call, args.maxAgeMs) },
        info,
      );
    },
  }),
);

function readBothBounds({ gte, lt }: { gte?: Date | null; lt?: Date | null }): Required<TimeRange> {
  if (!gte) throw badUserInput('`assignedAt` needs its bound `gte`.', 'assignedAt.gte');
  if (!lt) throw badUserInput('`assignedAt` needs its bound `lt`.', 'assignedAt.lt');
  if (gte >= lt) throw badUserInput('`assignedAt` must begin (`gte`) before it ends (`lt`).', 'assignedAt');
  return { gte, lt };
}
