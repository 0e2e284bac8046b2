import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aPush, customerAfter, leadAfter } from '../../../../test/support/jing-lead.ts';
import example from '../fixtures/lead-owner-change.doc.json' with { type: 'json' };
import { isEmpty, type JsonObject } from '../shapes.ts';

// Every key of the document's example, each with something in it.
const filled: JsonObject = Object.fromEntries(
  Object.entries(example.extra_data.object_info).map(([key, value]) => [key, isEmpty(value) ? sampleOf(key) : value]),
);
const keys = Object.keys(filled).filter((key) => key !== 'jing_uuid');

function sampleOf(key: string): unknown {
  const person = { value: { id: 'u-9' }, label: '沈斌超' };
  const option = { jing_uuid: 'o-9', label: '重点', value: 'key' };
  if (/_multi_/.test(key)) return [person];
  if (/employee|return_to/.test(key)) return person;
  if (/imgupload|headimgurl/.test(key)) return ['https://pictures.example/1.png'];
  if (/lead_status|reason/.test(key)) return [option];
  if (/_custom_|department|account_id/.test(key)) return option;
  if (/date/.test(key)) return '2023-01-01';
  return /time/.test(key) ? '2023-01-01 00:00:00' : 'x';
}

const ways: readonly unknown[] = ['', [], { label: '' }, { value: { id: '' }, label: '' }, null, '-'];
const empties = fc.oneof(
  fc.constantFrom(...ways),
  fc.constantFrom(...ways).map((way) => [way]),
  fc.constantFrom(...ways).map((way) => ({ label: way, value: way })),
);

/** Every place in which a push may say something of a field. */
const places: readonly ((key: string, value: unknown) => JsonObject)[] = [
  (key, value) => ({ object_info: { [key]: value } }),
  (key, value) => ({ mapping_data: { [key]: ['before', value] } }),
  (key, value) => ({ mapping_data: { [key]: [value] } }),
  (key, value) => ({ mapping_data: { [key]: ['x', value] }, mapping_data_text: { [key]: ['x', '-'] } }),
  (key, value) => ({ entity_change_mapping: { old: { [key]: 'before' }, new: { [key]: value } } }),
];

const whole = aPush('object_update', { object_info: filled }, 1000);
const later = (extra: JsonObject) => aPush('object_update', extra, 2000);

it.each([
  ['lead', leadAfter],
  ['customer', customerAfter],
] as const)('clears any field of a %s in any place with any way to say nothing', async (_, after) => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...keys), fc.constantFrom(...places), empties, async (key, place, empty) => {
      const { raw: _raw, ...record } = await after(whole, later(place(key, empty)));
      const { raw: _, ...known } = await after(whole, later({ object_info: { [key]: null } }));
      expect(record).toEqual(known);
    }),
    { numRuns: 50 },
  );
});

it('takes nothing for something in no field', async () => {
  for (const way of ways) {
    const nothing = Object.fromEntries(keys.map((key) => [key, way]));
    const {
      details,
      customFields,
      raw: _,
      ...lead
    } = await leadAfter(aPush('object_update', { object_info: nothing }));
    const { ref: _ref, externalId: _id, origin, status, isDeleted, ...others } = lead;
    const told = [...Object.entries(others), ...Object.entries(details as object)].filter(
      ([, value]) => !isEmpty(value),
    );
    expect(told).toEqual([['mid', '59']]);
    expect(customFields!.flatMap(({ text, options }) => [text, ...(options ?? [])])).toEqual(
      customFields!.map(() => null),
    );
    expect({ status, isDeleted, isPartial: origin.isPartial }).toEqual({
      status: null,
      isDeleted: false,
      isPartial: false,
    });
  }
});

it('leaves what is known where a key is missing', async () => {
  const { raw: _raw, ...lead } = await leadAfter(whole, later({ object_info: { c_input_zzzzzzzz: '' } }));
  const { raw: _, ...known } = await leadAfter(whole);
  expect({ ...lead, customFields: lead.customFields!.filter(({ key }) => key !== 'c_input_zzzzzzzz') }).toEqual(known);
  expect(
    await leadAfter(whole, later({ owner: '', life_status: [], business_type: null, created_timestamp: '-' })),
  ).toEqual(await leadAfter(whole));
});
