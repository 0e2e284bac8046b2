import type { Source } from '../../adapter.ts';
import type { RecordStore } from '../../record-store.ts';
import { toTag } from './map-tag.ts';
import { tagIdOf } from '../refs.ts';
import { wireTag } from './wire-tag.ts';

// No vendor call: our own store's bound.
const TAGS_PER_READ = 500;

/** Tags as remembered from records and tasks; there is no library to list (FACTS 1.4). */
export const tagSource = (records: RecordStore) =>
  ({
    externalIdOf: tagIdOf,
    get: {
      maxBatch: TAGS_PER_READ,
      async byRefs(refs) {
        const kept = await records.get('TAG', refs);
        return [...kept.values()].flatMap(({ fields, receivedAt }) => {
          const seen = { wire: wireTag.parse(fields), raw: fields };
          const isBusiness = fields['is_business'] === true;
          return toTag(seen, { servedFrom: 'STORE', fetchedAt: receivedAt }, { isKept: true, isBusiness }) ?? [];
        });
      },
    },
  }) satisfies Source<'TAG'>;
