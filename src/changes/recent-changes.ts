import type { Change } from '../records/change.ts';
import type { ChangeAsk } from '../store/store.ts';

/** How far a look got: the first change that was asked for, if any, and the number up to which all were seen. */
export interface Seen {
  readonly change: Change | null;
  readonly place: number;
}

/** Characters of field changes: one push of 1 MiB may hold a million. */
const usualMostCharacters = 16_000_000;

/** The latest changes in memory, without a gap, never more than so many nor larger than so much. */
export class RecentChanges {
  readonly #most: number;
  readonly #mostCharacters: number;
  #characters = 0;
  #changes: Change[] = [];
  /** All changes with a higher number, up to `latest`, are here. */
  #floor: number | null = null;
  #latest = 0;

  constructor(most: number, mostCharacters = usualMostCharacters) {
    this.#most = most;
    this.#mostCharacters = mostCharacters;
  }

  /** The number up to which changes are known; null before the first `begin`. */
  get latest(): number | null {
    return this.#floor === null ? null : this.#latest;
  }

  /** Forgets all: what is known begins behind this number. */
  begin(behind: number): void {
    this.#changes = [];
    this.#characters = 0;
    this.#floor = behind;
    this.#latest = behind;
  }

  /** Adds the changes that follow right behind the latest. */
  add(changes: readonly Change[]): void {
    this.#changes.push(...changes);
    this.#latest = changes.at(-1)?.number ?? this.#latest;
    this.#characters += sizeOf(changes);
    // Twice as many for a moment, so that not each change moves all others.
    if (this.#changes.length >= 2 * this.#most) this.#drop(this.#changes.length - this.#most);
    let large = 0;
    for (let left = this.#characters; left > this.#mostCharacters; large++) left -= sizeOf([this.#changes[large]!]);
    this.#drop(large);
  }

  #drop(count: number): void {
    const dropped = this.#changes.splice(0, count);
    this.#characters -= sizeOf(dropped);
    this.#floor = dropped.at(-1)?.number ?? this.#floor;
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

const sizeOf = (changes: readonly Change[]): number =>
  changes
    .flatMap(({ fieldChanges }) => fieldChanges ?? [])
    .reduce((sum, { field, before, after }) => sum + field.length + (before?.length ?? 0) + (after?.length ?? 0), 0);
