import { VendorError, type Problem, type ProblemKind } from '../../vendors/vendor-error.ts';
import { builder } from '../builder.ts';
import { wordsOf } from '../words.ts';

/** Every code that an error of this API can bear. */
export type ErrorCode =
  | ProblemKind
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'IN_PROGRESS'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'COST_LIMIT'
  | 'INTERNAL';

export const ErrorCodeType = wordsOf<ErrorCode>(
  'ErrorCode',
  'Every code that `extensions.code` of an error, or a VendorProblem, can bear. OK and STALE are outcomes and no errors.',
  {
    PARTIAL:
      'The vendor holds more than could be read within bounds, so completeness or absence is not proven. Narrow the question.',
    RATE_LIMITED: 'The vendor, or this API, takes no more calls for now. Wait `retryAfterMs`.',
    UNAUTHORIZED: 'The vendor refuses the credentials configured for it. The operator must act.',
    TIMEOUT: 'The vendor did not answer in time. For a write the outcome is UNKNOWN.',
    UNAVAILABLE: 'The vendor could not be reached. Try again.',
    BAD_REPLY: "The vendor's answer made no sense. Report it.",
    REJECTED: 'The vendor understood and refused. See `vendorCode`.',
    UNSUPPORTED: 'The vendor is off or cannot do this. See `vendors`.',
    BAD_USER_INPUT: 'An argument is wrong: a rubbish id, a cursor of another filter, a number out of range.',
    CONFLICT: 'The idempotency key was used before with another body.',
    IN_PROGRESS: 'The write with this idempotency key is still running.',
    FORBIDDEN: 'You are known, but lack the scope.',
    UNAUTHENTICATED: 'You are not known: send a key or token.',
    COST_LIMIT: 'The query would cost too much; ask for less.',
    INTERNAL: 'Our fault; the request id finds it in the log.',
  },
);

export const VendorProblemType = builder.objectRef<Problem>('VendorProblem').implement({
  description: "A vendor's trouble, in our words and in its own.",
  fields: (t) => ({
    code: t.field({
      type: ErrorCodeType,
      nullable: false,
      description: 'Our code: what a caller can do about it.',
      resolve: ({ kind }) => kind,
    }),
    vendorCode: t.expose('vendorCode', {
      type: 'String',
      description: "The vendor's own code; null where there was none (a time-out).",
    }),
    message: t.expose('message', {
      type: 'String',
      nullable: false,
      description: 'What happened, without secrets and personal data.',
    }),
    retryable: t.boolean({
      nullable: false,
      description: 'True if asking again later may help.',
      resolve: (problem) => new VendorError('', problem).retryable,
    }),
  }),
});
