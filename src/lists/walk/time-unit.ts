import type { TimeBounds } from '../../vendors/list-plan.ts';

/** Earlier than any record of any vendor; the floor of walks that go back by windows. */
export const earliest = Date.UTC(2010, 0, 1);

/** The beginning of the vendor's unit (second, day) that holds a time. */
export function unitFloor(time: number, { unitMs, zoneOffsetMs = 0 }: TimeBounds): number {
  return Math.floor((time + zoneOffsetMs) / unitMs) * unitMs - zoneOffsetMs;
}

/** The filter's own bounds as the vendor is asked: on whole units, one unit wider on each side. */
export function widened(
  from: number | null,
  to: number | null,
  bounds: TimeBounds,
): { from: number | null; to: number | null } {
  return {
    from: from === null ? null : unitFloor(from, bounds) - bounds.unitMs,
    to: to === null ? null : unitFloor(to - 1, bounds) + bounds.unitMs,
  };
}
