import fc from 'fast-check';
import type { z } from 'zod';

// What vendors send where something else is documented, and keys that objects have by birth.
const oddities: readonly unknown[] = [
  null,
  '',
  '0',
  0,
  1,
  '1',
  'true',
  false,
  '-1.5',
  9_007_199_254_740_993,
  '9007199254740993',
  '138****8000',
  'a,b；c',
  [],
  {},
  [[]],
  [null],
  [{}],
  JSON.parse('{"__proto__":{"id":"7"},"constructor":{"prototype":{}},"toString":1}'),
  JSON.parse('{"hasOwnProperty":null,"_proto_":1,"__PROTO__":2,"length":3}'),
];

const odd = fc.oneof(fc.constantFrom(...oddities), fc.jsonValue({ maxDepth: 2 }));

/** JSON near to what a schema describes: half of it nearly always fits, in the other half oddities are many. */
export const wireLike = (schema: z.core.$ZodType): fc.Arbitrary<unknown> =>
  fc.oneof(like(schema, { one: 1, in: 400 }), like(schema, { one: 1, in: 10 }));

/** How many values are odd. */
interface Oddness {
  readonly one: number;
  readonly in: number;
}

const like = (schema: z.core.$ZodType, oddness: Oddness): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: oddness.in - oddness.one, arbitrary: fitting(schema, oddness) },
    { weight: oddness.one, arbitrary: odd },
  );

function fitting(schema: z.core.$ZodType, oddness: Oddness): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).map(([name, field]) => spelled(name, like(field, oddness), oddness));
      return fc
        .tuple(fc.tuple(...fields), fc.dictionary(fc.string(), odd, { maxKeys: 2 }))
        .map(([entries, others]) => ({ ...others, ...Object.fromEntries(entries.flat()) }));
    }
    case 'array':
      return fc.array(like(def.element, oddness), { maxLength: 3 });
    case 'record':
      return fc.dictionary(fc.string(), odd, { maxKeys: 4 });
    case 'union':
      return fc.oneof(...def.options.map((option) => like(option, oddness)));
    case 'nullable':
      return fc.oneof(
        { weight: 3, arbitrary: like(def.innerType, oddness) },
        { weight: 1, arbitrary: fc.constant(null) },
      );
    case 'optional':
    case 'catch':
      return like(def.innerType, oddness);
    case 'pipe':
      // A preprocess transforms first; all others afterwards.
      return like(isTransform(def.in) ? def.out : def.in, oddness);
    case 'string':
      return fc.oneof({ weight: 3, arbitrary: fc.constantFrom('1', '13800138000', '2026-11-21') }, strings);
    case 'number':
      return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    default:
      return odd;
  }
}

const strings = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary' }));

/** A field, now and then absent or there in two spellings. */
const spelled = (name: string, value: fc.Arbitrary<unknown>, oddness: Oddness): fc.Arbitrary<[string, unknown][]> =>
  fc.oneof(
    { weight: oddness.in * 2, arbitrary: value.map((one): [string, unknown][] => [[name, one]]) },
    { weight: oddness.one, arbitrary: fc.constant<[string, unknown][]>([]) },
    {
      weight: oddness.one,
      arbitrary: fc.tuple(value, value).map(([one, other]): [string, unknown][] => [
        [name.toUpperCase(), one],
        [name, other],
      ]),
    },
  );

const isTransform = (schema: z.core.$ZodType): boolean => (schema as z.core.$ZodTypes)._zod.def.type === 'transform';
