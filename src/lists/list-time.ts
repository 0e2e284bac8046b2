import type { ListKind } from '../records/record.ts';
import type { ListedOf } from '../vendors/adapter.ts';

/** The condition that bounds a list by its own time, which is also what the list is ordered by. */
export const timeCondition: Readonly<Record<ListKind, string>> = {
  LEAD: 'createdAt',
  CUSTOMER: 'createdAt',
  TAG: 'createdAt',
  FOLLOW_UP: 'occurredAt',
  TASK: 'createdAt',
  BLACKLIST_ENTRY: 'startsAt',
  CUSTOMER_ASSIGNMENT: 'assignedAt',
};

const times: { readonly [K in ListKind]: (row: ListedOf[K]) => Date | null | undefined } = {
  LEAD: ({ createdAt }) => createdAt,
  CUSTOMER: ({ createdAt }) => createdAt,
  TAG: ({ createdAt }) => createdAt,
  FOLLOW_UP: ({ occurredAt }) => occurredAt,
  TASK: ({ createdAt }) => createdAt,
  BLACKLIST_ENTRY: ({ startsAt }) => startsAt,
  CUSTOMER_ASSIGNMENT: ({ assignedAt }) => assignedAt,
};

/** The time of one row in epoch milliseconds; null where it has none. */
export const timeOfRow = <K extends ListKind>(kind: K, row: ListedOf[K]): number | null =>
  times[kind](row)?.getTime() ?? null;
