import type { ChangeKind } from '../../records/change.ts';
import { wordsOf } from '../words.ts';

export const ChangeKindType = wordsOf<ChangeKind>('ChangeKind', 'What happened to a record.', {
  CREATED: 'It was created.',
  UPDATED: 'It was changed; also where the vendor does not tell a new record from a changed one.',
  STATUS_CHANGED: 'Its status changed.',
  OWNER_CHANGED: 'Its owner changed.',
  STAGE_CHANGED: 'Its stage or life cycle changed.',
  TAGS_CHANGED: 'Its tags changed.',
  NOTE_ADDED: 'A note was added.',
  MERGED: 'It was merged into another.',
  DELETED: 'It was deleted or voided.',
  RESTORED: 'It was restored.',
  UNKNOWN: 'Something this API does not know yet; see `kindRaw`.',
});
