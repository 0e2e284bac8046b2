// Vendor times: one rule per field, never one per vendor. 0, '' and null mean that there is no time.

const china = 8 * 3_600_000; // zone-less times are UTC+8

/** Unix seconds. */
export const fromSeconds = (value: number | string | null | undefined): Date | null => at(value, 1000);

/** Unix milliseconds. */
export const fromMillis = (value: number | string | null | undefined): Date | null => at(value, 1);

/** For fields in which a vendor mixes seconds and milliseconds: from 1e11 on it is milliseconds. */
export const fromEither = (value: number | string | null | undefined): Date | null =>
  at(value, Math.abs(Number(value)) >= 1e11 ? 1 : 1000);

function at(value: number | string | null | undefined, unitMs: number): Date | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return number === 0 ? null : valid(number * unitMs);
}

/** `yyyy-MM-dd HH:mm:ss` (or only the day) without a zone, tolerating stray spaces such as `2021-07-14 05 :00: 00`. */
export function fromChinaText(text: string | null | undefined): Date | null {
  if (!text) return null;
  return isPlain(text) ? fromPlain(text) : fromLoose(text);
}

const loose = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[\sT]+(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2}))?)?\s*$/;

function fromLoose(text: string): Date | null {
  const parts = loose.exec(text);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  return inChina(year!, month!, day!, hour!, minute!, second!);
}

// Nearly all are, and there are two in every row.
const plain = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const isPlain = (text: string): boolean => text.length === 19 && plain.test(text);
const twoDigits = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

function fromPlain(text: string): Date | null {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return inChina(year, month, day, twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17));
}

/** Null where there is no such day or time of day. */
function inChina(year: number, month: number, day: number, hour: number, minute: number, second: number): Date | null {
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  const isDay = day >= 1 && (day <= 28 || new Date(utc).getUTCDate() === day);
  return isDay ? valid(utc - china) : null;
}

/** `yyyy-MM-dd HH:mm:ss` in UTC+8. */
export const toChinaText = (time: number): string =>
  new Date(time + china).toISOString().slice(0, 19).replace('T', ' ');

/** `yyyy-MM-dd` in UTC+8. */
export const toChinaDay = (time: number): string => new Date(time + china).toISOString().slice(0, 10);

const earliest = -8.64e15; // of a Date
const yearTenThousand = Date.UTC(10_000, 0);

const valid = (time: number): Date | null => (time >= earliest && time < yearTenThousand ? new Date(time) : null);
