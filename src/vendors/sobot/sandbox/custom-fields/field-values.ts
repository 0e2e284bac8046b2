import { objectOf, requiredText, textOf } from '../body.ts';
import { misfit } from '../faults.ts';
import type { FieldDefinition } from './field-definitions.ts';
import type { Wire } from '../replies.ts';

/**
 * Values of custom fields as the detail (S23) shows them, from what a write sent. Which fields must be filled
 * (`fill_flag`) is not held against a write: the document does not say that the API does.
 */
export const fieldValues = (sent: readonly unknown[], definitions: readonly FieldDefinition[]): Wire[] =>
  sent.map((value) => fieldValue(objectOf(value), definitions));

function fieldValue(sent: Wire, definitions: readonly FieldDefinition[]): Wire {
  const id = textOf(sent, 'fieldid');
  const param = textOf(sent, 'field_params');
  const field = definitions.find((known) => (id === '' ? param !== '' && known.param === param : known.id === id));
  if (field === undefined) throw misfit('No such custom field');
  if (sent.field_value === undefined || sent.field_value === null) throw misfit('field_value is required');
  const value = textOf(sent, 'field_value');
  return {
    fieldid: field.id,
    field_value: value,
    ...(field.options === null || value === '' ? {} : chosen(value, field.options)),
    field_type: String(field.type),
    ...(field.param === null ? {} : { field_params: field.param }),
  };
}

/** Ids of options, names and parameters are joined by comma each. */
function chosen(value: string, options: NonNullable<FieldDefinition['options']>): Wire {
  const picked = value.split(',').map((id) => {
    const option = options.find((known) => known.value === id.trim());
    if (option === undefined) throw misfit('No such option of the custom field');
    return option;
  });
  const params = picked.flatMap(({ param }) => param ?? []);
  return {
    field_text: picked.map(({ name }) => name).join(','),
    ...(params.length === picked.length ? { data_params: params.join(',') } : {}),
  };
}

/** The list that `ex_field_str` encodes as a text. */
export function fromText(fields: Wire): readonly unknown[] {
  const text = fields.ex_field_str ?? '';
  if (typeof text !== 'string') throw misfit('ex_field_str must be a text');
  const list = text === '' ? [] : decoded(text);
  if (list === null) throw misfit('ex_field_str must encode a list');
  return list;
}

/** What a customer bears; nothing where its text is broken. */
export const borne = (text: unknown): Wire[] =>
  ((typeof text === 'string' ? decoded(text) : null) ?? []).map((value) => objectOf(value));

function decoded(text: string): readonly unknown[] | null {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

/** Those that were sent win, the others stay. */
export function merged(before: readonly Wire[], sent: readonly Wire[]): Wire[] {
  const told = new Set(sent.map((value) => requiredText(value, 'fieldid')));
  return [...before.filter(({ fieldid }) => !told.has(String(fieldid))), ...sent];
}
