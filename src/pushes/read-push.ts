import { createHash } from 'node:crypto';
import type { AcceptedPush } from '../store/store.ts';
import type { PushReader } from '../vendors/push.ts';

/** What the reader makes of a push; a reader that breaks is a fault of ours, and the push is kept for when it is mended. */
export function readPush(
  reader: PushReader,
  text: string,
  body: Readonly<Record<string, unknown>>,
): Pick<AcceptedPush, 'reading' | 'failed'> {
  try {
    return { reading: reader.read(body) };
  } catch (error) {
    const dedupeKey = createHash('sha256').update(text).digest('base64url');
    return { reading: { dedupeKey, items: [] }, failed: `could not be read: ${kindOf(error)}` };
  }
}

/** The kind of an error. Its message or stack may quote the push. */
export const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
