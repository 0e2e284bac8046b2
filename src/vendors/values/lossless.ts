// JSON without losing digits: long integers become strings before the engine's own parser sees them. The scan steps
// 16 characters at a time, so that a document without long integers costs hardly more than `JSON.parse` alone.

const step = 16; // the shortest integer that a double may not hold has 16 digits
const maxDepth = 512; // far beyond any vendor's reply; the engine itself takes millions and blocks for seconds

/** Parses JSON; an integer that a double cannot hold exactly becomes a string of its digits. Throws `SyntaxError`. */
export function parseLossless(text: string): unknown {
  const { quoted, nesting } = scanned(text);
  if (nesting && isNestedDeeper(text, maxDepth)) throw new SyntaxError('The document is nested too deeply.');
  return JSON.parse(quoted ?? quoteLongIntegers(text));
}

/**
 * Quotes long integers where each is plainly the value of a member, as in `"id": 197451604008536386,`; null where one may
 * be anything else. A run of 16 digits cannot hide between two steps, nor can a long row of closing brackets.
 */
function scanned(text: string): { readonly quoted: string | null; readonly nesting: boolean } {
  let quoted: string | null = '';
  let copied = 0;
  let nesting = false;
  let closing = 0;
  for (let i = step - 1; i < text.length; i += step) {
    const code = text.charCodeAt(i);
    if (!isDigit(code)) {
      closing = isClosing(code) ? closing + 1 : 0;
      nesting ||= closing > 8;
      continue;
    }
    closing = 0;
    if (quoted === null) continue;
    const start = startOfRun(text, i);
    const end = endOfRun(text, i);
    if (end - start < step) continue;
    i = end - 1;
    if (opensTextOrFraction(text.charCodeAt(start - 1))) continue;
    if (opensListInText(text, start)) {
      i = endOfString(text, start - 2) - 1;
      continue;
    }
    if (!mayPrecede(text.charCodeAt(start - 1)) || !mayFollow(text.charCodeAt(end))) continue; // it is part of a text
    if (!isMember(text, start, end)) {
      quoted = null;
      continue;
    }
    const digits = text.slice(start, end);
    if (!isUnsafe(digits)) continue;
    quoted += `${text.slice(copied, start)}"${digits}"`;
    copied = end;
  }
  return { quoted: quoted === null ? null : quoted + text.slice(copied), nesting };
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isClosing = (code: number): boolean => code === 0x5d || code === 0x7d || code === 0x20 || code === 0x0a;
const opensTextOrFraction = (code: number): boolean => code === 0x22 || code === 0x2e;

function startOfRun(text: string, inside: number): number {
  let start = inside;
  while (isDigit(text.charCodeAt(start - 1))) start--;
  return start;
}

function endOfRun(text: string, inside: number): number {
  let end = inside + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

// Around a number in JSON, or at the ends of it (NaN); the rest of one may be there too. Compared as codes, for rows are
// full of numbers, and a pattern for each costs more than all the rest of the scan.
const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);
const mayPrecede = (code: number): boolean =>
  code === 0x3a || code === 0x2c || code === 0x5b || code === 0x2d || isSpace(code) || Number.isNaN(code);
const mayFollow = (code: number): boolean =>
  code === 0x2c || code === 0x7d || code === 0x5d || isSpace(code) || continuesNumber(code) || Number.isNaN(code);
const continuesNumber = (code: number): boolean => code === 0x2e || code === 0x65 || code === 0x45;

/** True for a list that is written as a text, `"[197451604008536386,…]"`: behind a text no list begins. */
const opensListInText = (text: string, place: number): boolean =>
  text.charCodeAt(place - 1) === 0x5b && text.charCodeAt(place - 2) === 0x22 && text.charCodeAt(place - 3) !== 0x5c;

/**
 * True for what stands between `"name":` and `,` or `}`, which is no text: nothing inside one ends with such a name, since its
 * quotation marks would be escaped.
 */
function isMember(text: string, start: number, end: number): boolean {
  const behind = text.charCodeAt(end);
  if ((behind !== 0x2c && behind !== 0x7d) || text.charCodeAt(start) === 0x30) return false;
  const colon = text.charCodeAt(start - 1) === 0x20 ? start - 2 : start - 1;
  if (text.charCodeAt(colon) !== 0x3a || text.charCodeAt(colon - 1) !== 0x22) return false;
  let first = colon - 2;
  while (isWord(text.charCodeAt(first))) first--;
  return first < colon - 2 && text.charCodeAt(first) === 0x22;
}

const isWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || code === 0x5f || (code >= 0x41 && code <= 0x5a) || isDigit(code);

// A number followed by a colon is a broken key: quoting it would mend what is no JSON.
const numbers = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\s*:)/g;

function quoteLongIntegers(text: string): string {
  let quoted = '';
  let copied = 0;
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('"', from);
    const end = open === -1 ? text.length : open;
    if (end - from >= step) {
      for (const { 0: number, index } of text.slice(from, end).matchAll(numbers)) {
        if (!longInteger.test(number) || !isUnsafe(number.replace('-', ''))) continue;
        const start = from + index;
        quoted += `${text.slice(copied, start)}"${number}"`;
        copied = start + number.length;
      }
    }
    from = open === -1 ? end : endOfString(text, open);
  }
  return quoted + text.slice(copied);
}

const longInteger = /^-?[1-9]\d{15,}$/;
const largestSafe = String(Number.MAX_SAFE_INTEGER);

/** Of sixteen digits or more, the first of which is no zero. */
const isUnsafe = (digits: string): boolean => digits.length > largestSafe.length || digits > largestSafe;

/** The place behind the string that opens at `open`. */
function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close === -1 ? text.length : close + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++;
  return backslashes % 2 === 1;
}

/** True if brackets stand within brackets more than `most` deep. Takes any text, JSON or not. */
export function isNestedDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) i = endOfString(text, i) - 1;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > most) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}
