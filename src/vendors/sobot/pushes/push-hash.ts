import { createHash } from 'node:crypto';

/** Equal for equal values, whatever the order of their keys: Sobot gives its messages no id (FACTS 4.5). */
export const pushHash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, inKeyOrder)).digest('base64url');

function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
