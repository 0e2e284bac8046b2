import type { Call } from '../../records/follow-up.ts';
import type { CallStatus } from '../../records/lead.ts';
import { builder } from '../builder.ts';
import { personal } from '../shared/personal.ts';
import { wordsOf } from '../words.ts';

export const CallStatusType = wordsOf<CallStatus>('CallStatus', 'Result of a telephone call.', {
  UNMARKED: 'Nobody has said.',
  TO_CONTACT: 'Still to be called.',
  CONNECTED_VALID: 'Connected, a valid conversation.',
  CONNECTED_INVALID: 'Connected, but not a valid conversation.',
  REFUSED: 'The called person refused the call.',
  NO_ANSWER: 'Nobody answered.',
  BUSY: 'The line was busy.',
  NUMBER_NOT_FOUND: 'The number does not exist.',
  SUSPENDED: 'The number is suspended.',
  NOT_CONNECTED: 'Not connected, reason not given.',
  POWERED_OFF: 'The telephone was off.',
  HUNG_UP: 'Hung up by the called person.',
  INTERCEPTED: 'Intercepted on the way.',
  BLOCKED: 'The number is on a block list.',
  FAILED: 'A technical fault.',
  UNKNOWN: 'A value this API does not know yet; see the sibling raw field.',
});

export const CallType = builder.objectRef<Call>('Call').implement({
  description: 'A telephone call.',
  fields: (t) => ({
    externalId: t.expose('externalId', {
      type: 'ID',
      description: "The vendor's id of the call; null for the one inside a lead.",
    }),
    agentName: t.expose('agentName', {
      type: 'String',
      extensions: personal,
      description: "Name of the employee's line.",
    }),
    fromPhone: t.expose('fromPhone', { type: 'PhoneNumber', description: 'Who called, E.164.' }),
    fromPhoneRaw: t.expose('fromPhoneRaw', {
      type: 'String',
      extensions: personal,
      description: 'Who called, as sent.',
    }),
    toPhone: t.expose('toPhone', { type: 'PhoneNumber', description: 'Who was called, E.164.' }),
    toPhoneRaw: t.expose('toPhoneRaw', {
      type: 'String',
      extensions: personal,
      description: 'Who was called, as sent.',
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it began.' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', description: 'When it was answered; null if it was not.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', description: 'When it ended.' }),
    duration: t.expose('duration', { type: 'Int', description: 'Length of the call; the vendor states no unit.' }),
    status: t.expose('status', { type: CallStatusType, description: 'How it ended.' }),
    statusRaw: t.expose('statusRaw', { type: 'String', description: "The vendor's own code for `status`." }),
    recordingUrl: t.expose('recordingUrl', { type: 'URL', description: 'Recording.' }),
  }),
});
