const noted = new WeakSet<Error>();

/** From now on this failure is known to whoever counts failures: it is not counted again further up. */
export const markNoted = (error: Error): void => void noted.add(error);

/** True for a noted failure, and for whatever has one as its cause. */
export const isNoted = (error: unknown, depth = 0): boolean =>
  error instanceof Error && depth < 5 && (noted.has(error) || isNoted(error.cause, depth + 1));
