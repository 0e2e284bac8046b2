import type { ReferenceItem } from '../../records/reference.ts';
import { builder } from '../builder.ts';

export const ReferenceItemType = builder.objectRef<ReferenceItem>('ReferenceItem').implement({
  description: 'An entry of a list.',
  fields: (t) => ({
    externalId: t.expose('externalId', {
      type: 'ID',
      nullable: false,
      description: 'The id or code that records bear, e.g. timezoneid or language_code.',
    }),
    name: t.expose('name', { type: 'String', description: 'Name shown.' }),
    rowId: t.expose('rowId', {
      type: 'ID',
      description: 'Id of the entry itself, where the vendor has a second one.',
    }),
    language: t.expose('language', { type: 'String', description: 'Language of the name.' }),
  }),
});
