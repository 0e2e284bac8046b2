import type { Held } from '../graph/held.ts';
import type { FollowUp } from '../records/follow-up.ts';
import type { ListPage } from './list-page.ts';

/** What the loaders read of one owner's follow-ups, part by part in the order of the plan. */
export interface OwnedRows {
  readonly held: Held<'LEAD'> | Held<'CUSTOMER'>;
  readonly first: number;
  /** Rows of this owner, in any order. */
  readonly rowsByPart: readonly (readonly FollowUp[])[];
  /** Exact number of this owner's rows in each part, null where it is not known. */
  readonly totalByPart: readonly (number | null)[];
  /** True where all rows of this owner in that part were read. */
  readonly completeByPart: readonly boolean[];
  readonly fetchedAt: Date | null;
}

/** First page of one owner's follow-ups, whose cursors go on in `listPage` with `targetIds` of that owner alone. */
export function ownedFollowUpPage(_owned: OwnedRows): ListPage<'FOLLOW_UP'> {
  throw new Error('The walk is being built.');
}
