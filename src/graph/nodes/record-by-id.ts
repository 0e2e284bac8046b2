import type { Context } from '../../context.ts';
import type { Entity } from '../../records/record.ts';
import type { Held } from './held.ts';
import { readRecordId } from './record-id.ts';

/** A record by the global id that a caller sent; null if it is gone. */
export async function recordById<E extends Entity>(
  id: string,
  accepted: readonly E[],
  argument: string,
  context: Context,
): Promise<Held<E> | null> {
  const { vendor, entity, ref } = readRecordId(id, accepted, argument, context);
  return context.loaders.record(vendor, entity, ref);
}
