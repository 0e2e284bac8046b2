/** A good answer, as it is kept. */
export interface KeptReply {
  /** Shared by all who are given it: nobody changes it. */
  readonly body: unknown;
  /** Epoch milliseconds: when it was asked for, from which its age counts, and when it came. */
  readonly begunAt: number;
  readonly fetchedAt: number;
  /** Length of its JSON. */
  readonly bytes: number;
}

/** Answers by name, those that nobody asked for longest thrown out first, so that all together never weigh more than a bound. */
export class ReplyShelf {
  readonly #mostBytes: number;
  readonly #replies = new Map<string, KeptReply>(); // last used last
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** What all of it takes in memory, about. */
  get bytes(): number {
    return this.#bytes;
  }

  get(name: string): KeptReply | null {
    const reply = this.#replies.get(name);
    if (reply === undefined) return null;
    this.#replies.delete(name);
    this.#replies.set(name, reply);
    return reply;
  }

  /** One that is too large for the shelf is not kept, nor is the one that it would replace. */
  put(name: string, reply: KeptReply): void {
    this.delete(name);
    if (weightOf(reply) > this.#mostBytes) return;
    this.#replies.set(name, reply);
    this.#bytes += weightOf(reply);
    for (const [oldest] of this.#replies) {
      if (this.#bytes <= this.#mostBytes) return;
      this.delete(oldest);
    }
  }

  delete(name: string): void {
    const reply = this.#replies.get(name);
    if (reply === undefined) return;
    this.#replies.delete(name);
    this.#bytes -= weightOf(reply);
  }

  clear(): void {
    this.#replies.clear();
    this.#bytes = 0;
  }
}

// Parsed, replies of our vendors take 1.1 to 1.7 times the bytes of their JSON (measured on 2026-11-21), and the entry its own.
const weightOf = ({ bytes }: KeptReply): number => 2 * bytes + 500;
