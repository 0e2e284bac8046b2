import type { Acceptance, ParkedPush, Parking } from '../../store/store.ts';
import type { ConnectedVendor } from '../../vendors/connected.ts';
import type { PushReader } from '../../vendors/push.ts';
import { parsePushBody } from '../push-body.ts';
import { kindOf, readPush } from '../read-push.ts';

/** How the pushes of each vendor that is on are read, by its name. */
export type PushReaders = ReadonlyMap<string, PushReader>;

export const readersOf = (vendors: Iterable<Pick<ConnectedVendor, 'name' | 'push'>>): PushReaders =>
  new Map([...vendors].flatMap(({ name, push }) => (push === null ? [] : [[name, push]])));

/** Reads a parked push once more and applies what is read now; null if it waits no longer. */
export const replayPush = (parking: Parking, push: ParkedPush, readers: PushReaders): Promise<Acceptance | null> =>
  parking.replay(push.receipt, readAgain(push, readers));

function readAgain({ receipt, vendor, body }: ParkedPush, readers: PushReaders): ReturnType<typeof readPush> {
  try {
    return readPush(readers.get(vendor) ?? nobody, body, parsePushBody(body));
  } catch (error) {
    // Nothing to read from: its key must be nobody else's, or it would pass for a repeat.
    return {
      reading: { dedupeKey: `unreadable ${receipt}`, items: [] },
      failed: `could not be read: ${kindOf(error)}`,
    };
  }
}

class VendorOff extends Error {
  override readonly name = 'VendorOff';
}

/** Reads the pushes of a vendor that is off, or pushes no longer. */
const nobody: PushReader = {
  read() {
    throw new VendorOff('Nobody reads the pushes of this vendor.');
  },
};
