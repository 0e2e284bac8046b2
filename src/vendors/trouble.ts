import { troubles } from './transport/sandbox-fetch.ts';
import { isVendorName, vendorNames, type VendorName } from './vendor-name.ts';

/** An `x-sandbox` header that cannot be understood; the message says what would do. */
export class BadTrouble extends Error {
  override readonly name = 'BadTrouble';
}

/** Reads `<vendor>=<trouble>`, several by comma. Throws `BadTrouble`. */
export function parseTrouble(header: string): ReadonlyMap<VendorName, string> {
  const wanted = new Map<VendorName, string>();
  for (const part of header.split(',').filter((text) => text.trim() !== '')) {
    const [vendor = '', trouble = '', ...rest] = part.split('=').map((word) => word.trim().toLowerCase());
    if (!isVendorName(vendor))
      throw new BadTrouble(`x-sandbox names no vendor of ours: use ${vendorNames.join(', ')}.`);
    if (rest.length > 0 || !(troubles as readonly string[]).includes(trouble)) {
      throw new BadTrouble(`x-sandbox asks ${vendor} for unknown trouble: use ${troubles.join(', ')}.`);
    }
    if (wanted.has(vendor)) throw new BadTrouble(`x-sandbox names ${vendor} twice.`);
    wanted.set(vendor, trouble);
  }
  return wanted;
}
