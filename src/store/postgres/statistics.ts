import { StoreUnavailable } from '../store.ts';
import type { Query } from './query.ts';

const firstMany = 1000;

/**
 * A young table has no statistics until autovacuum's next round, up to a minute away, and until then the planner takes
 * indexes that read all of a vendor's records. So they are made once, when this process has kept its first many pushes.
 */
export function statisticsAfterFirstMany(query: Query): (kept: number) => void {
  let soFar = 0;
  return (kept) => {
    const before = soFar;
    soFar += kept;
    if (before >= firstMany || soFar < firstMany) return;
    query('ANALYZE pushes, records, changes').catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error; // then autovacuum does it
    });
  };
}
