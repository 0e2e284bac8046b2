import { createHash } from 'node:crypto';

// PostgreSQL keeps no NUL in text, and a vendor's id may hold one. Written so that texts sort as they did before.
const nul = '\u0001\u0001';
const startOfHeading = '\u0001\u0002';

/** A text as PostgreSQL can keep it. */
export const toText = (text: string): string => text.replaceAll('\u0001', startOfHeading).replaceAll('\0', nul);

/** The text that was kept so. */
export const fromText = (kept: string): string =>
  kept.includes('\u0001') ? kept.replaceAll(nul, '\0').replaceAll(startOfHeading, '\u0001') : kept;

const longestKey = 200; // an index takes about 2,700 bytes a row

/** A key that is only compared, short enough for an index however long a vendor's ids are. */
export const shortKey = (key: string): string =>
  key.length <= longestKey ? key : `sha256 ${createHash('sha256').update(key).digest('base64url')}`;
