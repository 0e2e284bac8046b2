import type { ConnectedVendors } from '../vendors/connected.ts';
import { BadTrouble, parseTrouble } from '../vendors/trouble.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import type { Asking } from './asking.ts';
import { requestError } from './refusals.ts';

/** Trouble that `x-sandbox` asks for. Over real vendors and in production the header means nothing. */
export function troublesOf(
  request: Asking,
  vendors: ConnectedVendors,
  isProduction: boolean,
): ReadonlyMap<VendorName, string> | undefined {
  const header = request.headers.get('x-sandbox');
  if (header === null || isProduction) return undefined;
  if (![...vendors.values()].some(({ isSandbox }) => isSandbox)) return undefined;
  try {
    return parseTrouble(header);
  } catch (error) {
    throw error instanceof BadTrouble ? requestError(400, error.message) : error;
  }
}
