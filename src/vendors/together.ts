import type { Call, Replied } from './call.ts';

/** As far apart as the answers of one live reading usually are. */
const togetherMs = 2000;

/**
 * Reads what belongs together, e.g. several pages of one list. Where answers were kept, rows may have gone from page to
 * page since: answers of different times are not mixed, but all is read anew from the vendor.
 */
export async function together<T>(call: Call, read: (call: Call) => Promise<T>): Promise<T> {
  const replies: Replied[] = [];
  const value = await read({ ...call, onReply: (reply) => void replies.push(reply) });
  if (areMixed(replies)) return read({ ...call, needsLive: true });
  for (const reply of replies) call.onReply?.(reply);
  return value;
}

function areMixed(replies: readonly Replied[]): boolean {
  if (replies.length < 2 || replies.every(({ servedFrom }) => servedFrom === 'LIVE')) return false;
  const times = replies.map(({ fetchedAt }) => fetchedAt.getTime());
  return Math.max(...times) - Math.min(...times) > togetherMs;
}
