import { expect, it } from 'vitest';
import cities from '../fixtures/cities.doc.json' with { type: 'json' };
import countries from '../fixtures/countries.doc.json' with { type: 'json' };
import districts from '../fixtures/districts.doc.json' with { type: 'json' };
import languages from '../fixtures/languages.doc.json' with { type: 'json' };
import levels from '../fixtures/levels.doc.json' with { type: 'json' };
import provinces from '../fixtures/provinces.doc.json' with { type: 'json' };
import sources from '../fixtures/sources.doc.json' with { type: 'json' };
import stages from '../fixtures/stages.doc.json' with { type: 'json' };
import timeZones from '../fixtures/time-zones.doc.json' with { type: 'json' };
import {
  inOrder,
  toCity,
  toCountry,
  toDistrict,
  toLanguage,
  toLevel,
  toProvince,
  toSource,
  toStage,
  toTimeZone,
} from './map-reference.ts';

it('reads the documented time zones (S2), languages (S3) and countries (S4)', () => {
  expect(timeZones.items.map(toTimeZone)).toMatchInlineSnapshot(`
    [
      {
        "externalId": "US/Samoa",
        "language": "zh",
        "name": "GMT-11:00 American Samoa",
        "rowId": "aa08a602e63d4d188f52b0809e6794b0",
      },
    ]
  `);
  expect(languages.items.map(toLanguage)).toMatchInlineSnapshot(`
    [
      {
        "externalId": "zh",
        "language": "zh",
        "name": "Simplified Chinese",
        "rowId": "aa08a602e63d4d188f52b0809e6794b0",
      },
    ]
  `);
  expect(countries.items.map(toCountry)).toMatchInlineSnapshot(`
    [
      {
        "externalId": "101",
        "language": null,
        "name": "China",
        "rowId": null,
      },
    ]
  `);
});

it('reads the documented stages (S26), whose type nobody tells', () => {
  expect(stages.items.map(toStage)).toMatchInlineSnapshot(`
    [
      {
        "externalId": "15d6506f836c4340b7b36fb94bdedf31",
        "name": "Preliminary Communication",
        "sortNumber": 0,
        "type": null,
        "typeRaw": null,
      },
      {
        "externalId": "fb642ab91666472bb81c3beb1889b2dc",
        "name": "Normal follow-up",
        "sortNumber": 1,
        "type": null,
        "typeRaw": null,
      },
      {
        "externalId": "cb31d0aff036411fb9bf598baf4dc2ea",
        "name": "intention",
        "sortNumber": 2,
        "type": null,
        "typeRaw": null,
      },
      {
        "externalId": "7b1c71f10c9e40c994c733c48974ce35",
        "name": "Payment process",
        "sortNumber": 3,
        "type": null,
        "typeRaw": null,
      },
      {
        "externalId": "678599e8f8a6407987c1aa4391d41f4d",
        "name": "Deal closing",
        "sortNumber": 4,
        "type": null,
        "typeRaw": null,
      },
    ]
  `);
});

it('puts stages in their order, those without a place last', () => {
  const at = (name: string, sortnum?: number | string) => toStage({ id: name, name, sortnum });
  const ordered = inOrder([at('none'), at('second', '2'), at('first', 0), at('none either')]);
  expect(ordered.map(({ name }) => name)).toEqual(['first', 'second', 'none', 'none either']);
});

it('reads the documented sources (S30), also number 0, and levels (S36)', () => {
  expect(sources.items.map(toSource).map(({ externalId, name }) => `${externalId} ${name}`)).toMatchInlineSnapshot(`
    [
      "11 mail",
      "12 Baidu Marketing",
      "13 headline",
      "14 360",
      "0 Desktop website",
      "1 WeChat official account",
      "2 APP",
      "3 micro-blog",
      "4 Mobile website",
      "5 Melting cloud",
      "6 call center",
      "7 Work order center",
      "8 Customer Center",
      "9 Enterprise WeChat",
      "10 WeChat applet",
    ]
  `);
  expect(toSource(sources.items[4]!)).toMatchInlineSnapshot(`
    {
      "externalId": "0",
      "language": null,
      "name": "Desktop website",
      "rowId": null,
    }
  `);
  expect(levels.items.map(toLevel)).toMatchInlineSnapshot(`
    [
      {
        "externalId": "bb00cb033daa4eee912b0d51a8c12abf",
        "language": null,
        "name": "VIP3",
        "rowId": null,
      },
      {
        "externalId": "655779656425532",
        "language": null,
        "name": "VIP1",
        "rowId": null,
      },
      {
        "externalId": "655783829635797",
        "language": null,
        "name": "VIP4",
        "rowId": null,
      },
      {
        "externalId": "655779656428072",
        "language": null,
        "name": "VIP2",
        "rowId": null,
      },
      {
        "externalId": "656301514215001",
        "language": null,
        "name": "vip11",
        "rowId": null,
      },
    ]
  `);
});

it('reads the documented provinces (S32), cities (S33) and districts (S34) below what was asked for', () => {
  expect(provinces.items.map(toProvince)).toMatchInlineSnapshot(`
    [
      {
        "externalId": "110000",
        "level": "PROVINCE",
        "name": "Beijing",
        "parentExternalId": null,
      },
      {
        "externalId": "120000",
        "level": "PROVINCE",
        "name": "Tianjin",
        "parentExternalId": null,
      },
      {
        "externalId": "130000",
        "level": "PROVINCE",
        "name": "Hebei Province",
        "parentExternalId": null,
      },
    ]
  `);
  expect(cities.items.map((row) => toCity(row, '130000'))).toMatchInlineSnapshot(`
    [
      {
        "externalId": "130100",
        "level": "CITY",
        "name": "Shijiazhuang City",
        "parentExternalId": "130000",
      },
      {
        "externalId": "130200",
        "level": "CITY",
        "name": "Tangshan City",
        "parentExternalId": "130000",
      },
      {
        "externalId": "130300",
        "level": "CITY",
        "name": "Qinhuangdao City",
        "parentExternalId": "130000",
      },
      {
        "externalId": "130400",
        "level": "CITY",
        "name": "Handan City",
        "parentExternalId": "130000",
      },
    ]
  `);
  expect(districts.items.map((row) => toDistrict(row, '130300'))).toMatchInlineSnapshot(`
    [
      {
        "externalId": "130302",
        "level": "DISTRICT",
        "name": "Seaport area",
        "parentExternalId": "130300",
      },
      {
        "externalId": "130303",
        "level": "DISTRICT",
        "name": "Shanhaiguan District",
        "parentExternalId": "130300",
      },
    ]
  `);
});
