/** How much of one limit is used, and by whom. */
export interface LimitUse {
  readonly total: number;
  of(consumer: string): number;
  add(consumer: string): void;
  remove(consumer: string): void;
}

export function limitUse(): LimitUse {
  const byConsumer = new Map<string, number>();
  let total = 0;
  return {
    get total() {
      return total;
    },
    of: (consumer) => byConsumer.get(consumer) ?? 0,
    add(consumer) {
      total++;
      byConsumer.set(consumer, (byConsumer.get(consumer) ?? 0) + 1);
    },
    remove(consumer) {
      total--;
      const left = (byConsumer.get(consumer) ?? 0) - 1;
      if (left > 0) byConsumer.set(consumer, left);
      else byConsumer.delete(consumer);
    },
  };
}

/**
 * Whether a consumer may have one more. While others wait too, nobody gets more than an equal share; and the last
 * `reserve` of a limit is for those who have less than that, so that a newcomer need not wait for a greedy one.
 */
export function mayHaveOneMore(
  use: Pick<LimitUse, 'total' | 'of'>,
  { limit, reserve, consumer, waiting }: LimitQuestion,
): boolean {
  if (use.total >= limit) return false;
  const own = use.of(consumer);
  return own < reserve || (use.total < limit - reserve && (waiting === 1 || own < limit / waiting));
}

interface LimitQuestion {
  readonly limit: number;
  readonly reserve: number;
  readonly consumer: string;
  /** Consumers that wait now, this one included. */
  readonly waiting: number;
}

/** Which part of a limit in time is kept for newcomers. */
export const reservePart = 50;

export const reserveOf = (limit: number): number => Math.floor(limit / reservePart);
