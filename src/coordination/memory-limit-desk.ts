import type { LimitAsk, LimitDesk } from '../vendors/limit-desk.ts';
import { limitBook, type LimitBook } from './limit-book.ts';

/** A desk in the memory of this process. */
export interface MemoryLimitDesk extends LimitDesk {
  /** Takes down what another desk gave for a question. */
  enter(ask: LimitAsk, consumer: string, slots: readonly string[]): void;
}

/** The desk of a process that is alone, or of one that speaks for others. `now` is in milliseconds, and never goes back. */
export function memoryLimitDesk(now: () => number = () => performance.now()): MemoryLimitDesk {
  const books = new Map<string, LimitBook>();
  const bookOf = (line: string): LimitBook => {
    const book = books.get(line) ?? limitBook(now);
    books.set(line, book);
    return book;
  };
  return {
    ask: async ({ line, ...ask }) => bookOf(line).ask(ask),
    takeOne: (ask) => bookOf(ask.line).takeOne(ask),
    done(line, slots) {
      const book = bookOf(line);
      for (const slot of slots) book.done(slot);
    },
    giveBack(line, slots) {
      const book = bookOf(line);
      for (const slot of slots) book.giveBack(slot);
    },
    enter({ line, ...ask }, consumer, slots) {
      const book = bookOf(line);
      for (const slot of slots) book.enter(ask, consumer, slot);
    },
    holdOff: (line, ms) => bookOf(line).pause(ms),
  };
}
