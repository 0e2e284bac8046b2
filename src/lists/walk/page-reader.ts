import type { ListedRow } from '../../records/record.ts';
import type { PagedPart } from '../../vendors/list-plan.ts';
import type { RowKey } from '../../vendors/record-store.ts';
import { keyOf, type Learnt, type WalkRoom } from './walk-room.ts';

/** A row as it was read, with its place in our order and in the vendor's. */
export interface ReadRow<R> {
  readonly row: R;
  readonly key: RowKey;
  /** Its place in the vendor's list for these bounds, from 0. */
  readonly index: number;
}

/** The time bounds of an ask: epoch milliseconds, inclusive; null: no bound. */
export interface Span {
  readonly from: number | null;
  readonly to: number | null;
}

/** Reads neighbouring pages of one part for one span of time, and watches what the vendor does with what it is asked. */
export class PageReader<R extends ListedRow> {
  /** All rows read, contiguous, in the vendor's order, repeats left out. */
  rows: ReadRow<R>[] = [];
  /** True if the last row read is proven to be the last there is. */
  isEnd = false;
  /** True if a reply ignored a bound. */
  ignoredBounds = false;
  /** True if what the vendor counted and what it delivered do not fit. */
  countLies = false;
  total: number | null = null;
  cap: number | null;
  readonly size: number;
  readonly #part: PagedPart<R>;
  readonly #span: Span;
  readonly #room: WalkRoom<R>;
  readonly #learnt: Learnt;
  readonly #seen = new Set<string>();
  #firstPage = 0;
  #isGuess = false;
  #lastPage = 0;

  constructor(part: PagedPart<R>, span: Span, size: number, cap: number | null, room: WalkRoom<R>, learnt: Learnt) {
    this.#part = part;
    this.#span = span;
    this.#room = room;
    this.#learnt = learnt;
    this.cap = cap;
    this.size = Math.max(1, Math.min(size, part.maxPageSize, cap ?? Number.POSITIVE_INFINITY));
  }

  get firstPage(): number {
    return this.#firstPage;
  }

  get canRead(): boolean {
    const isOut = this.#part.hasFirstPageOnly === true && this.#lastPage > 0;
    return this.#room.callsLeft > 0 && !isOut;
  }

  /** Rows that one page really holds. */
  get step(): number {
    return Math.min(this.size, this.cap ?? this.size);
  }

  async start(page: number): Promise<void> {
    const rows = await this.#read(page);
    this.#firstPage = page;
    this.#lastPage = page;
    this.#append(rows, page);
  }

  async next(): Promise<void> {
    const page = this.#lastPage + 1;
    const rows = await this.#read(page);
    if (rows.length > 0 && this.#lastPage === this.#firstPage && this.#lastCount < this.size) {
      this.cap = this.#lastCount; // a short page with more behind it: the vendor clamps
    }
    this.#lastPage = page;
    const before = this.rows.length;
    this.#append(rows, page);
    if (rows.length > 0 && this.rows.length === before) this.#stopRepeating();
  }

  async previous(): Promise<void> {
    const page = this.#firstPage - 1;
    const rows = await this.#read(page);
    this.#firstPage = page;
    const first = (page - 1) * this.step;
    const fresh = rows.filter((row) => !this.#seen.has(row.ref));
    fresh.forEach((row) => this.#seen.add(row.ref));
    this.rows = [
      ...fresh.map((row, at) => ({ row, key: keyOf(row, this.#room), index: first + at })),
      ...this.rows.map((read, at) => ({ ...read, index: first + fresh.length + at })),
    ];
  }

  #lastCount = 0;

  async #read(page: number): Promise<readonly R[]> {
    if (page > 1 && this.#part.hasFirstPageOnly === true) return [];
    this.#room.callsLeft -= 1;
    this.#learnt.calls += 1;
    const { from, to } = this.#span;
    const reply = await this.#part.read({ page, size: this.size, from, to }, this.#room.call);
    if (this.#learnt.fetchedAt === null || reply.fetchedAt < this.#learnt.fetchedAt) {
      this.#learnt.fetchedAt = reply.fetchedAt;
    }
    this.#learnt.servedFrom ??= reply.rows[0]?.origin.servedFrom ?? 'LIVE';
    // Behind their last row some count nothing, which says nothing of the rows before it.
    this.total = page > 1 && reply.rows.length === 0 && reply.total === 0 ? null : reply.total;
    this.#watchBounds(reply.rows);
    return reply.rows;
  }

  #append(rows: readonly R[], page: number): void {
    this.#lastCount = rows.length;
    this.#watchClamp(rows.length, page);
    const start = this.rows.at(-1) === undefined ? (page - 1) * this.step : this.rows.at(-1)!.index + 1;
    let index = start;
    for (const row of rows) {
      if (this.#seen.has(row.ref)) continue;
      this.#seen.add(row.ref);
      this.rows.push({ row, key: keyOf(row, this.#room), index });
      index += 1;
    }
    this.#judgeEnd(rows.length, page);
  }

  /** A page that is short of what the vendor's own count lets expect: the vendor clamps. */
  #watchClamp(count: number, page: number): void {
    if (this.total === null || page !== this.#firstPage || count === 0 || count >= this.step) return;
    const expected = this.total - (page - 1) * this.step;
    if (count === expected) return;
    this.cap = count;
    this.#isGuess = page > 1; // it may be the last page of a longer clamp: the page behind it tells
  }

  /** The end is proven by the vendor's count, by an empty page, or by a page shorter than one it was seen to fill. */
  #judgeEnd(count: number, page: number): void {
    const seen = (page - 1) * this.step + count;
    if (this.total !== null && count > 0) {
      this.isEnd = seen >= this.total;
      return;
    }
    if (count === 0) {
      this.isEnd = true;
      if (this.total !== null && seen < this.total && !this.#isGuess) this.countLies = true;
      if (this.#isGuess) this.cap = null;
      return;
    }
    this.isEnd = this.cap !== null && count < this.step;
  }

  /** The vendor answers every page with the same rows: there is nothing more to be had from it. */
  #stopRepeating(): void {
    this.isEnd = true;
    this.countLies = this.total !== null && this.rows.length < this.total;
  }

  #watchBounds(rows: readonly R[]): void {
    const { bounds } = this.#part;
    if (bounds === null) return;
    const slack = bounds.unitMs;
    const { from, to } = this.#span;
    for (const row of rows) {
      const time = this.#room.timeOf(row);
      if (time === null) continue;
      if ((to !== null && time >= to + 2 * slack) || (from !== null && time < from - slack)) this.ignoredBounds = true;
    }
  }
}
