import { expect, it } from 'vitest';
import companyFields from '../fixtures/company-custom-fields.doc.json' with { type: 'json' };
import customerFields from '../fixtures/customer-custom-fields.doc.json' with { type: 'json' };
import { toCustomFieldDefinition } from './map-custom-field-definitions.ts';

it('reads the documented custom fields of customers (S35)', () => {
  expect(customerFields.items.map(toCustomFieldDefinition)).toMatchInlineSnapshot(`
    [
      {
        "externalId": "6dbd01468c134cae95d2c30f963aeb24",
        "isRequired": false,
        "kind": "MULTILINE_TEXT",
        "kindRaw": "2",
        "name": "Multiline text",
        "options": null,
        "ownerRaw": "1",
        "param": null,
        "remark": null,
        "statusRaw": "1",
        "variable": "customField2",
      },
      {
        "externalId": "81632fdcc05d41ef92b024979e489c17",
        "isRequired": false,
        "kind": "DATE",
        "kindRaw": "3",
        "name": "date",
        "options": null,
        "ownerRaw": "1",
        "param": null,
        "remark": null,
        "statusRaw": "1",
        "variable": "customField3",
      },
      {
        "externalId": "e4043f59025b454a95004e71ec7dd4b5",
        "isRequired": false,
        "kind": "SINGLE_CHOICE",
        "kindRaw": "6",
        "name": "Dropdown list",
        "options": [
          {
            "externalId": "27e4321062124922a35eb93986fe7d7d",
            "name": "Apple",
            "param": "apple",
            "value": "607592500180588",
          },
          {
            "externalId": "bb2f8d1b8dbc475598c71185b7f3a5f2",
            "name": "balana",
            "param": "balana",
            "value": "607592500181862",
          },
          {
            "externalId": "0c2fa8cbece54af7b24ca450c69a5d4f",
            "name": "watermelon",
            "param": "xigua",
            "value": "607592500182148",
          },
        ],
        "ownerRaw": "1",
        "param": null,
        "remark": "test",
        "statusRaw": "1",
        "variable": "customField6",
      },
    ]
  `);
});

it('reads the documented custom fields of enterprises (S37)', () => {
  const definitions = companyFields.items.map(toCustomFieldDefinition);
  expect(definitions[0]).toMatchInlineSnapshot(`
    {
      "externalId": "c7fb916b757846b68feda361ea38c6bc",
      "isRequired": false,
      "kind": "SINGLE_CHOICE",
      "kindRaw": "6",
      "name": "Drop-down list",
      "options": [
        {
          "externalId": "62b96d279d92498ba772711f9e9560eb",
          "name": "list",
          "param": "canscanshcanshu1",
          "value": "698745548415355",
        },
      ],
      "ownerRaw": "2",
      "param": null,
      "remark": null,
      "statusRaw": "1",
      "variable": "customField1",
    }
  `);
  expect(
    definitions.map(({ kind, kindRaw, isRequired, options }) => [kindRaw, kind, isRequired, options?.length ?? null]),
  ).toMatchInlineSnapshot(`
    [
      [
        "6",
        "SINGLE_CHOICE",
        false,
        1,
      ],
      [
        "2",
        "MULTILINE_TEXT",
        false,
        null,
      ],
      [
        "3",
        "DATE",
        false,
        null,
      ],
      [
        "5",
        "NUMBER",
        false,
        null,
      ],
      [
        "7",
        "MULTIPLE_CHOICE",
        true,
        1,
      ],
      [
        "8",
        "SINGLE_CHOICE",
        false,
        1,
      ],
    ]
  `);
});
