import { GraphQLError } from 'graphql';
import { readChangeCursor, toChangeCursor } from '../../changes/change-cursor.ts';
import type { Following } from '../../changes/follower.ts';
import type { Context } from '../../context.ts';
import { BadCursor } from '../../lists/list-types.ts';
import { StoreUnavailable } from '../../store/store.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../errors.ts';
import { noteOutcomes } from '../lists/list.ts';
import { EntityType } from '../nodes/entity.ts';
import { VendorType } from '../vendors/vendor.ts';
import { readChangesAsked, type ChangesAsked } from './asked-vendors.ts';
import { ChangeType } from './change.ts';

builder.subscriptionType({ description: 'What arrives by itself.' });

builder.subscriptionField('changes', (t) =>
  t.field({
    type: ChangeType,
    nullable: false,
    description: 'Changes as vendors push them; with `after`, first every change since that cursor, each once.',
    args: {
      after: t.arg.string({ description: 'Cursor of the last change seen; omitted: only what comes from now on.' }),
      vendors: t.arg({
        type: [VendorType],
        description: 'Vendors wanted; omitted: every configured vendor that pushes.',
      }),
      entities: t.arg({ type: [EntityType], description: 'Kinds of record wanted; omitted: all.' }),
    },
    subscribe: async (_root, args, context): Promise<Following> => {
      const asked = readChangesAsked(args, context);
      if (asked.vendors.length === 0) {
        throw new GraphQLError('None of these vendors pushes here: nothing would ever come.', {
          extensions: { code: 'UNSUPPORTED' },
        });
      }
      // A client that reconnects by itself asks the same again, and tells beside it how far it got.
      return inWords(async () => follow(context.lastEventId ?? args.after ?? null, asked, context));
    },
    resolve: (change, args, context, info) => {
      noteOutcomes({ sources: readChangesAsked(args, context).refused }, context, info);
      context.markPlace(toChangeCursor(context.changes.log.id, change.number));
      return change;
    },
  }),
);

async function follow(after: string | null, { vendors, subjects }: ChangesAsked, context: Context): Promise<Following> {
  const { changes, clientGone } = context;
  const place = after === null ? await changes.log.latest() : await readChangeCursor(after, changes.log);
  const following = changes.follow({ after: place, vendors, subjects }, clientGone);
  const worded: Following = {
    [Symbol.asyncIterator]: () => worded,
    next: () => inWords(() => following.next()),
    return: () => following.return(),
  };
  return worded;
}

/** What keeps changes from coming, in words for the client. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadCursor) throw badUserInput(error.message, 'after');
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new GraphQLError('The store of changes cannot be read now. Subscribe again.', {
      extensions: { code: 'UNAVAILABLE', retryable: true, retryAfterMs: 1000 },
    });
  }
}
