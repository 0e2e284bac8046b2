import type { DailyAssignments } from '../records/customer-assignment.ts';
import type { AssignmentStatistics } from '../vendors/adapter.ts';
import type { Call } from '../vendors/call.ts';
import type { ConnectedVendors } from '../vendors/connected.ts';
import type { VendorName } from '../vendors/vendor-name.ts';
import { namingFailure, unsupported } from './vendor-failure.ts';

/** An agent's customers by day. Throws a `VendorError`, UNSUPPORTED where the vendor does not count them. */
export async function assignmentStatistics(
  vendor: VendorName,
  ask: Parameters<AssignmentStatistics['of']>[0],
  { vendors, call }: { readonly vendors: ConnectedVendors; readonly call: Call },
): Promise<readonly DailyAssignments[]> {
  const adapter = vendors.get(vendor)?.adapter ?? null;
  if (adapter === null) throw unsupported(vendor, 'The vendor is off.');
  if (adapter.assignmentStatistics === undefined) throw unsupported(vendor, 'The vendor does not count assignments.');
  return namingFailure(vendor, adapter.assignmentStatistics.of(ask, call));
}
