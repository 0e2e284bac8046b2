import type { ByOwner } from '../../adapter.ts';
import type { Lead } from '../../../records/lead.ts';
import type { RowKey, StoredRecord } from '../../record-store.ts';
import { toLead } from './map-lead.ts';
import { observe, type Kept } from '../stored-part.ts';

const pageSize = 500;

/** Leads whose `account_id` names one of the customers. */
export const linkedLeads = (kept: Kept): ByOwner<Lead> => ({
  maxBatch: 500,
  async of(customers) {
    const observation = await observe(kept);
    const leads = await allOf(kept, customers);
    return Map.groupBy(
      leads.map((stored) => toLead(stored, observation)),
      ({ customerRefs }) => customerRefs?.[0] ?? '',
    );
  },
});

async function allOf({ records }: Kept, customers: readonly string[]): Promise<StoredRecord[]> {
  const owners = customers.map((ref) => ({ entity: 'CUSTOMER' as const, ref }));
  const found: StoredRecord[] = [];
  let after: RowKey | null = null;
  for (;;) {
    const { rows, total } = await records.list('LEAD', { after, limit: pageSize, owners });
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || found.length >= total) return found;
    after = { time: last.sortTime?.getTime() ?? null, ref: last.ref };
  }
}
