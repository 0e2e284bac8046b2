import type { CustomFieldKind, CustomFieldOption, CustomFieldValue } from '../../records/custom-field.ts';
import { splitList } from '../values/contact.ts';
import { toCustomFieldKind } from './vocabulary.ts';
import type { SobotCustomField } from './wire-customer.ts';

const choices: ReadonlySet<CustomFieldKind | null> = new Set(['SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'CASCADE']);

export function toCustomField(wire: SobotCustomField): CustomFieldValue {
  const kind = toCustomFieldKind(wire.field_type);
  return {
    key: wire.fieldid,
    name: null, // only the field's definition knows it (S35)
    kind,
    kindRaw: wire.field_type,
    text: wire.field_value,
    options: choices.has(kind) ? toOptions(wire) : null,
    param: wire.field_params,
  };
}

/** Ids, names and parameters are three texts joined by comma; they belong together only if they are equally many. */
function toOptions(wire: SobotCustomField): CustomFieldOption[] {
  const ids = splitList(wire.field_value);
  const names = alongside(ids, wire.field_text);
  const params = alongside(ids, wire.data_params);
  return ids.map((externalId, index) => ({
    externalId,
    value: null,
    name: names[index] ?? null,
    param: params[index] ?? null,
  }));
}

function alongside(ids: readonly string[], joined: string | null): readonly string[] {
  if (joined === null) return [];
  if (ids.length === 1) return [joined];
  const parts = splitList(joined);
  return parts.length === ids.length ? parts : [];
}
