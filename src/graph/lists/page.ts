import type { ListPage } from '../../lists/list-page.ts';
import type { ListKind } from '../../records/record.ts';
import { builder } from '../builder.ts';
import { SourceOutcomeType } from './source-outcome.ts';

export const PageInfoType = builder.objectRef<ListPage<ListKind>['pageInfo']>('PageInfo').implement({
  description: 'Position of a page in its list (Relay). Lists go forward only.',
  shareable: true,
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', {
      nullable: false,
      description: 'True if more rows may follow, also when a vendor failed and its rows are still due.',
    }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      nullable: false,
      description: 'Always false: lists go forward only.',
    }),
    startCursor: t.exposeString('startCursor', { description: 'Cursor of the first row, null on an empty page.' }),
    endCursor: t.exposeString('endCursor', { description: 'Cursor to go on from: pass it as `after`.' }),
  }),
});

export const VendorPageType = builder.interfaceRef<ListPage<ListKind>>('VendorPage').implement({
  description: 'One page of a list that is merged from several vendors.',
  fields: (t) => ({
    pageInfo: t.expose('pageInfo', {
      type: PageInfoType,
      nullable: false,
      description: 'Where this page ends and whether more follows; `endCursor` is never null, also on an empty page.',
    }),
    totalCount: t.exposeInt('totalCount', {
      description: 'Exact number of rows over all vendors asked, or null: never a guess.',
    }),
    knownCount: t.exposeInt('knownCount', { nullable: false, description: 'At least this many rows exist.' }),
    sources: t.expose('sources', {
      type: [SourceOutcomeType],
      nullable: false,
      description: 'How each vendor that was asked did.',
    }),
  }),
});
