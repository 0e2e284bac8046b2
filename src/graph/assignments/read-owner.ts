import type { VendorName } from '../../vendors/vendor-name.ts';
import { badUserInput } from '../errors.ts';

interface Owner {
  readonly vendor: VendorName;
  readonly externalId: string;
}

/** The agent that a caller names. */
export function readOwner(given: Owner): Owner {
  if (given.externalId.trim() === '') throw badUserInput('`owner.externalId` is blank.', 'owner.externalId');
  return given;
}
