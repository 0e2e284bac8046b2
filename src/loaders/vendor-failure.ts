import { toVendorError } from '../vendors/to-vendor-error.ts';
import { VendorError } from '../vendors/vendor-error.ts';

/** The answer of a vendor call, its failure named. Bugs of ours come out as they are. */
export async function namingFailure<T>(vendor: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw toVendorError(vendor, error);
  }
}

export const unsupported = (vendor: string, message: string): VendorError =>
  new VendorError(vendor, { kind: 'UNSUPPORTED', message });
