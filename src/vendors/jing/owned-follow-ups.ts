import type { OwnedPart } from '../adapter.ts';
import { toFollowUp } from './map-follow-up.ts';
import { observe, type Kept } from './stored-part.ts';

/** Follow-ups below leads or customers out of the store. */
export function ownedFollowUps(kept: Kept, entity: 'LEAD' | 'CUSTOMER'): OwnedPart {
  return {
    key: 'store',
    maxOwners: 500,
    maxPageSize: 1000,
    async read(owners, { page, size }) {
      const observation = await observe(kept);
      const links = owners.map((ref) => ({ entity, ref }));
      const { rows, total } = await kept.records.list('FOLLOW_UP', { after: null, limit: page * size, owners: links });
      return {
        rows: rows.slice((page - 1) * size).map((stored) => toFollowUp(stored, observation)),
        total,
        fetchedAt: new Date(Math.max(0, ...rows.map(({ receivedAt }) => receivedAt.getTime()))),
      };
    },
  };
}
