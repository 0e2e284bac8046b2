// The vendor's times are whole seconds, and its clock and ours may differ a little: what it did just before we sent, by
// its own account, may still be ours. A vendor whose clock is further behind proves nothing, which is the safe side.
const slackMs = 5000;
// What comes later is somebody else's: a vendor that has taken a call is at it no longer than this.
const longestWorkMs = 120_000;

/** True if something that the vendor dates so is not older than what was sent then. */
export const isSince = (time: Date | null | undefined, sentAt: Date): boolean =>
  time !== null && time !== undefined && time.getTime() >= sentAt.getTime() - slackMs;

/** True if something that the vendor dates so can have come of what was sent then. */
export const cameOf = (time: Date | null | undefined, sentAt: Date): boolean =>
  isSince(time, sentAt) && Number(time) <= sentAt.getTime() + longestWorkMs;

/** From when on to ask for what came of it, in seconds. */
export const secondsSince = (sentAt: Date): string => String(Math.floor((sentAt.getTime() - slackMs) / 1000));

/**
 * The only one; undefined if there is none, or if there are several and nobody can tell which is ours. One that moved
 * from page to page while they were read stands there twice.
 */
export function only<T>(rows: readonly T[], idOf: (row: T) => string): T | undefined {
  const [first, ...others] = rows;
  return first !== undefined && others.every((row) => idOf(row) === idOf(first)) ? first : undefined;
}

/** The one with the latest time; undefined if there is none. */
export const newest = <T>(rows: readonly T[], timeOf: (row: T) => Date | null | undefined): T | undefined =>
  rows.toSorted((a, b) => (timeOf(b)?.getTime() ?? 0) - (timeOf(a)?.getTime() ?? 0))[0];
