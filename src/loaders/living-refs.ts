import DataLoader from 'dataloader';
import type { Entity } from '../records/record.ts';
import type { Source } from '../vendors/adapter.ts';
import { namingFailure } from './vendor-failure.ts';

/** The ref under which a record lives on: its own, unless it was merged into another. Null: nothing is ever merged. */
export function livingRefs<E extends Entity>(vendor: string, source: Source<E>): DataLoader<string, string> | null {
  if (source.survivors === undefined) return null;
  return new DataLoader<string, string>(async (refs) => {
    const survivors = await namingFailure(vendor, source.survivors?.(refs) ?? Promise.resolve(new Map()));
    return refs.map((ref) => survivors.get(ref) ?? ref);
  });
}
