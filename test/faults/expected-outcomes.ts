import { expect } from 'vitest';
import type { CalledVendor, Trouble } from '../support/vendor-on-port.ts';

/** What a caller must be told of a vendor in trouble. */
export interface Expected {
  readonly status: string;
  readonly vendorCode: (vendor: CalledVendor) => unknown;
  readonly retryAfterMs: unknown;
}

const soon = expect.toSatisfy((ms: unknown) => typeof ms === 'number' && ms >= 0 && ms <= 60_000, '0 to 60,000');
const of = (status: string, vendorCode: unknown = null, retryAfterMs: unknown = soon): Expected => ({
  status,
  vendorCode: () => vendorCode,
  retryAfterMs,
});
const inItsWords = (status: string, codes: Readonly<Record<CalledVendor, string>>): Expected => ({
  ...of(status),
  vendorCode: (vendor) => codes[vendor],
});

// Kept-alive connections that break say so in undici's words, fresh ones in the system's.
const broken = expect.stringMatching(/^(ECONNREFUSED|ECONNRESET|EPIPE|UND_ERR_SOCKET)$/);

/** By DESIGN section 2, Failure, and the words of SourceStatus. */
export const expectedOutcomes: readonly (readonly [Trouble, Expected])[] = [
  ['refused', of('UNAVAILABLE', broken)],
  ['reset', of('UNAVAILABLE', broken)],
  ['hang', of('TIMEOUT')],
  ['500', of('UNAVAILABLE', 'HTTP 500')],
  ['502-html', of('UNAVAILABLE', 'HTTP 502')],
  ['429', of('RATE_LIMITED', 'HTTP 429')],
  ['429-retry-after', of('RATE_LIMITED', 'HTTP 429', 7000)],
  ['truncated', of('BAD_REPLY', broken)],
  ['empty', of('BAD_REPLY')],
  ['null', of('BAD_REPLY')],
  ['garbage', of('BAD_REPLY')],
  ['html', of('BAD_REPLY')],
  ['wrong-shape', of('BAD_REPLY')],
  ['token-expired', inItsWords('UNAUTHORIZED', { kuaishou: '402001', sobot: '900002', wshoto: '10001' })],
  ['rate-limited', inItsWords('RATE_LIMITED', { kuaishou: '400001', sobot: '999429', wshoto: '99429' })],
  ['unknown-code', inItsWords('REJECTED', { kuaishou: '987654', sobot: '123456', wshoto: '88888' })],
];
