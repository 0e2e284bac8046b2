import type { ObjectRef } from '@pothos/core';
import type { ListPage } from '../lists/list-page.ts';
import type { Entity } from '../records/record.ts';
import { builder, type Types } from './builder.ts';
import type { Held } from './held.ts';
import { PageInfoType, VendorPageType } from './page.ts';
import { CustomerType, FollowUpType, LeadType, TagType, TaskType } from './record-types.ts';
import { SourceOutcomeType } from './source-outcome.ts';

function connectionOf<E extends Entity>(node: ObjectRef<Types, Held<E>>, one: string, many: string) {
  const page = builder.objectRef<ListPage<E>>(`${node.name}Connection`);
  const edge = builder.objectRef<ListPage<E>['edges'][number]>(`${node.name}Edge`).implement({
    description: `A ${one} in a list.`,
    fields: (t) => ({
      cursor: t.string({
        nullable: false,
        description: 'Place of this row: pass it as `after` to go on behind it.',
        resolve: ({ cursor }) => cursor,
      }),
      node: t.field({ type: node, nullable: false, description: `The ${one}.`, resolve: (row) => row.node }),
    }),
  });
  builder.objectType(page, {
    description: `A page of ${many}.`,
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

export const LeadConnectionType = connectionOf(LeadType, 'lead', 'leads');
export const CustomerConnectionType = connectionOf(CustomerType, 'customer', 'customers');
export const TagConnectionType = connectionOf(TagType, 'tag', 'tags');
export const FollowUpConnectionType = connectionOf(FollowUpType, 'follow-up', 'follow-ups');
export const TaskConnectionType = connectionOf(TaskType, 'task', 'tasks');
