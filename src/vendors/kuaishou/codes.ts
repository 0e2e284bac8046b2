// Codes of the unified fields: the document this project starts from and the newer official one (doc 2657) joined.
import type { CallStatus, LeadIntention, LeadStatus } from '../../records/lead.ts';
import { meaning, type Codes } from '../values/codes.ts';

// 8 (no intent) and 10 (deleted) of doc 2657 have no counterpart among ours: they stay UNKNOWN.
export const statusCodes: Codes<LeadStatus> = {
  0: 'NEW',
  1: 'CONTACTING',
  2: 'QUALIFIED',
  3: 'CONTACTING', // WeChat added; doc 2657 alone calls it high intent
  4: 'CONVERTED',
  5: 'CONTACTING', // to be continued
  6: 'CONTACTING', // the user began to chat
  7: 'CONTACTING', // dialled
  9: 'QUALIFIED', // a deposit, not yet a deal
  11: 'QUALIFIED', // visited the store
};

// 1 to 4 are the older meaning, 10 to 15 the result of cleaning by a robot (doc 2657), whose -1 is "all" and no result.
export const intentionCodes: Codes<LeadIntention> = {
  0: 'UNMARKED',
  1: 'NONE',
  2: 'POTENTIAL',
  3: 'HIGH',
  4: 'DEAL',
  10: 'IN_REVIEW',
  11: 'NONE',
  12: 'TO_CLARIFY',
  13: 'HIGH',
  14: 'CONTACT_FAILED',
  15: 'INVALID_NUMBER',
};

export const callStatusCodes: Codes<CallStatus> = {
  '-1': 'FAILED',
  0: 'UNMARKED',
  1: 'TO_CONTACT',
  101: 'CONNECTED_VALID',
  102: 'CONNECTED_INVALID',
  103: 'REFUSED',
  104: 'NO_ANSWER',
  105: 'BUSY',
  106: 'NUMBER_NOT_FOUND',
  107: 'SUSPENDED',
  108: 'NOT_CONNECTED',
  109: 'POWERED_OFF',
  110: 'HUNG_UP',
  201: 'CONNECTED_VALID',
  202: 'CONNECTED_INVALID',
  203: 'REFUSED',
  204: 'NO_ANSWER',
  205: 'BUSY',
  206: 'NUMBER_NOT_FOUND', // "busy" in the older text, where 205 is busy too; the newer one agrees with 106
  207: 'SUSPENDED',
  208: 'NOT_CONNECTED',
  209: 'POWERED_OFF',
  210: 'HUNG_UP',
  213: 'INTERCEPTED',
  214: 'BLOCKED',
  215: 'FAILED',
  216: 'FAILED',
  217: 'FAILED',
};

/** `call_stat` of call records has no table of its own; where doc 2658 uses the name, 0 and 101 onward are as above. */
export const callRecordStatus = (code: string | null): CallStatus | null =>
  code === '1' ? 'UNKNOWN' : meaning(callStatusCodes, code);

/** Null if there is no code: 201 to 217 are the system's judgement. */
export const isSystemJudged = (code: string | null): boolean | null =>
  code === null ? null : /^2(0[1-9]|1[0-7])$/.test(code);

/** The mark that declares a lead invalid. */
export const invalidMark = '3';
