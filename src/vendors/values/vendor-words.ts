const longest = 120;

/**
 * What a vendor says in its refusals, fit to be shown and logged: cut, and without what may be a phone, an id, a token,
 * an address or an e-mail. Empty where it says nothing.
 */
export const safeWords = (said: unknown): string =>
  typeof said !== 'string'
    ? ''
    : said
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/\bhttps?:\S+|\w+:\/\/\S+/gi, '…')
        .replaceAll(/[^\s@]+@[^\s@]+/g, '…')
        .replaceAll(/[\w.-]{20,}/g, '…')
        .replaceAll(/\+?\d[\d*\s-]{3,}[\d*]/g, '…')
        .replaceAll(/[\w-]*\d[\w-]{5,}/g, '…')
        .trim()
        .slice(0, longest);

/** What a vendor says of a write, without what it repeats of the write's body: no pattern tells a name. */
export function withoutSent(said: unknown, body: string | undefined): string | null {
  if (typeof said !== 'string') return null;
  const sent = body === undefined ? [] : textsIn(body).toSorted((a, b) => b.length - a.length);
  return sent.reduce((words, text) => words.replaceAll(standingAlone(text), '…'), said);
}

/** All texts in JSON, also in JSON that is text within it. */
function textsIn(json: string): string[] {
  const texts: string[] = [];
  const collect = (_key: string, value: unknown): unknown => {
    if (typeof value === 'string') texts.push(...(/^\s*[[{]/.test(value) ? textsIn(value) : [value.trim()]));
    return value;
  };
  try {
    JSON.parse(json, collect);
  } catch {
    texts.push(json.trim());
  }
  return texts.filter((text) => text !== '' && !numeral.test(text));
}

// A code or a length, of which the vendor may speak for its own sake.
const numeral = /^\d{1,3}$/;

/** Short Latin words stand within others (`An` in `Answer`), where they are not what was sent. */
function standingAlone(text: string): RegExp {
  const literal = text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return new RegExp(`${/^\w/.test(text) ? '(?<!\\w)' : ''}${literal}${/\w$/.test(text) ? '(?!\\w)' : ''}`, 'gi');
}
