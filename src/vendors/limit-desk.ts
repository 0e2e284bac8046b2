/**
 * Where turns at the vendors are given out: one authority for all processes that share it. Everything that is said to it
 * and that it says is plain data, so that it may live in another process.
 */
export interface LimitDesk {
  /**
   * Gives out turns as far as the limits allow, to each consumer its fair share. Who is not given all it wants counts as
   * waiting for a moment, and asks again. Throws `PlaceUnavailable` if the desk cannot be reached.
   */
  ask(ask: LimitAsk): Promise<LimitAnswer>;
  /**
   * The right to one call, at once, as `ask` would give it; null: somebody waits, or a limit is reached, and `ask` must be
   * asked. Absent: the desk is not in this process.
   */
  takeOne?(ask: OneAsk): string | null;
  /** These calls were answered, or given up. Never throws, never waits: a slot ends anyway. */
  done(line: string, slots: readonly string[]): void;
  /** These were not used: nothing was sent. Never throws, never waits. */
  giveBack(line: string, slots: readonly string[]): void;
  /** The vendor asked for so many milliseconds without calls. Never throws, never waits. */
  holdOff(line: string, ms: number): void;
}

/** What may be under way at one vendor, over all processes together. Null: no limit. */
export interface CallLimits {
  readonly perSecond: number | null;
  readonly perMinute: number | null;
  readonly concurrency: number;
}

/** One question of one process, for all that wait there for the same vendor. */
export interface LimitAsk {
  /** Who asks: its name among those that share the desk. */
  readonly process: string;
  /** Which limits: a short name of the vendor and our account there. Tells nothing of its secrets. */
  readonly line: string;
  readonly limits: CallLimits;
  /** Each consumer at most once; none: this only looks. */
  readonly wants: readonly LimitWant[];
  /** After so many milliseconds a slot ends by itself: whoever had it has died. */
  readonly holdMs: number;
}

/** The question of one process for one call. */
export interface OneAsk extends Omit<LimitAsk, 'wants'> {
  readonly consumer: string;
}

/** What is wanted for one consumer. */
export interface LimitWant {
  /** Short, no personal data. */
  readonly consumer: string;
  /** Turns wanted by all that wait here. */
  readonly count: number;
}

/** What is given out, and how things stand after that. */
export interface LimitAnswer {
  /** One for each want, in its place. */
  readonly turns: readonly LimitTurns[];
  /** Consumers that wait now, in all processes. */
  readonly waiting: number;
  /** Calls left before the tightest limit in time; null where there is none. */
  readonly remaining: number | null;
  /** Milliseconds until one more of these comes back; null: none is taken. */
  readonly resetsInMs: number | null;
}

/** What one consumer is given. */
export interface LimitTurns {
  /** Each is the right to one call. */
  readonly slots: readonly string[];
  /** What the rest waits for: a limit, or a pause that the vendor asked for; null: it was given all. */
  readonly blockedBy: 'second' | 'minute' | 'concurrency' | 'pause' | null;
  /** Milliseconds until there may be one more; 0 where nothing blocks, or nobody can know. */
  readonly waitMs: number;
  /** Turns that this consumer still waits for, in all processes. */
  readonly queued: number;
}
