/** A vendor's codes as text, and what each means. */
export type Codes<Word extends string> = Readonly<Record<string, Word>>;

/** Null if there is no code, `UNKNOWN` if it is new. */
export function meaning<Word extends string>(codes: Codes<Word>, code: string | null): Word | 'UNKNOWN' | null {
  if (code === null) return null;
  return Object.hasOwn(codes, code) ? codes[code]! : 'UNKNOWN';
}

/** All codes that mean any of these words. */
export const codesFor = <Word extends string>(codes: Codes<Word>, words: readonly string[]): string[] =>
  Object.keys(codes).filter((code) => words.includes(codes[code]!));
