import type { RowKey } from '../../vendors/record-store.ts';
import { hashOf } from '../hash.ts';

/**
 * How a part is walked.
 * `sorted`: newest first is assumed, and bounded by time from page to page where the vendor filters by time.
 * `windows`: the vendor does not sort; spans of time are read wholly and sorted here.
 * `whole`: it neither sorts nor filters by time, but is small enough to be read wholly each time.
 * `unordered`: in the vendor's own order, by page number, held in place by anchors.
 * `untimed`: a second pass for the rows without a time, which come last.
 * `keyset`: the source keeps our order by itself.
 */
export const walkModes = ['sorted', 'windows', 'whole', 'unordered', 'untimed', 'keyset'] as const;
export type WalkMode = (typeof walkModes)[number];

/** Where the walk of one part stands. Small enough for a cursor: no list of ids, no personal data. */
export interface PartState {
  readonly mode: WalkMode;
  /** The last row behind us; null at the beginning. */
  readonly place: RowKey | null;
  /** Rows at the head of the vendor's list, as it is asked next, that are behind us: tells the page to begin with. */
  readonly offset: number;
  /** Page size the vendor was seen to clamp to. */
  readonly cap: number | null;
  /** Width of the next time window in milliseconds. */
  readonly width: number | null;
  /** The second (or day) in which there are more rows than can be read at once; it is walked in the vendor's order. */
  readonly run: number | null;
  /** Short hashes of the latest rows behind us, oldest first. */
  readonly anchors: readonly number[];
  /** True if the vendor was seen to ignore time bounds. */
  readonly ignoresBounds: boolean;
  /** True if a row without a time was seen, so that `untimed` has work. */
  readonly sawUntimed: boolean;
  /** True once something could not be proven; the source then says PARTIAL to the end of the walk. */
  readonly isDoubtful: boolean;
  readonly isDone: boolean;
}

export const beginning = (mode: WalkMode): PartState => ({
  mode,
  place: null,
  offset: 0,
  cap: null,
  width: null,
  run: null,
  anchors: [],
  ignoresBounds: false,
  sawUntimed: false,
  isDoubtful: false,
  isDone: false,
});

/** Passes every row at this time or newer, and none that is older. */
export const placeBelow = (time: number): RowKey => ({ time: time - 1, ref: '' });

const anchorsKept = 8;

/** 30 bits: enough to find a row again on a page, too little to tell it. */
export const anchorOf = (ref: string): number => hashOf(ref) & 0x3fffffff;

export const withAnchor = (anchors: readonly number[], ref: string): readonly number[] => [
  ...anchors.slice(-(anchorsKept - 1)),
  anchorOf(ref),
];
