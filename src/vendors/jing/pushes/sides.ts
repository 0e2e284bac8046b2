import { objectIn, type JsonObject } from '../shapes.ts';

/** A field before and after an event. */
export interface Sides {
  /** Undefined where the event does not say. */
  readonly before: unknown;
  readonly after: unknown;
}

/** An event's changes by field: `mapping_data`, and `entity_change_mapping` for owners (FACTS 2.4). */
export function changesIn(extra: JsonObject): ReadonlyMap<string, Sides> {
  const mapping = objectIn(extra['entity_change_mapping']);
  const before = objectIn(mapping?.['old']) ?? {};
  const after = objectIn(mapping?.['new']) ?? {};
  return new Map([
    ...listedIn(extra['mapping_data']),
    ...Object.entries(after)
      .filter(([field]) => !noFields.has(field))
      .map(([field, value]) => [field, { before: own(before, field), after: value }] as const),
  ]);
}

/** By field what `mapping_data`, or the labels beside it in `mapping_data_text`, says. */
export const listedIn = (mapping: unknown): ReadonlyMap<string, Sides> =>
  new Map(Object.entries(objectIn(mapping) ?? {}).map(([field, change]) => [field, sidesOf(change)]));

/** `[before, after]`; a creation lists only what is there after it. An empty list is one more way to say nothing. */
function sidesOf(change: unknown): Sides {
  if (!Array.isArray(change)) return { before: undefined, after: change };
  return { before: change.length > 1 ? change[0] : undefined, after: change.at(-1) ?? null };
}

// Stand among the changed fields although they are none (FACTS 2.5: 6, 13).
const noFields: ReadonlySet<string> = new Set(['event_type', 'jing_uuid']);

// A field may be called `constructor`.
const own = (object: JsonObject, field: string): unknown => (Object.hasOwn(object, field) ? object[field] : undefined);
