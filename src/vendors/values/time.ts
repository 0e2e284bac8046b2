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
  const parts = isPlain(text)
    ? plainParts(text)
    : loose
        .exec(text)
        ?.slice(1)
        .map((part) => Number(part ?? 0));
  if (parts === undefined) return null;
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts;
  const utc = Date.UTC(year!, month! - 1, day, hour, minute, second);
  const isDay = new Date(utc).getUTCDate() === day && month! >= 1 && month! <= 12;
  const isReal = isDay && hour < 24 && minute < 60 && second < 60;
  return isReal ? valid(utc - china) : null;
}

const loose = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[\sT]+(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2}))?)?\s*$/;

// Nearly all are, and there are two in every row.
const plain = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const isPlain = (text: string): boolean => text.length === 19 && plain.test(text);
const twoDigits = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
const plainParts = (text: string): number[] => [
  twoDigits(text, 0) * 100 + twoDigits(text, 2),
  ...[5, 8, 11, 14, 17].map((at) => twoDigits(text, at)),
];

/** `yyyy-MM-dd HH:mm:ss` in UTC+8. */
export const toChinaText = (time: number): string =>
  new Date(time + china).toISOString().slice(0, 19).replace('T', ' ');

/** `yyyy-MM-dd` in UTC+8. */
export const toChinaDay = (time: number): string => new Date(time + china).toISOString().slice(0, 10);

const valid = (time: number): Date | null => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? null : date;
};
