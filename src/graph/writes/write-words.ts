import type { UpsertAction, UserErrorCode } from '../../vendors/write.ts';
import type { AssignmentKind, TagsReplaceMethod } from '../../vendors/write-inputs.ts';
import type { ReadBack, WriteOutcome } from '../../writes/write-answer.ts';
import { wordsOf } from '../words.ts';

export const WriteOutcomeType = wordsOf<WriteOutcome>('WriteOutcome', 'How a write ended.', {
  APPLIED: 'The vendor said yes.',
  REJECTED: 'Nothing was changed: see `userErrors`.',
  UNKNOWN:
    'It was sent, but no answer came: it may have been done. The same idempotency key reads back and never sends again.',
  DRY_RUN: 'Nothing was sent: `dryRun` was true.',
});

export const UserErrorCodeType = wordsOf<UserErrorCode>('UserErrorCode', 'What can be wrong with an input.', {
  REQUIRED: 'It is missing or blank.',
  TOO_LONG: 'It is too long.',
  TOO_MANY: 'Too many of them.',
  INVALID_VALUE: 'It is not a legal value.',
  EXACTLY_ONE_OF: 'Exactly one of several must be given.',
  AT_LEAST_ONE_OF: 'At least one of several must be given.',
  WRONG_VENDOR: 'It belongs to another vendor.',
  UNSUPPORTED: 'This vendor cannot do it.',
  NOT_FOUND: 'What it points at does not exist.',
  ALREADY_EXISTS: 'It exists already.',
  NOT_ALLOWED: "The vendor's licence or settings forbid it.",
  UNKNOWN: 'The vendor refused with a code this API does not know; see `vendorCode`.',
});

export const UpsertActionType = wordsOf<UpsertAction>('UpsertAction', 'What an upsert did.', {
  ADDED: 'A new record was added.',
  UPDATED: 'A match was updated; its status and owner were not touched.',
  UNKNOWN: 'A value this API does not know yet; see `actionRaw`.',
});

export const ReadBackType = wordsOf<ReadBack>(
  'ReadBack',
  'What the vendor showed when a write whose answer was lost was asked for again with its idempotency key.',
  {
    FOUND: 'The write is there: it was done.',
    NOT_FOUND: 'The vendor does not show it now. Vendors can be slow to show what is new, so this is no proof.',
    NOT_POSSIBLE: 'Nothing that the vendor shows can prove it.',
    FAILED: 'The vendor could not be asked. Ask again with the same key.',
  },
);

export const TagsReplaceMethodType = wordsOf<TagsReplaceMethod>('TagsReplaceMethod', 'How tags are replaced.', {
  DIFFERENCE:
    'The tags that the customer bears are read; what is missing is then given and what is too much taken away. A tag that somebody else gives in between stays.',
  VENDOR_CALL:
    "The vendor's own call for it, with all the tags. Sobot's document does not say whether it replaces the tags or adds to them.",
});

export const AssignmentKindType = wordsOf<AssignmentKind>(
  'AssignmentKind',
  'What kind of assignment it is: where the customers are now, and who acts.',
  {
    ASSIGN_UNASSIGNED: 'Customers who wait for an agent (TO_BE_ASSIGNED) are given one.',
    ASSIGN_FROM_POOL: 'Customers in the pool (IN_POOL) are given to an agent.',
    TAKE_FROM_POOL: 'An agent takes customers from the pool (IN_POOL).',
    REASSIGN_MINE: "An agent's own customers are given to another agent.",
    CHANGE_OWNER: 'Customers who are followed up (FOLLOWING_UP) get another agent.',
  },
);
