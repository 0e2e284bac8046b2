/** One question and what was wrong with its answer; null: it is as it should be. */
export type Visit = () => Promise<string | null>;

/** What came of visits of one kind. */
export interface Visits {
  count: number;
  /** Milliseconds from the planned instant to the whole answer. */
  readonly took: number[];
  /** What was wrong, and how often. */
  readonly wrong: Map<string, number>;
  /** Not asked, because so many earlier ones had no answer yet. */
  leftOut: number;
}

/** Visits that go on until they are stopped. */
export interface Traffic {
  readonly seen: Visits;
  /** Ends it, and waits for the answers that are still to come. */
  stop(): Promise<void>;
}

/**
 * Asks so often a second, however long answers take, so that the time of those that come while a server halts counts too;
 * but with no more than so many open at once, so that a slow machine is not buried.
 */
export function atRate(perSecond: number, visit: Visit, mostAtOnce: number): Traffic {
  const seen: Visits = { count: 0, took: [], wrong: new Map(), leftOut: 0 };
  const open = new Set<Promise<void>>();
  const begun = performance.now();
  let planned = 0;

  const one = async (dueAt: number): Promise<void> => {
    const wrong = await visit().catch((error: unknown) => `broke: ${String(error)}`);
    seen.took.push(performance.now() - dueAt);
    if (wrong !== null) seen.wrong.set(wrong, (seen.wrong.get(wrong) ?? 0) + 1);
  };
  const timer = setInterval(
    () => {
      for (; planned < ((performance.now() - begun) / 1000) * perSecond; planned++) {
        if (open.size >= mostAtOnce) {
          seen.leftOut += 1;
          continue;
        }
        seen.count += 1;
        const running = one(begun + (planned * 1000) / perSecond).finally(() => open.delete(running));
        open.add(running);
      }
    },
    Math.min(20, 1000 / perSecond),
  );
  return {
    seen,
    async stop() {
      clearInterval(timer);
      await Promise.all(open);
    },
  };
}
