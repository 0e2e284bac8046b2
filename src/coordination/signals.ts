/**
 * Short words between processes, e.g. that a vendor rests. They are heard by whoever listens then, by others never, and
 * may be lost: nothing that must be true may hang on one. They hold no personal data.
 */
export interface Signals {
  /** Says it to the other processes. Never throws, never waits. */
  say(topic: string, word: string): void;
  /** Calls the listener with what other processes say; gives the way to stop. */
  hear(topic: string, listener: (word: string) => void): () => void;
}

/** One process alone has nobody to speak to. */
export const noSignals: Signals = {
  say: () => undefined,
  hear: () => () => undefined,
};
