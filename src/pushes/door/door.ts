import type { Clock } from '../../vendors/clock.ts';
import type { ConnectedVendor, ConnectedVendors } from '../../vendors/connected.ts';
import type { PushReader } from '../../vendors/push.ts';
import type { AddressList } from './address-list.ts';
import { clientAddress } from './client-address.ts';
import { createPushLimit } from './push-limit.ts';
import { isSecretAmong } from './secret.ts';
import type { PushAddress } from '../webhooks.ts';

/** Decides who may push before a byte of the push is read. */
export interface Door {
  /** Null: whoever comes is not let in, and is not told why. */
  enter(to: PushAddress, forwardedFor: string | null): Entry | null;
}

/** A push that is let in. */
export interface Entry extends Pick<ConnectedVendor, 'name' | 'isSandbox'> {
  readonly reader: PushReader;
  /** Not 0: too many came; milliseconds until the next may come. */
  readonly waitMs: number;
}

export function createDoor(vendors: ConnectedVendors, clock: Clock, trustedProxies: AddressList | null): Door {
  const open = new Map(
    [...vendors.values()].flatMap((vendor) => {
      const { name, push: reader, pushLimits } = vendor;
      return reader === null
        ? []
        : [[name as string, { ...vendor, reader, limit: createPushLimit(pushLimits.perMinute, clock) }]];
    }),
  );
  return {
    enter({ vendor, secret, peer }, forwardedFor) {
      const known = open.get(vendor);
      if (known === undefined || !isSecretAmong(known.webhookSecrets, secret)) return null;
      const { name, reader, isSandbox, limit, pushLimits } = known;
      const address = clientAddress({ peer, forwardedFor }, trustedProxies);
      const isStranger = pushLimits.addresses !== null && (address === null || !pushLimits.addresses.has(address));
      return isStranger ? null : { name, reader, isSandbox, waitMs: limit.take() };
    },
  };
}
