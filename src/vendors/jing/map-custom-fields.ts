import type { CustomFieldKind, CustomFieldOption, CustomFieldValue } from '../../records/custom-field.ts';
import { listIn, readOption, type JingOption, type JsonObject } from './shapes.ts';

// FACTS 2.3: `c_<kind>_<8 characters>`. `custom` holds an option of a set that the tenant defined.
const kinds: ReadonlyMap<string, CustomFieldKind> = new Map([
  ['custom', 'SINGLE_CHOICE'],
  ['date', 'DATE'],
  ['department', 'DEPARTMENT'],
  ['employee', 'EMPLOYEE'],
  ['imgupload', 'IMAGE'],
  ['input', 'TEXT'],
  ['multi_department', 'DEPARTMENT'],
  ['multi_employee', 'EMPLOYEE'],
  ['quote', 'QUOTE'],
  ['switch', 'SWITCH'],
]);
const kindsWithOptions: ReadonlySet<CustomFieldKind> = new Set(['SINGLE_CHOICE', 'DEPARTMENT', 'EMPLOYEE']);

/** The fields that the tenant added, in the order of their keys; an empty one is there with text null. */
export function toCustomFields(fields: JsonObject): CustomFieldValue[] {
  return Object.keys(fields)
    .toSorted()
    .flatMap((key) => {
      const kindRaw = /^c_(\w+)_[0-9a-zA-Z]{8}$/.exec(key)?.[1];
      return kindRaw === undefined ? [] : [toCustomField(key, kindRaw, fields[key])];
    });
}

function toCustomField(key: string, kindRaw: string, value: unknown): CustomFieldValue {
  const kind = kinds.get(kindRaw) ?? 'UNKNOWN';
  const chosen = listIn(value)
    .map(readOption)
    .filter((option) => option !== null);
  return {
    key,
    name: null,
    kind,
    kindRaw,
    text:
      chosen
        .map(textIn)
        .filter((text) => text !== null)
        .join(',') || null,
    options: kindsWithOptions.has(kind) ? chosen.map(toOption) : null,
    param: null,
  };
}

const textIn = (option: JingOption): string | null => option.jingUuid ?? option.code ?? option.value ?? option.label;

const toOption = (option: JingOption): CustomFieldOption => ({
  externalId: option.jingUuid,
  value: option.code ?? option.value,
  name: option.label ?? option.name,
  param: null,
});
