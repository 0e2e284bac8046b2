// Jing has several shapes for one thing and six ways to say nothing (FACTS 2.5: 2, 3). Every reader here takes any value and never throws.
import { readEmail, readPhone, readUrl } from '../values/contact.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export const objectIn = (value: unknown): JsonObject | null => (isObject(value) ? value : null);

/** Text, number or flag as text; everything else, '' included, is nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Text for people, where `-` stands for nothing too. */
export const labelOf = (value: unknown): string | null => {
  const text = textOf(value);
  return text === '-' ? null : text;
};

/** The text of a bare value, or of an option's value, whichever way it came. */
export const codeOf = (value: unknown): string | null => {
  const option = readOption(value);
  return option === null ? null : (option.code ?? option.value ?? option.jingUuid ?? option.label);
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
  const option = objectIn(value) ?? { value };
  const read = {
    jingUuid: textOf(option['jing_uuid']) ?? textOf(option['id']) ?? textOf(objectIn(option['value'])?.['id']),
    code: textOf(option['code']),
    label: labelOf(option['label']),
    name: textOf(option['name']),
    value: labelOf(option['value']),
    color: textOf(option['color']),
    otherText: textOf(option['other_text']),
  };
  return Object.values(read).every((part) => part === null) ? null : read;
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
  const company = objectIn(value) ?? { value };
  const read = {
    label: labelOf(company['label']),
    value: labelOf(company['value']),
    id: textOf(company['id']),
    companyUuid: textOf(company['company_uuid']),
  };
  return Object.values(read).every((part) => part === null) ? null : read;
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
  const person = objectIn(objectIn(value)?.['value']) ?? { id: objectIn(value) === null ? value : undefined };
  const label = labelOf(objectIn(value)?.['label']);
  const id = textOf(person['id']);
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
