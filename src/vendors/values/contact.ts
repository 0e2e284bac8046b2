import { LRUCache } from 'lru-cache';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

// What most phones look like; the library reads every one of them so, and takes sixty times as long.
const chineseMobile = /^(?:\+86)?1[3-9][0-9]{9}$/;

/** E.164, or null where no whole number can be read (`138****8000`). */
export function readPhone(raw: string | null | undefined, region: string): string | null {
  if (!raw) return null;
  if (region === 'CN' && chineseMobile.test(raw)) return raw.startsWith('+') ? raw : `+86${raw}`;
  if (/[*xX]/.test(raw)) return null;
  if (!/\p{Nd}/u.test(raw)) return null; // words, over which the library builds an error
  const key = `${region} ${raw}`;
  const known = readBefore.get(key);
  if (known !== undefined) return known.phone;
  const parsed = parsePhoneNumberFromString(raw, region as CountryCode);
  const phone = parsed?.isValid() === true ? parsed.number : null;
  if (raw.length <= longestKept) readBefore.set(key, { phone });
  return phone;
}

// The same rows are read again and again, and the library takes 20 µs for one number: some 200 bytes each.
const readBefore = new LRUCache<string, { readonly phone: string | null }>({ max: 5000 });
const longestKept = 40;

const separator = /[,;，；、]/;

/** Several values in one text; vendors join by comma in their tables and by semicolon in their samples. */
export function splitList(raw: string | null | undefined): string[] {
  if (!raw) return [];
  const parts = separator.test(raw) ? raw.split(separator) : [raw]; // most hold one
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** What can be read of several values in one text, each once. */
function readEach(raw: string | null | undefined, read: (part: string) => string | null): string[] {
  const values = splitList(raw)
    .map(read)
    .filter((value) => value !== null);
  return values.length < 2 ? values : [...new Set(values)];
}

/** All phones that can be read, each once. */
export const readPhones = (raw: string | null | undefined, region: string): string[] =>
  readEach(raw, (part) => readPhone(part, region));

/** The national number of an E.164 phone, digits only. */
export const nationalNumber = (e164: string): string => parsePhoneNumberFromString(e164)?.nationalNumber ?? e164;

const emailPattern =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;

/** The address, or null where it is none. */
export const readEmail = (raw: string | null | undefined): string | null => {
  const trimmed = raw?.trim() ?? '';
  return emailPattern.test(trimmed) ? trimmed : null;
};

/** All addresses that can be read, each once. */
export const readEmails = (raw: string | null | undefined): string[] => readEach(raw, readEmail);

/** An absolute http(s) URL, or null where it is none. */
export const readUrl = (raw: string | null | undefined): string | null =>
  raw && /^https?:\/\/\S+$/i.test(raw.trim()) && URL.canParse(raw.trim()) ? raw.trim() : null;
