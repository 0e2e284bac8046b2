import type { Call } from '../vendors/call.ts';
import { toVendorError } from '../vendors/to-vendor-error.ts';
import { VendorError } from '../vendors/vendor-error.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import type { Prepared, Receipt, Unfit } from '../vendors/write.ts';
import { applied, shown, unknown } from './answers.ts';
import type { WriteAnswer } from './write-answer.ts';

/**
 * What has become of a write whose answer was lost: APPLIED if the vendor proves it, be it by showing that nothing is
 * left to do; else still UNKNOWN. Sends nothing.
 */
export async function readBack(
  vendor: VendorName,
  prepare: () => Promise<Prepared | Unfit>,
  sentAt: Date,
  call: Call,
): Promise<WriteAnswer> {
  let prepared: Prepared | null = null;
  try {
    const ready = await prepare();
    if ('problems' in ready) return unknown(null, reasons.NOT_POSSIBLE, 'NOT_POSSIBLE');
    prepared = ready;
    if (prepared.request === null)
      return { ...applied(vendor, prepared, await prepared.send(call)), readBack: 'FOUND' };
    if (prepared.readBack === undefined) return unknown(shown(vendor, prepared), reasons.NOT_POSSIBLE, 'NOT_POSSIBLE');
    const receipt: Receipt | null = await prepared.readBack(sentAt, call);
    if (receipt === null) return unknown(shown(vendor, prepared), reasons.NOT_FOUND, 'NOT_FOUND');
    return { ...applied(vendor, prepared, receipt), readBack: 'FOUND' };
  } catch (error) {
    const named = toVendorError(vendor, error);
    if (!(named instanceof VendorError)) throw error;
    const request = prepared === null ? null : shown(vendor, prepared);
    return unknown(request, `${reasons.FAILED} ${named.message}`, 'FAILED');
  }
}

const reasons = {
  NOT_FOUND: 'Its answer was lost, and the vendor does not show it now. It was not sent again.',
  NOT_POSSIBLE: 'Its answer was lost, and nothing at the vendor can prove what became of it. It was not sent again.',
  FAILED: 'Its answer was lost, and the vendor could not be asked what became of it. Ask again with the same key.',
} as const;
