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
