import type { FollowUpKind, FollowUpTargetType } from '../../records/follow-up.ts';
import { wordsOf } from '../words.ts';

export const FollowUpKindType = wordsOf<FollowUpKind>('FollowUpKind', 'What kind of thing happened.', {
  NOTE: 'Somebody wrote a note.',
  CALL: 'A telephone call.',
  SYSTEM: 'A system recorded something by itself.',
  CREATED: 'The record was created.',
  UPDATED: 'Fields changed.',
  OWNER_CHANGED: 'The owner changed.',
  STAGE_CHANGED: 'The stage changed.',
  STATUS_CHANGED: 'The status changed.',
  POOL_CHANGED: 'It came into another pool.',
  COLLABORATORS_CHANGED: 'Somebody began or ceased to help the owner.',
  LINKED: 'A lead and a customer were linked.',
  SOURCE_ADDED: 'It was told where it comes from.',
  DELETED: 'The record was deleted or declared void.',
  RESTORED: 'The record is there again.',
  UNKNOWN: 'A value this API does not know yet; see `kindRaw`.',
});

export const TargetTypeType = wordsOf<FollowUpTargetType>(
  'FollowUpTargetType',
  'What kind of thing a follow-up is about.',
  {
    CUSTOMER: 'A customer.',
    LEAD: 'A lead.',
    OPPORTUNITY: 'An opportunity.',
    ORDER: 'An order.',
    GROUP: 'A group chat.',
    CONTACT: 'A contact person.',
    COMPANY: 'A company.',
    UNKNOWN: 'A value this API does not know yet; see `targetTypeRaw`.',
  },
);
