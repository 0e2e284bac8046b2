import type { RowKey } from '../vendors/record-store.ts';

/**
 * Place of rows without a time: behind all others.
 * `place` is the sort time negated, so that one ascending index gives "newest first, without a time last, ties by ref".
 */
export const lastPlace = Number.MAX_SAFE_INTEGER;

/** The columns of the row that a page begins behind. */
export const startBehind = (after: RowKey | null) =>
  after === null
    ? { place: Number.MIN_SAFE_INTEGER, ref: '' }
    : { place: after.time === null ? lastPlace : -after.time, ref: after.ref };
