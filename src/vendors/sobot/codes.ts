import { TokenRefused } from '../tokens.ts';
import { safeWords } from '../values/vendor-words.ts';
import { Refusal, type ProblemKind } from '../vendor-error.ts';

export const success = '000000';

const tokenCodes = new Set(['900001', '900002']); // blank, expired: a new token helps
const kinds: Readonly<Record<string, ProblemKind>> = {
  '700046': 'UNAUTHORIZED', // the edition has no API
  '900003': 'UNAUTHORIZED', // wrong signature
  '900004': 'UNAUTHORIZED', // no API configured for the company
  // "Unknown error": Sobot's own fault and not a no to what was asked, so asking again may help.
  '999999': 'UNAVAILABLE',
};

/** What a `ret_code` other than success means (FACTS 4.2). A code that nobody documents is a refusal of the call. */
export function refusalOf(retCode: string, retMessage: string | null, rateLimitCodes: ReadonlySet<string>): Refusal {
  if (tokenCodes.has(retCode)) return new TokenRefused(retCode);
  const kind = rateLimitCodes.has(retCode) ? 'RATE_LIMITED' : (kinds[retCode] ?? 'REJECTED');
  const message = safeWords(retMessage) || 'The vendor refused without a reason.';
  return new Refusal({ kind, vendorCode: retCode, message });
}
