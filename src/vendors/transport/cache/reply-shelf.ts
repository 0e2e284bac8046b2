import { createWeigher } from './weigher.ts';

/** A good answer, as it is kept. */
export interface KeptReply {
  /** Shared by all who are given it: nobody changes it. */
  readonly body: unknown;
  /** Epoch milliseconds: when it was asked for, from which its age counts, and when it came. */
  readonly begunAt: number;
  readonly fetchedAt: number;
  /** Length of its JSON. */
  readonly bytes: number;
  /** What was made of it since it is on the shelf. */
  readonly made?: Map<object, unknown>;
}

interface Weighed {
  readonly reply: KeptReply;
  readonly weight: number;
}

// Its name, its places in the map, and the map of what is made of it.
const entryBytes = 700;
// A row, its record or a tag with the text of its ref: what is made of one object (`VendorReply.made`) at the most.
const madeBytes = 350;

/** Answers by name, those that nobody asked for longest thrown out first, so that all together never weigh more than a bound. */
export class ReplyShelf {
  readonly #mostBytes: number;
  readonly #replies = new Map<string, Weighed>(); // last used last
  readonly #weigh = createWeigher(madeBytes);
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** What all of it takes in memory at the most. */
  get bytes(): number {
    return this.#bytes;
  }

  get(name: string): KeptReply | null {
    const there = this.#replies.get(name);
    if (there === undefined) return null;
    this.#replies.delete(name);
    this.#replies.set(name, there);
    return there.reply;
  }

  /** One that is too large for the shelf is not kept, nor is the one that it would replace. */
  put(name: string, reply: KeptReply): void {
    this.delete(name);
    const weight = entryBytes + this.#weigh(reply.body);
    if (weight > this.#mostBytes) return;
    this.#replies.set(name, { reply: { ...reply, made: new Map() }, weight });
    this.#bytes += weight;
    for (const [oldest] of this.#replies) {
      if (this.#bytes <= this.#mostBytes) return;
      this.delete(oldest);
    }
  }

  delete(name: string): void {
    const there = this.#replies.get(name);
    if (there === undefined) return;
    this.#replies.delete(name);
    this.#bytes -= there.weight;
  }

  clear(): void {
    this.#replies.clear();
    this.#bytes = 0;
  }
}
