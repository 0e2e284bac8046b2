import type { LocalizedContent } from '../../../records/localized-content.ts';
import type { Call } from '../../call.ts';
import type { LocalizedContentAsk } from '../../reference-lists.ts';
import { fromMillis } from '../../values/time.ts';
import type { SobotClient } from '../client.ts';
import { toContentStatus } from '../vocabulary.ts';
import { sobotLocalizedContent } from './wire-reference.ts';
import { itemWith, type Row } from '../wire.ts';

const item = itemWith('placeholderid');

/** A text in several languages (S5), read afresh every time; null where the vendor answers with nothing. */
export async function readLocalizedContent(
  { placeholder, languages, keepRichText }: LocalizedContentAsk,
  client: SobotClient,
  call: Call,
): Promise<LocalizedContent | null> {
  const endpoint = 'user/get_multilingual_content_detail';
  const body = JSON.stringify({
    placeholder,
    rich_text_flag: keepRichText ? 1 : 0,
    ...(languages === null ? {} : { lang_type: languages }),
  });
  const reply = await client.read({ endpoint, method: 'POST', path: `/scrm/5/${endpoint}`, body }, call);
  const row = item.parse(reply.body);
  return row === null ? null : toLocalizedContent(row);
}

export function toLocalizedContent(raw: Row): LocalizedContent {
  const wire = sobotLocalizedContent.parse(raw);
  return {
    externalId: wire.placeholderid,
    name: wire.name,
    placeholder: wire.placeholder,
    defaultValue: wire.default_value,
    catalogExternalId: wire.catalogid,
    companyExternalId: wire.companyid,
    status: toContentStatus(wire.status),
    statusRaw: wire.status,
    createdAt: fromMillis(wire.create_time),
    updatedAt: fromMillis(wire.update_time),
    translations: wire.lang_list.map(({ lang_type, lang_value }) => ({ language: lang_type, text: lang_value })),
  };
}
