import fc from 'fast-check';
import { z } from 'zod';

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
  2 ** 53,
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
  const inner = (part: z.core.$ZodType) => like(part, oddness);
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    const fields = Object.entries(shape).map(([name, field]) => spelled(name, inner(field), oddness));
    return fc
      .tuple(fc.tuple(...fields), fc.dictionary(fc.string(), odd, { maxKeys: 2 }))
      .map(([entries, others]) => ({ ...others, ...Object.fromEntries(entries.flat()) }));
  }
  if (schema instanceof z.ZodArray) return fc.array(inner(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(inner));
  if (schema instanceof z.ZodNullable) return fc.option(inner(schema.unwrap()), { freq: 3 });
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodCatch) return inner(schema.unwrap());
  // A preprocess transforms first; all others afterwards.
  if (schema instanceof z.ZodPipe) return inner(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  if (schema instanceof z.ZodCustom) return fc.dictionary(fc.string(), odd, { maxKeys: 4 }); // a row
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodString) return texts;
  if (schema instanceof z.ZodNumber) return numbers;
  return odd;
}

const texts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('1', '13800138000', '2026-11-21') },
  { weight: 1, arbitrary: fc.string({ minLength: 1 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));

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
