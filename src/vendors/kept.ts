import type { Call, Replied } from './call.ts';
import type { Clock } from './clock.ts';
import { orAborted } from './or-aborted.ts';

const usualMostKeys = 100;

/** How readings are kept. */
export interface KeptOptions<Value, Key extends string> {
  read(key: Key, call: Call): Promise<Value>;
  readonly clock: Clock;
  /** Milliseconds, counted from the beginning of a reading; 0: nothing is kept. */
  readonly lifetimeMs: number;
  /** What later callers are given in place of the value, e.g. one that says that it was kept. */
  asKept?(value: Value): Value;
  /** Told when a caller is given what was read before. */
  onKept?(key: Key, call: Call): void;
  /** How many values are kept at most; those that nobody asked for longest go first. */
  readonly mostKeys?: number | undefined;
}

interface Reading<Value> {
  readonly value: Promise<Value>;
  readonly leader: Call;
  /** Answers that it was made of. */
  readonly replies: readonly Replied[];
}

/**
 * The last good value of a slow-moving reading, by key. Callers at the same time share one reading, and each keeps
 * its own budget. Failures are not kept.
 */
export class Kept<Value, Key extends string = string> {
  readonly #options: KeptOptions<Value, Key>;
  readonly #held = new Map<Key, { readonly value: Value; readonly begunAt: number }>(); // last used last
  readonly #readings = new Map<Key, Reading<Value>>();

  constructor(options: KeptOptions<Value, Key>) {
    this.#options = options;
  }

  /** The value at this key, read less than `maxAgeMs` ago. */
  async read(key: Key, call: Call, maxAgeMs: number = this.#options.lifetimeMs): Promise<Value> {
    if (call.trouble !== undefined) return this.#options.read(key, call); // trouble asked for is nobody else's
    const held = this.#held.get(key);
    const now = this.#options.clock.now();
    const youngest = now - Math.min(maxAgeMs, this.#options.lifetimeMs, mostAgeFor(call));
    // Of what comes from the future, for the clock was set back, nobody knows the age.
    if (held !== undefined && youngest < held.begunAt && held.begunAt <= now) {
      this.#hold(key, held.value, held.begunAt);
      this.#options.onKept?.(key, call);
      return held.value;
    }
    const joined = this.#readings.get(key);
    if (joined === undefined || isStricter(call, joined.leader)) return this.#lead(key, call);
    try {
      const value = await orAborted(joined.value, call.signal);
      for (const reply of joined.replies) call.onReply?.(reply);
      return value;
    } catch (error) {
      // The reading ends with the request that began it; whoever still has time begins anew.
      if (!this.#hasEnded(joined.leader) || this.#hasEnded(call)) throw error;
      return this.read(key, call, maxAgeMs);
    }
  }

  /** Forgets everything, after a write of ours: the next caller reads anew, and what is being read now is not kept. */
  drop(): void {
    this.#held.clear();
    this.#readings.clear();
  }

  #hasEnded({ signal, deadline }: Call): boolean {
    return signal.aborted || deadline <= this.#options.clock.now();
  }

  async #lead(key: Key, call: Call): Promise<Value> {
    const { clock, asKept = (value) => value } = this.#options;
    const begunAt = clock.now();
    const replies: Replied[] = [];
    const onReply = (reply: Replied): void => {
      replies.push(reply);
      call.onReply?.(reply);
    };
    const reading = { value: this.#options.read(key, { ...call, onReply }), leader: call, replies };
    this.#readings.set(key, reading);
    const isLatest = () => this.#readings.get(key) === reading;
    try {
      const value = await reading.value;
      const isGood = replies.every(({ failure }) => failure === null);
      // What it was made of may have been kept for a while already.
      const oldest = Math.min(begunAt, ...replies.map(({ fetchedAt }) => fetchedAt.getTime()));
      if (isLatest() && isGood) this.#hold(key, asKept(value), oldest);
      return value;
    } finally {
      if (isLatest()) this.#readings.delete(key);
    }
  }

  #hold(key: Key, value: Value, begunAt: number): void {
    this.#held.delete(key);
    this.#held.set(key, { value, begunAt });
    const [oldest] = this.#held.keys();
    if (this.#held.size > (this.#options.mostKeys ?? usualMostKeys) && oldest !== undefined) this.#held.delete(oldest);
  }
}

const mostAgeFor = ({ maxAgeMs = Number.POSITIVE_INFINITY }: Call): number => maxAgeMs;

/** True if what was read for the other may be too old for this one. */
const isStricter = (call: Call, other: Call): boolean =>
  mostAgeFor(call) < mostAgeFor(other) || (call.needsLive === true && other.needsLive !== true);
