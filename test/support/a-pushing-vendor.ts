import type { ConnectedVendor, ConnectedVendors } from '../../src/vendors/connected.ts';
import { noPushLimits } from '../../src/vendors/push-limits.ts';
import type { PushReader } from '../../src/vendors/push.ts';
import type { VendorName } from '../../src/vendors/vendor-name.ts';

/** Takes any body with an `id` for a whole lead; parks others; breaks on those with `throws`. */
export const leadReader: PushReader = {
  read: (body) => {
    if (body['throws'] !== undefined) throw new Error(`Broken by ${JSON.stringify(body)}`);
    const dedupeKey = JSON.stringify(body);
    if (body['id'] === undefined) return { items: [], parked: 'no id', dedupeKey };
    const ref = JSON.stringify(body['id']).replaceAll('"', '');
    const event = { entity: 'LEAD', ref, at: null, kindRaw: 'x', set: body, isWhole: true } as const;
    const change = { subject: 'LEAD', ref, kind: 'UPDATED', kindRaw: 'x', at: null } as const;
    return { items: [{ events: [event], change }], dedupeKey };
  },
};

/** A vendor of no registry, off but for what is given. */
export function aPushingVendor(name: string, given: Partial<ConnectedVendor> = {}): ConnectedVendor {
  const untried = {
    state: 'UNTRIED',
    since: null,
    lastSuccessAt: null,
    lastFailureAt: null,
    lastProblem: null,
  } as const;
  return {
    name: name as VendorName,
    definition: {
      title: name,
      description: name,
      settings: { schema: undefined as never, required: [], variables: {}, baseUrlVariable: null },
      offers: {},
      documentedRatePerMinute: null,
      connect: () => ({}),
      details: () => ({}),
      sandbox: () => ({ env: {} }),
    },
    adapter: {},
    isSandbox: false,
    push: null,
    webhookSecrets: [],
    pushLimits: noPushLimits,
    health: () => untried,
    quota: () => null,
    ...given,
  };
}

export const vendorsOf = (...vendors: readonly ConnectedVendor[]): ConnectedVendors =>
  new Map(vendors.map((vendor) => [vendor.name, vendor]));
