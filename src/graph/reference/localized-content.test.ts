import { expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { recordedLists, unreadable } from '../../../test/support/recorded-lists.ts';
import type { LocalizedContent } from '../../records/localized-content.ts';

const text: LocalizedContent = {
  externalId: 'p1',
  name: 'Greeting',
  placeholder: '{hello}',
  defaultValue: 'Hello',
  catalogExternalId: null,
  companyExternalId: 'c1',
  status: 'DELETED',
  statusRaw: '-1',
  createdAt: new Date('2025-01-09T12:24:28Z'),
  updatedAt: null,
  translations: [{ language: 'zh', text: '你好' }],
};
const keeping = () =>
  recordedLists({ localizedContent: async ({ placeholder }) => (placeholder === '{hello}' ? text : null) });

it('finds a text by its placeholder, in all languages and without rich text unless told otherwise', async () => {
  const { reference, calls } = keeping();
  const { data, errors } = await askGraph(
    { sobot: { reference } },
    `{ plain: localizedContent(vendor: SOBOT, placeholder: "{hello}") {
         externalId defaultValue status statusRaw createdAt translations { language text } }
       rich: localizedContent(vendor: SOBOT, placeholder: "{hello}", languages: ["zh", "en"], keepRichText: true) { name }
       none: localizedContent(vendor: SOBOT, placeholder: "{none}", languages: null, keepRichText: null) { name } }`,
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    plain: {
      externalId: 'p1',
      defaultValue: 'Hello',
      status: 'DELETED',
      statusRaw: '-1',
      createdAt: '2025-01-09T12:24:28Z',
      translations: [{ language: 'zh', text: '你好' }],
    },
    rich: { name: 'Greeting' },
    none: null,
  });
  expect(calls).toEqual([
    'localizedContent {"placeholder":"{hello}","languages":null,"keepRichText":false}',
    'localizedContent {"placeholder":"{hello}","languages":["zh","en"],"keepRichText":true}',
    'localizedContent {"placeholder":"{none}","languages":null,"keepRichText":false}',
  ]);
});

it.each([
  ['a blank placeholder', 'placeholder: " "', 'placeholder'],
  ['no languages', 'placeholder: "{hello}", languages: []', 'languages'],
  ['a blank language', 'placeholder: "{hello}", languages: ["zh", ""]', 'languages'],
])('refuses %s and asks nobody', async (_what, args, argument) => {
  const { reference, calls } = keeping();
  const { data, errors } = await askGraph(
    { sobot: { reference } },
    `{ localizedContent(vendor: SOBOT, ${args}) { name } }`,
  );
  expect(data).toEqual({ localizedContent: null });
  expect(errors).toMatchObject([{ path: 'localizedContent', extensions: { code: 'BAD_USER_INPUT', argument } }]);
  expect(calls).toEqual([]);
});

it.each([
  ['UNAVAILABLE', 'cannot be asked', { sobot: { reference: { localizedContent: unreadable } } }],
  ['UNSUPPORTED', 'keeps no texts', { sobot: { reference: {} } }],
  ['UNSUPPORTED', 'has no lists', { sobot: {} }],
  ['UNSUPPORTED', 'is off', {}],
])('says %s for a vendor that %s', async (code, _what, adapters) => {
  const { data, errors } = await askGraph(
    adapters,
    '{ localizedContent(vendor: SOBOT, placeholder: "{hello}") { name } }',
  );
  expect(data).toEqual({ localizedContent: null });
  expect(errors).toMatchObject([{ path: 'localizedContent', extensions: { code, vendor: 'SOBOT' } }]);
});
