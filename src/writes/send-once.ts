import type { Call } from '../vendors/call.ts';
import { toVendorError } from '../vendors/to-vendor-error.ts';
import { Refusal, VendorError } from '../vendors/vendor-error.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import { WriteRefused, type Prepared } from '../vendors/write.ts';
import { applied, rejected, shown, unknown } from './answers.ts';
import type { WriteAnswer } from './write-answer.ts';

/**
 * Sends a write once and judges how it ended. Throws a `VendorError` only where it is certain that nothing was done;
 * a bug of ours is thrown as it is, and then nothing is certain.
 */
export async function sendOnce(vendor: VendorName, prepared: Prepared, call: Call): Promise<WriteAnswer> {
  try {
    return applied(vendor, prepared, await prepared.send(call));
  } catch (thrown) {
    if (thrown instanceof WriteRefused) return rejected(vendor, prepared, thrown);
    const error = toVendorError(vendor, thrown);
    if (!(error instanceof VendorError)) throw thrown;
    if (thrown instanceof Refusal && isWithoutEffect(thrown)) throw nothingWritten(error);
    const reason = `${asSentence(error.message)} The write may have been done.`;
    return unknown(shown(vendor, prepared), reason, null);
  }
}

/** True for failures that tell: the vendor never saw the write, or turned it away unread. */
function isWithoutEffect({ neverSent, kind, vendorCode }: Refusal): boolean {
  if (neverSent || turnedAway.has(kind)) return true;
  const status = /^HTTP (4\d\d)$/.exec(vendorCode ?? '')?.[1];
  return status !== undefined && !givenUp.has(status);
}

const turnedAway: ReadonlySet<Refusal['kind']> = new Set(['RATE_LIMITED', 'UNAUTHORIZED', 'REJECTED', 'UNSUPPORTED']);

// Statuses that say how long somebody waited, and nothing of what was done meanwhile.
const givenUp: ReadonlySet<string> = new Set(['408', '425', '499']);

/** The failure, with the good news in its words: it is certain that nothing was done. */
export const nothingWritten = (error: VendorError): VendorError =>
  /nothing was written/i.test(error.message)
    ? error
    : new VendorError(error.vendor, {
        kind: error.kind,
        message: `${asSentence(error.message)} Nothing was written.`,
        vendorCode: error.vendorCode,
        retryAfterMs: error.retryAfterMs,
        cause: error.cause,
      });

/** A vendor's own words may lack the stop at their end. */
const asSentence = (words: string): string => words.replace(/[^.!?…。！？]$/, '$&.');
