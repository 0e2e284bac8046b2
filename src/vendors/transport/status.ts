import type { Clock } from '../clock.ts';
import { Refusal, type ProblemKind } from '../vendor-error.ts';
import type { Collected } from './outside.ts';

const longestRetryAfterMs = 3_600_000;

/** Throws a `Refusal` for every status but 2xx. */
export function refuseByStatus(response: Pick<Collected, 'status' | 'headers'>, clock: Clock): void {
  const { status } = response;
  if (status >= 200 && status < 300) return;
  const kind = kindOf(status);
  throw new Refusal({
    kind,
    message:
      messages[kind] ??
      (isRedirect(status) ? 'The vendor redirected the call elsewhere.' : `The vendor answered with status ${status}.`),
    vendorCode: `HTTP ${status}`,
    retryAfterMs: kind === 'RATE_LIMITED' || kind === 'UNAVAILABLE' ? retryAfterOf(response.headers, clock) : undefined,
  });
}

const messages: Partial<Record<ProblemKind, string>> = {
  UNAUTHORIZED: 'The vendor refuses our credentials.',
  RATE_LIMITED: 'The vendor takes no more calls for now.',
  UNAVAILABLE: 'The vendor is not able to answer.',
};

// A fetch that keeps to the letter of the standard hides a redirect behind status 0.
const isRedirect = (status: number): boolean => status === 0 || (status >= 300 && status < 400);

const down: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

function kindOf(status: number): ProblemKind {
  if (status === 401 || status === 403) return 'UNAUTHORIZED';
  if (status === 429) return 'RATE_LIMITED';
  return down.has(status) ? 'UNAVAILABLE' : 'BAD_REPLY';
}

/** `Retry-After` in milliseconds, seconds or a date, at most an hour; undefined where it says nothing usable. */
export function retryAfterOf(headers: Pick<Headers, 'get'>, clock: Clock): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - clock.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestRetryAfterMs);
}
