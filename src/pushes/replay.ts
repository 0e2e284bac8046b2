import type { Acceptance, ParkedPush, Parking } from '../store/store.ts';
import type { ConnectedVendor } from '../vendors/connected.ts';
import type { PushReader } from '../vendors/push.ts';
import { parsePushBody } from './push-body.ts';
import { readPush } from './read-push.ts';

/** How the pushes of each vendor that is on are read, by its name. */
export type PushReaders = ReadonlyMap<string, PushReader>;

export const readersOf = (vendors: Iterable<Pick<ConnectedVendor, 'name' | 'push'>>): PushReaders =>
  new Map([...vendors].flatMap(({ name, push }) => (push === null ? [] : [[name, push]])));

/** Reads a parked push once more and applies what is read now; null if it waits no longer. */
export const replayPush = (
  parking: Parking,
  { receipt, vendor, body }: ParkedPush,
  readers: PushReaders,
): Promise<Acceptance | null> =>
  parking.replay(receipt, readPush(readers.get(vendor) ?? nobody, body, parsePushBody(body)));

class VendorOff extends Error {
  override readonly name = 'VendorOff';
}

/** Reads the pushes of a vendor that is off, or pushes no longer. */
const nobody: PushReader = {
  read() {
    throw new VendorOff('Nobody reads the pushes of this vendor.');
  },
};
