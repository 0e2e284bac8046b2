import { TokenRefused } from '../tokens.ts';
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
  return new Refusal({ kind, vendorCode: retCode.slice(0, 32), message: safeMessage(retMessage) });
}

/** The vendor's words without what may be a token, an address, a phone or an e-mail. */
function safeMessage(message: string | null): string {
  const safe = (message ?? '')
    .replace(/https?:\/\/\S+/gi, '…')
    .replace(/[^\s@]+@[^\s@]+/g, '…')
    .replace(/[0-9a-f]{16,}/gi, '…')
    .replace(/\+?\d[\d -]{5,}\d/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return safe === '' ? 'The vendor refused without a reason.' : safe;
}
