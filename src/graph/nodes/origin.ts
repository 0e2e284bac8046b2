import type { RecordOrigin, ServedFrom } from '../../records/record.ts';
import { builder } from '../builder.ts';
import { wordsOf } from '../words.ts';

export const ServedFromType = wordsOf<ServedFrom>('ServedFrom', 'Where rows came from.', {
  LIVE: 'From the vendor, now.',
  CACHE: 'From a cache, within its time.',
  STALE: 'From a cache, after the vendor failed.',
  STORE: 'From our store of what the vendor pushed.',
  BUILT_IN: "From the vendor's published, fixed vocabulary.",
});

export const RecordOriginType = builder.objectRef<RecordOrigin>('RecordOrigin').implement({
  description: 'Where one record came from.',
  fields: (t) => ({
    servedFrom: t.expose('servedFrom', {
      type: ServedFromType,
      nullable: false,
      description: 'Live from the vendor, from a cache, or from our own store.',
    }),
    fetchedAt: t.expose('fetchedAt', {
      type: 'DateTime',
      description: 'When the vendor said so: time of the reply, or of the push.',
    }),
    observedSince: t.expose('observedSince', {
      type: 'DateTime',
      description: 'For records known only from pushes: since when we have been listening. What was before is unknown.',
    }),
    isPartial: t.boolean({
      nullable: false,
      description: 'True if we only know the part of the record that pushes happened to mention.',
      resolve: ({ isPartial }) => isPartial === true,
    }),
  }),
});
