import type { EnumRef } from '@pothos/core';
import { builder, type Types } from './builder.ts';

/** An enum whose values are their own names, each with its description. */
export function wordsOf<Word extends string>(
  name: string,
  description: string,
  words: Readonly<Record<Word, string>>,
): EnumRef<Types, Word> {
  const values = Object.entries<string>(words).map(([value, about]) => [value, { value, description: about }]);
  return builder.enumType(name, { description, values: Object.fromEntries(values) }) as EnumRef<Types, Word>;
}
