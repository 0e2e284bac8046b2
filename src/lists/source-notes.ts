/** One outcome that is not OK, as it stands in `extensions.sources`. */
export interface SourceNote {
  readonly path: readonly (string | number)[];
  /** Upper case, as in the `Vendor` enum. */
  readonly vendor: string;
  readonly status: string;
  readonly retryAfterMs: number | null;
}

/** Collects the outcomes of one request that are not OK, so that nobody takes absence for emptiness. */
export class SourceNotes {
  readonly #notes: SourceNote[] = [];

  add(note: SourceNote): void {
    this.#notes.push(note);
  }

  /** A vendor failed, and something beside lists was shown as it was before. Told once, with the path of the whole answer. */
  addStale(name: string, retryAfterMs: number | null): void {
    const vendor = name.toUpperCase();
    const isTold = this.#notes.some(({ path, ...note }) => path.length === 0 && note.vendor === vendor);
    if (!isTold) this.add({ path: [], vendor, status: 'STALE', retryAfterMs });
  }

  get all(): readonly SourceNote[] {
    return this.#notes;
  }
}
