/** Tells other processes that there is news. It carries nothing and may be lost: whoever must not miss news also looks now and then. */
export interface Bell {
  /** Wakes the listeners of other processes. Never throws, never waits. */
  ring(): void;
  /** Calls the listener when another process rings; gives the way to stop. */
  onRing(listener: () => void): () => void;
}

/** One process alone has nobody to wake. */
export const silentBell: Bell = {
  ring: () => undefined,
  onRing: () => () => undefined,
};
