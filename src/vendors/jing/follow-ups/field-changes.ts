import type { FieldChange } from '../../../records/custom-field.ts';
import { labelOf, listIn, objectIn, readOption, textOf, type JsonObject } from '../shapes.ts';

// Stand among the changed fields although they are none (FACTS 2.5: 6, 13).
const noFields: ReadonlySet<string> = new Set(['event_type', 'jing_uuid']);

/** What changed: `entity_change_mapping` for owners, `mapping_data` for the rest (FACTS 2.4); null if the event lists nothing. */
export function toFieldChanges(extra: JsonObject): FieldChange[] | null {
  const mapping = objectIn(extra['entity_change_mapping']);
  const data = objectIn(extra['mapping_data']);
  if (mapping === null && data === null) return null;
  const before = objectIn(mapping?.['old']) ?? {};
  const after = objectIn(mapping?.['new']) ?? {};
  const changed = Object.keys({ ...after, ...before }).filter((field) => !noFields.has(field));
  return [
    ...changed.map((field) => toChange(field, before[field], after[field])),
    ...listedChanges(data ?? {}, objectIn(extra['mapping_data_text']) ?? {}),
  ];
}

function listedChanges(data: JsonObject, labels: JsonObject): FieldChange[] {
  return Object.entries(data).map(([field, values]) => {
    const [before, after] = sides(values);
    const [labelBefore, labelAfter] = Object.hasOwn(labels, field) ? sides(labels[field]) : [];
    return toChange(field, labelOf(labelBefore) ?? before, labelOf(labelAfter) ?? after);
  });
}

/** A creation lists only what is there after it. */
const sides = (values: unknown): readonly unknown[] => {
  if (!Array.isArray(values)) return [undefined, values];
  return values.length === 1 ? [undefined, values[0]] : values;
};

const toChange = (field: string, before: unknown, after: unknown): FieldChange => ({
  field,
  label: null,
  before: sideText(before),
  after: sideText(after),
  typeRaw: null,
});

const sideText = (side: unknown): string | null =>
  listIn(side)
    .map((value) => labelOf(value) ?? optionText(value))
    .filter((text) => text !== null)
    .join(',') || null;

const optionText = (value: unknown): string | null => {
  const option = readOption(value);
  return option === null ? null : (option.label ?? option.value ?? option.jingUuid ?? textOf(option.code));
};
