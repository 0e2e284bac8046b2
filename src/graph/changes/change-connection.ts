import { builder } from '../builder.ts';
import { PageInfoType } from '../lists/page.ts';
import { SourceOutcomeType } from '../lists/source-outcome.ts';
import { VendorPageType } from '../lists/page.ts';
import { ChangeType } from './change.ts';
import type { ChangePage } from './change-page.ts';

export const ChangeEdgeType = builder.objectRef<ChangePage['edges'][number]>('ChangeEdge').implement({
  description: 'A change in a list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { nullable: false, description: 'Place of this change.' }),
    node: t.expose('node', { type: ChangeType, nullable: false, description: 'The change.' }),
  }),
});

export const ChangeConnectionType = builder.objectRef<ChangePage>('ChangeConnection');

builder.objectType(ChangeConnectionType, {
  description: 'A page of changes.',
  fields: (t) => ({
    edges: t.expose('edges', {
      type: [ChangeEdgeType],
      nullable: false,
      description: 'The changes, each with its cursor.',
    }),
    nodes: t.field({
      type: [ChangeType],
      nullable: false,
      description: 'The changes without cursors.',
      resolve: ({ edges }) => edges.map(({ node }) => node),
    }),
    pageInfo: t.expose('pageInfo', {
      type: PageInfoType,
      nullable: false,
      description: 'Where this page ends and whether more is there already.',
    }),
    totalCount: t.exposeInt('totalCount', { description: 'Exact number of changes kept, or null.' }),
    knownCount: t.exposeInt('knownCount', { nullable: false, description: 'At least this many changes are kept.' }),
    sources: t.expose('sources', {
      type: [SourceOutcomeType],
      nullable: false,
      description: 'Each vendor asked; one that does not push says UNSUPPORTED.',
    }),
  }),
});
ChangeConnectionType.addInterfaces([VendorPageType]);
