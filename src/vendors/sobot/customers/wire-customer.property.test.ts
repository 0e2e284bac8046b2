import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ZodError } from 'zod';
import { plainRecord } from '../../../records/record-base.ts';
import { customerReader } from './wire-customer.ts';

const isFilled = (value: unknown) => value !== null && value !== undefined && value !== '';

/** The rule in its plainest form: filled values last, then one name for all spellings. */
const plainlyFolded = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(row)
      .toSorted(([, a], [, b]) => Number(isFilled(a)) - Number(isFilled(b)))
      .map(([name, value]) => [name.replaceAll('_', '').toLowerCase(), value]),
  );

const spellings = fc.constantFrom(
  'id',
  'ID',
  '_id',
  'create_time',
  'createTime',
  'createtime',
  'wx_build_unionid',
  'wx_build_unionId',
  'faceBookids',
  'facebookids',
  'extend_fields',
  'extendFields',
  'other',
  'constructor',
  '__proto__',
  '_proto_',
);
const values = fc.constantFrom<unknown>('', null, 'a', '7', 7, 0, [], ['x'], {});

function read(row: object) {
  try {
    return plainRecord(customerReader().parse(row)); // one that has seen no other row
  } catch (error) {
    return (error as ZodError).issues;
  }
}

it('reads a field under whatever spelling, of several the last that is filled', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(spellings, values), { maxLength: 8 }), (entries) => {
      const row = { id: '7', ...Object.fromEntries(entries) };
      expect(read(row)).toStrictEqual(read(plainlyFolded(row)));
    }),
    { numRuns: 500 },
  );
});

it('reads rows of many shapes in turn', () => {
  const reader = customerReader();
  const others = Array.from({ length: 20 }, (_, number) => ({
    id: String(number),
    [`x${number}`]: 1,
    nick: `n${number}`,
  }));
  for (const row of [...others, ...others]) {
    expect(reader.parse(row)).toMatchObject({ id: row.id, nick: row.nick, uname: null });
  }
  expect(reader.parse({ id: '1', n_ick: 'a', nick: '' }).nick).toBe('a');
});
