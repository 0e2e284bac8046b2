import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { plainRecord } from '../../records/record-base.ts';
import { listWithRaw, looseId, looseText } from '../wshoto/wire-values.ts';
import { rowReader, type RowReader } from './row-reader.ts';
import { flag, id, listOf, objectOrNull, rawRow, requiredId, text, wholeNumber } from './wire.ts';

const inner = z.object({ a: text, b: id });
const schema = z.object({
  id: requiredId,
  text,
  other_id: id,
  count: wholeNumber,
  is_on: flag,
  loose: looseText,
  loose_id: looseId,
  raw: objectOrNull(rawRow),
  one: objectOrNull(inner),
  many: listOf(inner),
  rows: listOf(rawRow),
  kept: listWithRaw(inner),
  plain: z.string().nullish(), // nothing is noted of it
  whole: inner.optional(),
});

const plain = fc.constantFrom<unknown>(
  '',
  '0',
  'a',
  '7',
  ' 12 ',
  0,
  7,
  1.5,
  1e300,
  Infinity,
  true,
  false,
  null,
  undefined,
);
const objects = fc.record({ a: plain, b: plain }, { requiredKeys: [] });
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: plain },
  objects,
  fc.array(fc.oneof(plain, objects), { maxLength: 3 }),
  fc.constantFrom<unknown>({}, [], [[]], [{}], { a: {} }, [{ a: [] }], { a: { a: 1 } }),
);

function told(reader: RowReader<object>, row: unknown) {
  try {
    return plainRecord(reader.parse(row));
  } catch (error) {
    return (error as z.ZodError).issues;
  }
}

const fitting = { id: '1', plain: null, whole: { a: 'x' } };

it('gives what the schema gives, and refuses what it refuses, in its words', () => {
  const reader = rowReader(schema);
  const names = Object.keys(schema.shape);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 }), fc.boolean(), (some, isWhole) => {
      const row = isWhole ? { ...fitting, ...some } : some;
      expect(told(reader, row)).toEqual(told(schema, row));
    }),
    { numRuns: 3000 },
  );
});

it.each([[null], [[]], ['a'], [7], [undefined]])('refuses %j, which is no row, as the schema does', (row) => {
  expect(() => rowReader(schema).parse(row)).toThrow(z.ZodError);
});

it('reads nothing of a row that nobody asks for', () => {
  const read: unknown[] = [];
  const row = { id: '1' };
  const seen = new Proxy(row, {
    get(target, name) {
      read.push(name);
      return Reflect.get(target, name);
    },
  });
  expect([rowReader(z.object({ id: requiredId, text })).parse(seen).id, read]).toEqual(['1', ['id', 'text', 'id']]); // looked at both, then read one
});
