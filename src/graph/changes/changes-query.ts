import { BadCursor } from '../../lists/list-types.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../errors.ts';
import { noteOutcomes } from '../lists/list.ts';
import { readFirst } from '../lists/page-args.ts';
import { EntityType } from '../nodes/entity.ts';
import { selectsOnly } from '../selects-only.ts';
import { VendorType } from '../vendors/vendor.ts';
import { readChangesAsked } from './asked-vendors.ts';
import { ChangeConnectionType } from './change-connection.ts';
import { changePage } from './change-page.ts';

const uncounted = new Set(['edges', 'nodes', 'pageInfo', '__typename']);

builder.queryField('changes', (t) =>
  t.field({
    type: ChangeConnectionType,
    nullable: false,
    description: 'What vendors have pushed, oldest first, each change once; covers vendors that push.',
    args: {
      after: t.arg.string({ description: 'Cursor of the last change seen; omitted: from the oldest kept.' }),
      first: t.arg.int({ defaultValue: 20, description: 'Changes per page, 1 to 100.' }),
      vendors: t.arg({
        type: [VendorType],
        description: 'Vendors wanted; omitted: every configured vendor that pushes.',
      }),
      entities: t.arg({ type: [EntityType], description: 'Kinds of record wanted; omitted: all.' }),
    },
    resolve: async (_root, args, context, info) => {
      const ask = {
        ...readChangesAsked(args, context),
        first: readFirst(args.first),
        after: args.after ?? null,
        isCounted: !selectsOnly(uncounted, info),
      };
      const page = await changePage(ask, context).catch((error: unknown) => {
        throw error instanceof BadCursor ? badUserInput(error.message, 'after') : error;
      });
      noteOutcomes(page, context, info);
      return page;
    },
  }),
);
