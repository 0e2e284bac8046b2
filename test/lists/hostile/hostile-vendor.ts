import type { Entity } from '../../../src/records/record.ts';
import type { Adapter, ConditionsOf } from '../../../src/vendors/adapter.ts';
import type { ConnectedVendor, ConnectedVendors } from '../../../src/vendors/connected.ts';
import * as registry from '../../../src/vendors/registry.ts';
import type { VendorName } from '../../../src/vendors/vendor-name.ts';
import { noPushLimits } from '../../../src/vendors/push-limits.ts';
import type { HostileList } from './hostile-list.ts';

/** A vendor's real adapter, and the lists that it does not know to be hostile. */
export interface HostileVendor<E extends Entity = Entity> {
  readonly name: VendorName;
  readonly adapter: Adapter;
  readonly lists: readonly HostileList[];
  /** What the list is asked for, e.g. the targets that this vendor needs. */
  readonly conditions: ConditionsOf[E];
  close?(): Promise<void>;
}

/** The vendors as a list sees them. */
export const connected = (vendors: readonly HostileVendor[]): ConnectedVendors =>
  new Map(vendors.map((vendor) => [vendor.name, connectedVendor(vendor)]));

const connectedVendor = ({ name, adapter }: HostileVendor): ConnectedVendor => ({
  name,
  definition: registry[name],
  adapter,
  isSandbox: true,
  push: null,
  webhookSecrets: [],
  pushLimits: noPushLimits,
  health: () => ({ state: 'UP', since: null, lastSuccessAt: null, lastFailureAt: null, lastProblem: null }),
  quota: () => null,
});
