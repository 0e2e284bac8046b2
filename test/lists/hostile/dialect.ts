/** How a vendor treats what it is asked; every vendor of the field does some of this. */
export interface WireDialect {
  /** desc: newest first; asc: oldest first; hash: no order that can be guessed, but the same every time. */
  readonly order: 'desc' | 'asc' | 'hash';
  /** The most rows that it puts on a page, whatever it is asked for. */
  readonly clamp: number | null;
  readonly countsTotal: boolean;
  readonly ignoresBounds: boolean;
  /** Which ends of a time range it leaves out. */
  readonly excludes: 'nothing' | 'end' | 'both';
}

/** What the vendor's list is by its documents, whatever the dialect. */
export interface Traits {
  readonly isTimed: boolean;
  /** Milliseconds; null: the list takes no time bounds. */
  readonly boundsUnit: number | null;
  /** True if the list takes both bounds or none, so that no page can begin at the last row's time. */
  readonly needsBoth?: boolean;
}

/** How a vendor fails: at every call, or (flaky) at every second one. */
export const wireTroubles = ['reset', 'http-500', 'in-body', 'flaky'] as const;
export type WireTrouble = (typeof wireTroubles)[number];

export interface WireRow {
  /** As the vendor writes it. */
  readonly id: string;
  /** Epoch milliseconds on whole units of the vendor's; null in a list without times. */
  readonly time: number | null;
}
