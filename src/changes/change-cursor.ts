import { Buffer } from 'node:buffer';
import { BadCursor } from '../lists/list-types.ts';
import type { ChangeLog } from '../store/store.ts';

const version = '1';

/** The opaque place of a change: the log, and the number in it. */
export const toChangeCursor = (log: string, number: number): string =>
  Buffer.from([version, log, number].join(':')).toString('base64url');

const wayOut =
  'Leave `after` out: the query then begins with the oldest change kept, the subscription with what comes from now on.';

/** The number that a cursor stands for. Throws `BadCursor` for rubbish, and where going on would skip changes. */
export async function readChangeCursor(cursor: string, changes: ChangeLog): Promise<number> {
  const [madeBy, log, text = '', ...rest] = Buffer.from(cursor, 'base64url').toString().split(':');
  const number = Number(text);
  const isOurs = madeBy === version && log !== undefined && rest.length === 0 && /^\d{1,15}$/.test(text);
  // Decoders forgive much; only the one canonical spelling is a cursor.
  if (!isOurs || toChangeCursor(log, number) !== cursor) {
    throw new BadCursor('This is no cursor of changes. Pass a `cursor` or `endCursor` unchanged.');
  }
  if (log !== changes.id || number > (await changes.latest())) {
    throw new BadCursor(`This cursor is of another log of changes, as when a sandbox was started anew. ${wayOut}`);
  }
  await assertKept(number, changes);
  return number;
}

/** Throws `BadCursor` if changes right behind this number are kept no longer. */
export async function assertKept(number: number, changes: ChangeLog): Promise<void> {
  if (number >= (await changes.oldest())) return;
  throw new BadCursor(`What came behind this cursor is no longer kept: changes would be skipped. ${wayOut}`);
}
