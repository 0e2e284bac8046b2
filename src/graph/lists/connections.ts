import type { ObjectRef } from '@pothos/core';
import type { ListPage } from '../../lists/list-page.ts';
import type { Entity, ListKind } from '../../records/record.ts';
import { builder, type Types } from '../builder.ts';
import type { Held } from '../nodes/held.ts';
import { PageInfoType, VendorPageType } from './page.ts';
import { CustomerType, FollowUpType, LeadType, TagType, TaskType } from '../nodes/record-types.ts';
import { SourceOutcomeType } from './source-outcome.ts';

/** How a list is spoken of. */
interface ListWords {
  /** Its types are this and `Connection` or `Edge`. */
  readonly name: string;
  readonly aRow: string;
  readonly rows: string;
  readonly node: string;
}

/** The page and the edge of one kind of list. */
export function connectionOf<K extends ListKind>(node: ObjectRef<Types, Held<K>>, words: ListWords) {
  const page = builder.objectRef<ListPage<K>>(`${words.name}Connection`);
  const edge = builder.objectRef<ListPage<K>['edges'][number]>(`${words.name}Edge`).implement({
    description: `${words.aRow} in a list.`,
    fields: (t) => ({
      cursor: t.string({
        nullable: false,
        description: 'Place of this row: pass it as `after` to go on behind it.',
        resolve: ({ cursor }) => cursor,
      }),
      node: t.field({ type: node, nullable: false, description: `The ${words.node}.`, resolve: (row) => row.node }),
    }),
  });
  builder.objectType(page, {
    description: `A page of ${words.rows}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        nullable: false,
        description: 'The rows, each with its cursor.',
        resolve: ({ edges }) => edges,
      }),
      nodes: t.field({
        type: [node],
        nullable: false,
        description: 'The rows without cursors.',
        resolve: ({ edges }) => edges.map((row) => row.node),
      }),
      pageInfo: t.field({
        type: PageInfoType,
        nullable: false,
        description: 'Where this page ends and whether more follows.',
        resolve: ({ pageInfo }) => pageInfo,
      }),
      totalCount: t.int({ description: 'Exact number of rows, or null.', resolve: ({ totalCount }) => totalCount }),
      knownCount: t.int({
        nullable: false,
        description: 'At least this many rows exist.',
        resolve: ({ knownCount }) => knownCount,
      }),
      sources: t.field({
        type: [SourceOutcomeType],
        nullable: false,
        description: 'How each vendor did.',
        resolve: ({ sources }) => sources,
      }),
    }),
  });
  page.addInterfaces([VendorPageType]);
  return page;
}

const connectionOfRecords = <E extends Entity>(node: ObjectRef<Types, Held<E>>, one: string, many: string) =>
  connectionOf(node, { name: node.name, aRow: `A ${one}`, rows: many, node: one });

export const LeadConnectionType = connectionOfRecords(LeadType, 'lead', 'leads');
export const CustomerConnectionType = connectionOfRecords(CustomerType, 'customer', 'customers');
export const TagConnectionType = connectionOfRecords(TagType, 'tag', 'tags');
export const FollowUpConnectionType = connectionOfRecords(FollowUpType, 'follow-up', 'follow-ups');
export const TaskConnectionType = connectionOfRecords(TaskType, 'task', 'tasks');
