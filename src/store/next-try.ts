const mostTries = 3;
const pauses = [1000, 30_000]; // milliseconds, after the first try and after the second

/** When a push that failed so often is tried again, in epoch milliseconds; null: no more, an operator must look. */
export const nextTryAt = (tries: number, now: number): number | null =>
  tries >= mostTries ? null : now + (pauses[tries - 1] ?? 0);
