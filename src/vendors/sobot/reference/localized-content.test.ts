import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import { sobot } from '../adapter.ts';
import content from '../fixtures/localized-content.doc.json' with { type: 'json' };
import { toLocalizedContent } from './localized-content.ts';

const ask = { placeholder: '{dc_test}', languages: null, keepRichText: false };

/** A vendor that answers every question for a text with this. */
const answering = (body: object) =>
  sandboxed(sobot, {
    between: (request, sandbox) =>
      request.url.includes('get_token') ? sandbox(request) : Promise.resolve(Response.json(body)),
  });

it('reads the documented text in two languages (S5), whose times are milliseconds', () => {
  expect(toLocalizedContent(content.item)).toMatchInlineSnapshot(`
    {
      "catalogExternalId": "0502746dec8b475fa5e9620ca101test",
      "companyExternalId": "061b091ac088473484d4b66a7123test",
      "createdAt": 2025-01-09T12:24:28.700Z,
      "defaultValue": "Sample",
      "externalId": "186cd24451034864ad57bf23d484test",
      "name": "Sample",
      "placeholder": "{dc_test}",
      "status": "DELETED",
      "statusRaw": "-1",
      "translations": [
        {
          "language": "zh",
          "text": "The Chinese",
        },
        {
          "language": "en",
          "text": "The English",
        },
      ],
      "updatedAt": 2025-01-09T13:12:01.879Z,
    }
  `);
});

it('asks for the languages that are wanted, and for rich text only where it is to be kept', async () => {
  const vendor = answering(content);
  await vendor.adapter.reference!.localizedContent!(ask, aCall());
  await vendor.adapter.reference!.localizedContent!({ ...ask, languages: ['zh', 'en'], keepRichText: true }, aCall());
  const [all, two] = vendor.calls.filter(({ endpoint }) => endpoint !== 'get_token');
  expect(JSON.parse(all!.body!)).toEqual({ placeholder: '{dc_test}', rich_text_flag: 0 });
  expect(JSON.parse(two!.body!)).toEqual({ placeholder: '{dc_test}', rich_text_flag: 1, lang_type: ['zh', 'en'] });
});

it('reads the text afresh every time', async () => {
  const vendor = answering(content);
  for (const _time of [1, 2]) await vendor.adapter.reference!.localizedContent!(ask, aCall());
  expect(vendor.newCalls().filter((endpoint) => endpoint !== 'get_token')).toHaveLength(2);
});

it('reads the text where it stands at the top, as in the table', async () => {
  const vendor = answering({ ...content.item, ret_code: '000000', ret_msg: 'Success' });
  const read = await vendor.adapter.reference!.localizedContent!(ask, aCall());
  expect(read).toEqual(toLocalizedContent(content.item));
});

it.for([{ item: null }, { item: {} }, {}])('takes success with %j for no such text', async (body) => {
  const vendor = answering({ ret_code: '000000', ret_msg: '', ...body });
  expect(await vendor.adapter.reference!.localizedContent!(ask, aCall())).toBeNull();
});

it('hands on a refusal', async () => {
  const read = answering({ ret_code: '123456', ret_msg: 'no' }).adapter.reference!.localizedContent!(ask, aCall());
  await expect(read).rejects.toMatchObject({ kind: 'REJECTED', vendorCode: '123456' });
});
