import { getIntrospectionQuery, parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { parseWithinLimits, queryLimits } from './query-limits.ts';

const fields = (times: number) => [...Array(times).keys()].map((n) => `f${n}`).join(' ');

describe('the limits of a query', () => {
  it('let introspection pass', () => {
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      schemaDescription: true,
      directiveIsRepeatable: true,
    });
    expect(print(parseWithinLimits(query))).toBe(print(parse(query)));
  });

  it('count what fragments spread, however often', () => {
    const doubling = [...Array(18).keys()].map((n) => `fragment f${n} on T { a { ...f${n + 1} } b { ...f${n + 1} } }`);
    const query = `{ ...f0 } ${doubling.join(' ')} fragment f18 on T { c }`;
    expect(() => parseWithinLimits(query)).toThrow('at most 3000 fields');
  });

  it('count depth through fragments', () => {
    const query = `{ ${'a { '.repeat(15)} ...b ${'}'.repeat(15)} } fragment b on T { ${'a { '.repeat(5)} a ${'}'.repeat(5)} }`;
    expect(() => parseWithinLimits(query)).toThrow('at most 20 levels of fields');
  });

  it('leave a fragment that spreads itself to validation', () => {
    expect(parseWithinLimits('{ ...a } fragment a on T { b ...a }').definitions).toHaveLength(2);
  });

  it('are exact', () => {
    expect(parseWithinLimits(`{ ${fields(queryLimits.topFields)} }`)).toBeDefined();
    expect(() => parseWithinLimits(`{ ${fields(queryLimits.topFields + 1)} }`)).toThrow('at most 30 fields at the top');
  });
});
