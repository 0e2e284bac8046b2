// Jing has several shapes for one thing and six ways to say nothing (FACTS 2.5: 2, 3). Every reader here takes any value and never throws.
import { readEmail, readPhone, readUrl } from '../values/contact.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export const objectIn = (value: unknown): JsonObject | null => (isObject(value) ? value : null);

/** Text, number or flag as text; everything else is nothing, and so are '' and the dash that Jing shows for it. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' && value.trim() !== '-' ? value : null;
}

/** True for all six ways to say nothing, however deep they stand in each other. */
export function isEmpty(value: unknown): boolean {
  const parts = Array.isArray(value) ? value : objectIn(value);
  return parts === null ? textOf(value) === null : Object.values(parts).every(isEmpty);
}

/** Where one thing is asked for, a list counts as the first in it: Jing writes [] for nothing (FACTS 2.5: 3). */
const oneIn = (value: unknown): unknown => (Array.isArray(value) ? value.find((part) => !isEmpty(part)) : value);

/** The text of a bare value, or of an option's value, whichever way it came. */
export const codeOf = (value: unknown): string | null => {
  const option = readOption(value);
  return option === null ? null : (option.code ?? option.value ?? option.jingUuid ?? option.label);
};

/** The text that people read: an option's label, or the bare value. */
export const shownOf = (value: unknown): string | null => {
  const option = readOption(value);
  return option === null ? null : (option.label ?? option.value ?? option.jingUuid ?? option.code);
};

export const numberOf = (value: unknown): number | null => {
  const number = Number(textOf(value) ?? Number.NaN);
  return Number.isFinite(number) ? number : null;
};

/** 0/1 as number or text. */
export const flagOf = (value: unknown): boolean | null => {
  const text = textOf(value);
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : null;
};

export const textsOf = (value: unknown): string[] =>
  listIn(value)
    .map(textOf)
    .filter((text) => text !== null);

/** A list; a single thing counts as a list of one, nothing as an empty one. */
export const listIn = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined || value === '' ? [] : [value];
};

/** A chosen option, a person or a thing pointed at. */
export interface JingOption {
  readonly jingUuid: string | null;
  readonly code: string | null;
  readonly label: string | null;
  readonly name: string | null;
  readonly value: string | null;
  readonly color: string | null;
  readonly otherText: string | null;
}

/** Null for all ways to say nothing; a bare text becomes an option with only `value`. */
export function readOption(value: unknown): JingOption | null {
  const one = oneIn(value);
  const option = objectIn(one) ?? { value: one };
  const read = {
    jingUuid: textOf(option['jing_uuid']) ?? textOf(option['id']) ?? textOf(objectIn(option['value'])?.['id']),
    code: textOf(option['code']),
    label: textOf(option['label']),
    name: textOf(option['name']),
    value: textOf(option['value']),
    color: textOf(option['color']),
    otherText: textOf(option['other_text']),
  };
  const { color: _, ...parts } = read; // a colour alone chooses nothing
  return isEmpty(parts) ? null : read;
}

export const readOptions = (value: unknown): JingOption[] =>
  listIn(value)
    .map(readOption)
    .filter((option) => option !== null);

export interface JingCompany {
  readonly label: string | null;
  readonly value: string | null;
  readonly id: string | null;
  readonly companyUuid: string | null;
}

export function readCompany(value: unknown): JingCompany | null {
  const one = oneIn(value);
  const company = objectIn(one) ?? { value: one };
  const read = {
    label: textOf(company['label']),
    value: textOf(company['value']),
    id: textOf(company['id']),
    companyUuid: textOf(company['company_uuid']),
  };
  return isEmpty(read) ? null : read;
}

/** The employee in charge. */
export interface JingOwner {
  readonly label: string | null;
  readonly id: string | null;
  readonly isDept: boolean | null;
  readonly depId: string | null;
  readonly avatar: string | null;
  readonly omniUserUuid: string | null;
  readonly isAuthed: boolean | null;
  readonly userid: string | null;
  readonly orgInfoJingUuid: string | null;
  readonly status: string | null;
  /** E.164 */
  readonly mobile: string | null;
  readonly mobileRaw: string | null;
  readonly email: string | null;
}

/** An owner is `{value: {id, …}, label}`, or only the uuid (FACTS 2.5: 3). */
export function readOwner(value: unknown, phoneRegion: string): JingOwner | null {
  const one = oneIn(value);
  const owner = objectIn(one) ?? { value: one };
  const person = objectIn(owner['value']) ?? { id: owner['value'] };
  const label = textOf(owner['label']);
  const id = textOf(person['id']) ?? textOf(owner['id']) ?? textOf(owner['jing_uuid']);
  if (id === null && label === null) return null;
  const mobileRaw = textOf(person['mobile']);
  return {
    label,
    id,
    isDept: flagOf(person['isDept']),
    depId: textOf(person['depId']),
    avatar: readUrl(textOf(person['avatar'])),
    omniUserUuid: textOf(person['omni_user_uuid']),
    isAuthed: flagOf(person['is_authed']),
    userid: textOf(person['userid']),
    orgInfoJingUuid: textOf(person['org_info_jing_uuid']),
    status: textOf(person['status']),
    mobile: readPhone(mobileRaw, phoneRegion),
    mobileRaw,
    email: readEmail(textOf(person['email'])),
  };
}
