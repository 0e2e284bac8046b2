import type { ChangeSubject } from '../../records/change.ts';
import { wordsOf } from '../words.ts';

export const EntityType = wordsOf<ChangeSubject>('Entity', 'The five kinds of record.', {
  LEAD: 'Somebody who may become a customer.',
  CUSTOMER: 'Somebody, or a company, that is served.',
  TAG: 'A label on leads and customers.',
  FOLLOW_UP: 'Something that was done or happened with a lead or customer.',
  TASK: 'A job given to employees.',
  UNKNOWN: 'Only in changes: the vendor does not say what the change is about.',
});
