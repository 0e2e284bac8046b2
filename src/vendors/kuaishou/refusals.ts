// Kuaishou answers 200 also where it refuses. Codes: FACTS 3.2; the vendor's own table could not be read.
import { TokenRefused } from '../tokens.ts';
import { safeWords } from '../values/vendor-words.ts';
import { Refusal, type ProblemKind } from '../vendor-error.ts';

const span = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

const tokenCodes = new Set([...span(402000, 402006), '402008', '402009']);

const kinds: ReadonlyMap<string, ProblemKind> = new Map([
  ['400001', 'RATE_LIMITED'],
  ['400003', 'UNAVAILABLE'],
  ['410000', 'UNAVAILABLE'],
  ...['400002', '400004', '410001', '402007', ...span(402010, 402014)].map((code) => [code, 'UNAUTHORIZED'] as const),
  ...[...span(401000, 401005), ...span(410002, 410004)].map((code) => [code, 'REJECTED'] as const),
]);

const rateLimitMs = 60_000; // the published advice is to wait a minute

/** What a code other than 0 means. `TokenRefused` where a fresh token may help. */
export function refusalOf(code: string, message: string | null): Refusal {
  if (tokenCodes.has(code)) return new TokenRefused(code);
  const kind = kinds.get(code) ?? 'REJECTED';
  const said = safeWords(message);
  return new Refusal({
    kind,
    message: said === '' ? wordings[kind] : `${wordings[kind]} It says: ${said}`,
    vendorCode: code,
    ...(kind === 'RATE_LIMITED' ? { retryAfterMs: rateLimitMs } : {}),
  });
}

const wordings: Readonly<Record<ProblemKind, string>> = {
  RATE_LIMITED: 'The vendor takes no more calls for now.',
  UNAVAILABLE: 'The vendor has a temporary fault.',
  UNAUTHORIZED: 'The vendor denies us the permission.',
  REJECTED: 'The vendor rejects the call.',
  PARTIAL: 'The vendor answered in part.',
  TIMEOUT: 'The vendor did not answer in time.',
  BAD_REPLY: 'The vendor answered nonsense.',
  UNSUPPORTED: 'The vendor cannot do this.',
};
