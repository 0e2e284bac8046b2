import type { CustomFieldKind, CustomFieldOption, CustomFieldValue } from '../../../records/custom-field.ts';
import { splitList } from '../../values/contact.ts';
import { toCustomFieldKind, toPushedCustomFieldKind } from '../vocabulary.ts';
import { customFields, type SobotCustomField } from './wire-custom-field.ts';

const choices: ReadonlySet<CustomFieldKind | null> = new Set(['SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'CASCADE']);

/** Custom fields of a customer or company, from all places that may hold them; null where none does. A field comes once. */
export function toCustomFields(places: readonly unknown[]): CustomFieldValue[] | null {
  const held = places.map((place) => customFields.parse(place)).filter((read) => read !== null);
  if (held.length === 0) return null;
  const values = held.flat().map((wire) => toCustomField(wire, toCustomFieldKind(wire.field_type)));
  return [...new Map(values.toReversed().map((value) => [value.key, value])).values()].toReversed();
}

/** The same for `extend_field_values` of a push, whose codes differ. */
export function toPushedCustomFields(pushed: unknown): CustomFieldValue[] | null {
  const held = customFields.parse(pushed);
  return held?.map((wire) => toCustomField(wire, toPushedCustomFieldKind(wire.field_type))) ?? null;
}

function toCustomField(wire: SobotCustomField, kind: CustomFieldKind | null): CustomFieldValue {
  // Without a code of the kind, a name beside the value still tells that it is an option.
  const isChoice = kind === null ? wire.field_text !== null : choices.has(kind);
  return {
    key: wire.fieldid,
    name: null, // only the field's definition knows it (S35, S37)
    kind,
    kindRaw: wire.field_type,
    text: wire.field_value,
    options: isChoice ? toOptions(wire) : null,
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
