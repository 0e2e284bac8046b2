import type { Change } from '../records/change.ts';
import { StoreUnavailable, type ChangeAsk, type ChangeLog } from '../store/store.ts';
import { assertKept } from './change-cursor.ts';
import type { Sleeper, Tail } from './tail.ts';

/** Changes as they come; ends without an error when its reader leaves or the server stops. */
export interface Following extends AsyncIterableIterator<Change, undefined> {
  return(): Promise<IteratorResult<Change, undefined>>;
}

/** Is told how one follower lives. */
interface Life {
  begun(): void;
  ended(): void;
  delivers(change: Change): void;
}

const pageSize = 50;

/**
 * All changes behind a place, each once, in their order. Holds a place and at most one page of the store, however
 * slowly it is read. `next` is called again only after it has answered.
 */
export class Follower implements Following {
  readonly #tail: Tail;
  readonly #changes: ChangeLog;
  readonly #ask: Omit<ChangeAsk, 'after'>;
  readonly #life: Life;
  readonly #sleeper: Sleeper = { wake: () => undefined };
  #place: number;
  #page: Change[] = [];
  /** The place when the page is used up. */
  #pageEnd = 0;
  #hasBegun = false;
  #hasEnded = false;

  constructor(tail: Tail, changes: ChangeLog, { after, ...ask }: ChangeAsk, life: Life) {
    this.#tail = tail;
    this.#changes = changes;
    this.#ask = ask;
    this.#place = after;
    this.#life = life;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Change, undefined>> {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      this.#life.begun();
    }
    try {
      while (!this.#hasEnded) {
        const change = this.#fromPage() ?? this.#fromMemory();
        if (change !== undefined) {
          this.#life.delivers(change);
          return { done: false, value: change };
        }
        await this.#more();
      }
    } catch (error) {
      this.end();
      throw error;
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Change, undefined>> {
    this.end();
    return { done: true, value: undefined };
  }

  /** Ends it from outside, also while it waits. */
  readonly end = (): void => {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#page = [];
    this.#sleeper.wake();
    this.#life.ended();
  };

  #fromPage(): Change | undefined {
    const change = this.#page.shift();
    if (change !== undefined) this.#place = this.#page.length === 0 ? this.#pageEnd : change.number;
    return change;
  }

  #fromMemory(): Change | undefined {
    const seen = this.#tail.recent.next({ ...this.#ask, after: this.#place });
    this.#place = seen?.place ?? this.#place;
    return seen?.change ?? undefined;
  }

  /** At the end of the log until there is news, else until the next page is read. */
  async #more(): Promise<void> {
    const { recent } = this.#tail;
    if (recent.next({ after: this.#place }) !== null) return this.#tail.news(this.#sleeper);
    try {
      // What is known by now and is not in the page was not asked for.
      const known = recent.latest ?? 0;
      const page = await this.#changes.after({ ...this.#ask, after: this.#place, limit: pageSize });
      await assertKept(this.#place, this.#changes);
      const last = page.at(-1)?.number ?? this.#place;
      this.#pageEnd = page.length < pageSize ? Math.max(last, known) : last;
      if (this.#hasEnded) return;
      this.#page = page;
      if (page.length === 0) this.#place = this.#pageEnd;
      if (page.length === 0 && recent.latest === null) await this.#tail.recovery(this.#sleeper);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (!this.#hasEnded) await this.#tail.recovery(this.#sleeper);
    }
  }
}
