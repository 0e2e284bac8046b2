import type { Traits, WireDialect, WireRow, WireTrouble } from './dialect.ts';

/** One list of a vendor as a test sees it: what is in it, what it cost, and how to upset it. */
export interface HostileList {
  readonly traits: Traits;
  /** Null: the list is ours, and as tame as our store. */
  readonly dialect: WireDialect | null;
  /** Refs of the rows that are there now, as the adapter makes them, with their times. */
  rows(): readonly { readonly ref: string; readonly time: number | null }[];
  readonly calls: number;
  trouble: WireTrouble | null;
  insert(time: number): Promise<void>;
  /** Deletes every n-th row; a vendor that tells nobody of deletions does nothing. */
  deleteEvery(n: number): void;
}

/** What a list endpoint is asked, in the test's own words. Times are epoch milliseconds. */
export interface WireAsk {
  readonly page: number;
  readonly size: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** A list behind a wire that sorts, clamps, counts and bounds as its dialect says. */
export class WireList implements HostileList {
  calls = 0;
  trouble: WireTrouble | null = null;
  readonly traits: Traits;
  readonly dialect: WireDialect;
  readonly #refOf: (row: WireRow) => string;
  readonly #newId: (number: number) => string;
  #rows: WireRow[];
  #inserted = 0;

  constructor(
    traits: Traits,
    dialect: WireDialect,
    rows: readonly WireRow[],
    naming: { readonly refOf: (row: WireRow) => string; readonly newId: (number: number) => string },
  ) {
    this.traits = traits;
    this.dialect = dialect;
    this.#rows = [...rows];
    this.#refOf = naming.refOf;
    this.#newId = naming.newId;
  }

  rows() {
    return this.#rows.map((row) => ({ ref: this.#refOf(row), time: row.time }));
  }

  async insert(time: number): Promise<void> {
    this.#inserted += 1;
    this.#rows.push({ id: this.#newId(this.#inserted), time: this.traits.isTimed ? time : null });
  }

  deleteEvery(n: number): void {
    this.#rows = this.#rows.filter((_, at) => at % n !== 0);
  }

  /** Counts a call; the trouble that it meets, if any. */
  meet(): WireTrouble | null {
    this.calls += 1;
    if (this.trouble !== 'flaky') return this.trouble;
    return this.calls % 2 === 0 ? 'reset' : null;
  }

  page({ page, size, from, to }: WireAsk): { readonly rows: readonly WireRow[]; readonly total: number | null } {
    const { ignoresBounds, clamp, countsTotal, excludes } = this.dialect;
    const isInside = ({ time }: WireRow): boolean => {
      if (ignoresBounds || (from === null && to === null)) return true;
      if (time === null) return false;
      const isFrom = from === null || (excludes === 'both' ? time > from : time >= from);
      return isFrom && (to === null || (excludes === 'nothing' ? time <= to : time < to));
    };
    const matching = this.#rows.filter(isInside).toSorted((a, b) => this.#compare(a, b));
    const step = Math.min(size, clamp ?? size);
    return {
      rows: matching.slice((page - 1) * step, page * step),
      total: countsTotal ? matching.length : null,
    };
  }

  #compare(a: WireRow, b: WireRow): number {
    const { order } = this.dialect;
    const byId = scramble(a.id) - scramble(b.id);
    if (order === 'hash' || a.time === b.time) return byId;
    return order === 'desc' ? (b.time ?? 0) - (a.time ?? 0) : (a.time ?? 0) - (b.time ?? 0);
  }
}

function scramble(id: string): number {
  let hash = 7;
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
