import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLossless } from '../../values/lossless.ts';
import { push } from './push.ts';
import { pushes } from '../sandbox/pushes.ts';

const read = (text: string) => push.read(parseLossless(text) as Readonly<Record<string, unknown>>);
const message = { message_id: '1724370218843529216', type: 21, content: '{}', gmt_create: 1_793_480_400 };
const told = { subject: 'UNKNOWN', ref: '1724370218843529216', kind: 'UNKNOWN', kindRaw: '21' };

describe('a push of WSHOTO', () => {
  it('tells that something happened, under the vendor’s id of the message', () => {
    expect(read(JSON.stringify(message))).toEqual({
      dedupeKey: '1724370218843529216',
      items: [{ events: [], change: { ...told, at: new Date('2026-10-31T21:00:00Z') } }],
    });
  });

  it('keeps every digit of an id that comes as a number, and knows it for the same message', () => {
    const text = JSON.stringify(message).replace('"1724370218843529216"', '1724370218843529216');
    expect(text).toContain(':1724370218843529216,');
    expect(read(text)).toEqual(read(JSON.stringify(message)));
  });

  it.each([
    ['an object', '{"tenant_id":"1"}'],
    ['a list', '[{"msg_id":"1"}]'],
    ['no JSON', '{"tenant_id":'],
    ['empty', ''],
    ['not text at all', { tenant_id: 1 }],
    ['a list that is not text', [1]],
    ['null', null],
    ['absent', undefined],
  ])('is told the same when its content is %s', (_, content) => {
    expect(read(JSON.stringify({ ...message, content }))).toEqual(read(JSON.stringify(message)));
  });

  it.each([
    [{ type: undefined, gmt_create: undefined }, null, null],
    [{ type: null, gmt_create: 0 }, null, null],
    [{ type: ['21'], gmt_create: {} }, null, null],
    [{ type: '1003', gmt_create: 'yesterday' }, '1003', null],
    [{ type: 9_999_999, gmt_create: '1793480400' }, '9999999', '2026-10-31T21:00:00.000Z'],
    [{ type: 'NEW', gmt_create: 1_793_480_400_000 }, 'NEW', '2026-10-31T21:00:00.000Z'],
  ])('is told also with %j', (fields, kindRaw, at) => {
    const { items, parked } = read(JSON.stringify({ ...message, ...fields }));
    expect(parked).toBeUndefined();
    expect(items[0]?.change).toEqual({ ...told, kindRaw, at: at === null ? null : new Date(at) });
  });

  // Half a character is kept as another one: two ids would become the same.
  it.each([undefined, null, '', ' ', 'two words', '9'.repeat(129), '9\ud800', true, {}, ['1']])(
    'is parked where message_id is %j, and its repeats are known',
    (id) => {
      const text = JSON.stringify({ ...message, message_id: id });
      const reading = read(text);
      expect(reading).toMatchObject({ items: [], parked: 'no readable message_id' });
      expect(read(text).dedupeKey).toBe(reading.dedupeKey);
      expect(read(text.replace('1793480400', '1793480401')).dedupeKey).not.toBe(reading.dedupeKey);
    },
  );

  it('is read without an error whatever the object holds', () => {
    const keys = fc.constantFrom('message_id', 'type', 'content', 'gmt_create');
    fc.assert(fc.property(fc.dictionary(keys, fc.jsonValue()), (body) => push.read(body).dedupeKey !== ''));
  });

  it('of the sandbox is understood', () => {
    for (const body of pushes) expect(read(JSON.stringify(body)).parked).toBeUndefined();
  });
});
