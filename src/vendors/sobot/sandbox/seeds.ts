import { createHash } from 'node:crypto';

/** The day all sandboxes agree on; nothing in them is newer. */
export const today = Date.parse('2026-11-01T00:00:00Z');

/** An id in Sobot's form: 32 hexadecimal digits. */
export const hexId = (seed: string): string => createHash('md5').update(`sobot ${seed}`).digest('hex');

/** The same element for the same seed, always. */
export function pick<T>(seed: string, from: readonly T[]): T {
  return from[Number.parseInt(hexId(seed).slice(0, 8), 16) % from.length]!;
}

export const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
