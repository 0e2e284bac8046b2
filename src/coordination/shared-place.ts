/**
 * Where processes leave things for one another. Whatever lies there ends by itself, and may be lost before. Keys and
 * values hold no personal data. Throws `PlaceUnavailable` or `StoreUnavailable` while the place cannot be reached.
 */
export interface SharedPlace {
  /** What was put there; null if nothing was or its time is over. */
  get(key: string): Promise<string | null>;
  put(key: string, value: string, lifetimeMs: number): Promise<void>;
  /** The right to do what only one may do at a time, until it is released or its time is over. Null: somebody has it. */
  lease(key: string, lifetimeMs: number): Promise<Lease | null>;
}

/** A right that this process has for a while. */
export interface Lease {
  /** Gives it back; does nothing if its time was over and somebody else has it. Never throws: it ends anyway. */
  release(): Promise<void>;
}

/** The place cannot be reached now. What was asked for may have been done all the same. */
export class PlaceUnavailable extends Error {
  override readonly name = 'PlaceUnavailable';
}
