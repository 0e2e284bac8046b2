import type { LeadIntention, LeadStatus } from '../../records/lead.ts';
import { wordsOf } from '../words.ts';

export const LeadStatusType = wordsOf<LeadStatus>('LeadStatus', 'How far a lead has got.', {
  NEW: 'Just in, nobody has worked on it (Kuaishou 0, WSHOTO 0 unassigned, Jing baby lead).',
  CONTACTING: 'Being contacted (Kuaishou 1 called, 3 WeChat added; WSHOTO 1 to add, 2 to pass, 3 to associate).',
  QUALIFIED: 'Real interest (Kuaishou 2; Jing MQL, SAL, SQL).',
  CONVERTED: 'Became a customer or a deal (Kuaishou 4, WSHOTO 5, Jing customer).',
  LOCKED: 'Locked at the vendor (WSHOTO 4).',
  INVALID: 'Declared invalid (Kuaishou tag 3, Jing invalid status 1).',
  UNKNOWN: 'A value this API does not know yet; see `statusRaw`.',
});

export const LeadIntentionType = wordsOf<LeadIntention>('LeadIntention', 'How interested a lead seems.', {
  UNMARKED: 'Nobody has judged yet.',
  NONE: 'Not interested.',
  POTENTIAL: 'May buy.',
  HIGH: 'Very interested.',
  DEAL: 'Has bought.',
  IN_REVIEW: 'A robot is finding out.',
  TO_CLARIFY: 'Must be clarified by a person.',
  CONTACT_FAILED: 'Could not be contacted.',
  INVALID_NUMBER: 'The number does not exist.',
  UNKNOWN: 'A value this API does not know yet; see `intentionRaw`.',
});
