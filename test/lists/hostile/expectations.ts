// What can be asked of a walk, by what its vendor does to it.
import type { Happening } from './arbitraries.ts';
import type { HostileList } from './hostile-list.ts';

/** Anchors look three pages on: pages of a few rows under a list that changes by more than that cannot be held. */
export const isBeyondHolding = ({ dialect }: HostileList, happenings: readonly Happening[]): boolean =>
  happenings.length > 0 && (dialect?.clamp ?? 100) < 10;

/**
 * Only a list that is neither ordered nor bounded, one whose disorder shows when it changes, one without times that
 * changes meanwhile, one that shrinks under pages of a few rows, or one that loses half of its rows at once, may end in doubt.
 */
export function mayDoubt({ dialect, traits }: HostileList, happenings: readonly Happening[]): boolean {
  if (dialect === null) return false;
  const { order, clamp, ignoresBounds } = dialect;
  const isBounded = traits.boundsUnit !== null && traits.boundsUnit <= 1000 && happenings.length === 0;
  if ((traits.isTimed && order !== 'desc' && !isBounded) || (ignoresBounds && traits.boundsUnit !== null)) return true;
  if (happenings.some(({ what, amount }) => what === 'delete' && amount <= 2)) return true;
  return happenings.length > 0 && (!traits.isTimed || (clamp !== null && clamp < 10));
}

/** Sorted, counted, bounded and paged as asked, and without a crowd in one second. */
export function isWellBehaved(list: HostileList): boolean {
  const { dialect, traits } = list;
  if (dialect === null) return true;
  const times = list.rows().map(({ time }) => time);
  const hasNoCrowd = new Set(times).size >= times.length * 0.9;
  const { order, clamp, ignoresBounds, countsTotal } = dialect;
  const isBounded = traits.boundsUnit === 1000 && traits.needsBoth !== true;
  return order === 'desc' && clamp === null && !ignoresBounds && countsTotal && isBounded && hasNoCrowd;
}
