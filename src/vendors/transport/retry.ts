import { Refusal } from '../vendor-error.ts';

const healing: ReadonlySet<string> = new Set([
  'HTTP 502',
  'HTTP 503',
  'HTTP 504',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET', // the vendor closed a kept-alive connection just as we took it
]);
const leastMsForACall = 50;

/** Milliseconds to wait before a read is tried once more; null if that cannot help, or not in time. */
export function retryDelay(failure: unknown, leftMs: number, random = Math.random): number | null {
  if (!(failure instanceof Refusal)) return null;
  const delay = delayOf(failure, random);
  return delay === null || delay + leastMsForACall > leftMs ? null : delay;
}

function delayOf({ kind, vendorCode, retryAfterMs }: Refusal, random: () => number): number | null {
  if (kind === 'RATE_LIMITED') return retryAfterMs ?? null; // sooner than it says would only be refused again
  if (kind !== 'UNAVAILABLE' || vendorCode === undefined || !healing.has(vendorCode)) return null;
  return Math.max(retryAfterMs ?? 0, 20 + random() * 80);
}
