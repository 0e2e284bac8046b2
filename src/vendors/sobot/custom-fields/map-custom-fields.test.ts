import { expect, it } from 'vitest';
import update from '../fixtures/customer-update.push.doc.json' with { type: 'json' };
import { toCustomFields, toPushedCustomFields } from './map-custom-fields.ts';

it('reads a list as it reads the same list in a text (ex_field_str of S23, extend_fields of S19)', () => {
  const list = [{ fieldid: 'f1', field_value: '628767337948966,628767337951628', field_type: '7' }];
  expect(toCustomFields([list])).toEqual(toCustomFields([JSON.stringify(list)]));
  expect(toCustomFields([list])).toMatchObject([
    {
      key: 'f1',
      kind: 'MULTIPLE_CHOICE',
      options: [{ externalId: '628767337948966' }, { externalId: '628767337951628' }],
    },
  ]);
});

it('keeps every digit of an option id that is a number', () => {
  expect(toCustomFields(['[{"fieldid":"f","field_value":130434199909099998}]'])).toMatchObject([
    { text: '130434199909099998' },
  ]);
});

it('leaves the kind open where none is told, and yet shows options that are named', () => {
  const [bare, named] = toCustomFields([
    [
      { fieldid: 'f1', field_value: '2023' },
      { fieldid: 'f2', field_value: '1', field_text: 'One', field_type: '' },
    ],
  ])!;
  expect(bare).toMatchObject({ kind: null, kindRaw: null, text: '2023', options: null });
  expect(named).toMatchObject({ kind: null, options: [{ externalId: '1', name: 'One' }] });
});

it('takes a field that stands in both places from the first, and others from both', () => {
  const fields = toCustomFields([
    '[{"fieldid":"a","field_value":"1","field_text":"One","field_type":"6"}]',
    [
      { fieldid: 'a', field_value: '1' },
      { fieldid: 'b', field_value: 'x' },
    ],
  ]);
  expect(fields?.map(({ key, kindRaw }) => [key, kindRaw])).toEqual([
    ['a', '6'],
    ['b', null],
  ]);
});

it('loses no other value over one that is odd', () => {
  const odd = [
    { field_value: 'of no field' },
    { fieldid: 'a', field_value: ['1', 2], field_type: 7 },
    { fieldid: 'b', field_value: { deep: true }, field_type: 1 },
  ];
  expect(toCustomFields([odd])).toMatchObject([
    { key: 'a', text: '1,2', options: [{ externalId: '1' }, { externalId: '2' }] },
    { key: 'b', text: null },
  ]);
});

it.for([[[undefined, null]], [['[{broken']], [[{ memo: 'free keys' }]]])('finds no custom fields in %j', ([places]) => {
  expect(toCustomFields(places!)).toBeNull();
});

it('tells an empty text and an empty list from nothing', () => {
  expect(toCustomFields([''])).toEqual([]);
  expect(toCustomFields([[]])).toEqual([]);
});

it('reads the documented push', () => {
  expect(toPushedCustomFields(update.content[0]!.extend_field_values)).toMatchInlineSnapshot(`
    [
      {
        "key": "62deb0e13ddc4d67ad3ecfd505e42964",
        "kind": "TEXT",
        "kindRaw": "1",
        "name": null,
        "options": null,
        "param": null,
        "text": "fishing",
      },
      {
        "key": "ecc35bf9e94e482b9ffe839be6d221a5",
        "kind": "DATE",
        "kindRaw": "3",
        "name": null,
        "options": null,
        "param": null,
        "text": "1980-11-27",
      },
    ]
  `);
});

it.for([
  ['7', 'SINGLE_CHOICE', 'MULTIPLE_CHOICE'],
  ['8', 'MULTIPLE_CHOICE', 'SINGLE_CHOICE'],
  ['6', 'SINGLE_CHOICE', 'SINGLE_CHOICE'],
  ['9', 'UNKNOWN', 'CASCADE'],
])('reads the kind %s as %s in a push and as %s elsewhere', ([field_type, pushed, listed]) => {
  const fields = [{ fieldid: 'f', field_value: 'o1', field_type, data_params: 'p1' }];
  expect(toPushedCustomFields(fields)).toMatchObject([{ kind: pushed, kindRaw: field_type }]);
  expect(toCustomFields([fields])).toMatchObject([
    { kind: listed, options: [{ externalId: 'o1', param: 'p1', name: null }] },
  ]);
});

it('takes the empty text of a push for no custom fields', () => {
  expect(toPushedCustomFields('')).toEqual([]);
  expect(toPushedCustomFields(undefined)).toBeNull();
});
