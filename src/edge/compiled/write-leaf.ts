import { isEnumType, type GraphQLLeafType } from 'graphql';
import type { WriteValue } from './write-value.ts';

/** Writes values of a scalar or an enum. Throws what the type cannot show. */
export function writeLeaf(type: GraphQLLeafType): WriteValue {
  const known = new Map<unknown, string>(
    isEnumType(type) ? type.getValues().map(({ name, value }) => [value, JSON.stringify(name)]) : [],
  );
  return (_run, value, output) => {
    output.push(known.get(value) ?? serialized(type, value));
    return undefined;
  };
}

// oxlint-disable-next-line no-control-regex -- JSON writes those with a backslash, and halves of pairs too
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

function serialized(type: GraphQLLeafType, value: unknown): string {
  const shown: unknown = type.serialize(value);
  if (shown === null || shown === undefined) throw new Error(`${type.name} cannot show a value.`);
  return typeof shown === 'string' && !needsEscape.test(shown) ? `"${shown}"` : JSON.stringify(shown);
}
