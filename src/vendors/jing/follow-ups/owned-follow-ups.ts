import type { OwnedPart } from '../../adapter.ts';
import { toFollowUp } from './map-follow-up.ts';
import { latestArrival, observe, type Kept } from '../stored-part.ts';

/** Follow-ups below leads or customers out of the store. */
export function ownedFollowUps(kept: Kept, entity: 'LEAD' | 'CUSTOMER'): OwnedPart {
  return {
    key: 'store',
    maxOwners: 500,
    maxPageSize: 1000,
    async read(owners, { page, size }) {
      const observation = await observe(kept);
      const links = owners.map((ref) => ({ entity, ref }));
      const skip = (page - 1) * size;
      const { rows, total } = await kept.records.list('FOLLOW_UP', { after: null, skip, limit: size, owners: links });
      return {
        rows: rows.map((stored) => toFollowUp(stored, observation)),
        total,
        fetchedAt: latestArrival(rows) ?? new Date(kept.clock.now()),
      };
    },
  };
}
