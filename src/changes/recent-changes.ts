import type { Change } from '../records/change.ts';
import type { ChangeAsk } from '../store/store.ts';

/** How far a look got: the first change that was asked for, if any, and the number up to which all were seen. */
export interface Seen {
  readonly change: Change | null;
  readonly place: number;
}

/** The latest changes in memory, without a gap and never more than so many. */
export class RecentChanges {
  readonly #most: number;
  #changes: Change[] = [];
  /** All changes with a higher number, up to `latest`, are here. */
  #floor: number | null = null;
  #latest = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The number up to which changes are known; null before the first `begin`. */
  get latest(): number | null {
    return this.#floor === null ? null : this.#latest;
  }

  /** Forgets all: what is known begins behind this number. */
  begin(behind: number): void {
    this.#changes = [];
    this.#floor = behind;
    this.#latest = behind;
  }

  /** Adds the changes that follow right behind the latest. */
  add(changes: readonly Change[]): void {
    this.#changes.push(...changes);
    this.#latest = changes.at(-1)?.number ?? this.#latest;
    // Twice as many for a moment, so that not each change moves all others.
    if (this.#changes.length < 2 * this.#most) return;
    const dropped = this.#changes.splice(0, this.#changes.length - this.#most);
    this.#floor = dropped.at(-1)!.number;
  }

  /** The first change behind a place that is asked for; null if what follows that place is not in memory. */
  next({ after, vendors, subjects }: ChangeAsk): Seen | null {
    if (this.#floor === null || after < this.#floor) return null;
    for (let index = this.#firstBehind(after); index < this.#changes.length; index += 1) {
      const change = this.#changes[index]!;
      const isAsked = (vendors?.includes(change.vendor) ?? true) && (subjects?.includes(change.subject) ?? true);
      if (isAsked) return { change, place: change.number };
    }
    return { change: null, place: Math.max(after, this.#latest) };
  }

  #firstBehind(place: number): number {
    let low = 0;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#changes[middle]!.number <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
