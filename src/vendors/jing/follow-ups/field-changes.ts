import type { FieldChange } from '../../../records/custom-field.ts';
import { changesIn, listedIn } from '../pushes/sides.ts';
import { listIn, objectIn, shownOf, textOf, type JsonObject } from '../shapes.ts';

/** What changed, as the event lists it; null if it lists nothing. */
export function toFieldChanges(extra: JsonObject): FieldChange[] | null {
  const isListed = ['entity_change_mapping', 'mapping_data'].some((key) => objectIn(extra[key]) !== null);
  if (!isListed) return null;
  const labels = listedIn(extra['mapping_data_text']);
  return [...changesIn(extra)].map(([field, { before, after }]) => {
    const label = labels.get(field);
    return toChange(field, textOf(label?.before) ?? before, textOf(label?.after) ?? after);
  });
}

/** What subscribers are told changed: also what an event says without listing it. */
export function toldChanges(eventType: string, extra: JsonObject): FieldChange[] | null {
  const listed = toFieldChanges(extra) ?? [];
  const told = [
    ...(eventType === 'object_change_owner' ? [toChange('owner', extra['former_owner'], extra['owner'])] : []),
    ...(eventType === 'object_add_notes' ? [toChange('notes', null, extra['notes'])] : []),
  ].filter(({ field, before, after }) => before !== after && !listed.some((change) => change.field === field));
  const all = [...listed, ...told];
  return all.length === 0 ? toFieldChanges(extra) : all;
}

const toChange = (field: string, before: unknown, after: unknown): FieldChange => ({
  field,
  label: null,
  before: sideText(before),
  after: sideText(after),
  typeRaw: null,
});

const sideText = (side: unknown): string | null =>
  listIn(side)
    .map(shownOf)
    .filter((text) => text !== null)
    .join(',') || null;
