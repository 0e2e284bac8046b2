import { idsIn, listIn, requiredText, textOf } from '../body.ts';
import { companyId } from '../customers/customers.ts';
import { reply } from '../replies.ts';
import type { Route, Routes } from '../route.ts';
import { hexId, today } from '../seeds.ts';

interface Text {
  readonly name: string;
  readonly usual: string;
  readonly status: 1 | -1;
  readonly translations: Readonly<Record<string, string>>;
}

/** By placeholder; the first is the sample of S5, which shows a deleted text. */
const texts: Readonly<Record<string, Text>> = {
  '{dc_test}': { name: 'Sample', usual: 'Sample', status: -1, translations: { zh: 'The Chinese', en: 'The English' } },
  '{dc_welcome}': {
    name: '欢迎语',
    usual: '<p>您好，<b>欢迎</b>光临！</p>',
    status: 1,
    translations: {
      zh: '<p>您好，<b>欢迎</b>光临！</p>',
      en: '<p>Hello and <b>welcome</b>!</p>',
      ja: '<p>ようこそ<br/>いらっしゃいませ</p>',
    },
  },
};

/** S5: all of it inside `item`, although the table shows it at the top; times in milliseconds. */
const contentDetail: Route = ({ fields }) => {
  const placeholder = requiredText(fields, 'placeholder');
  const text = Object.hasOwn(texts, placeholder) ? texts[placeholder] : undefined;
  if (text === undefined) return reply({ item: null });
  const wanted = listIn(fields, 'lang_type') === null ? null : idsIn(fields, 'lang_type');
  const isRich = textOf(fields, 'rich_text_flag') === '1';
  const shown = (value: string): string => (isRich ? value : value.replaceAll(/<[^>]*>/g, ''));
  const lang_list = Object.entries(text.translations)
    .filter(([language]) => wanted?.includes(language) ?? true)
    .map(([lang_type, value]) => ({ lang_value: shown(value), lang_type }));
  return reply({
    item: {
      lang_list,
      companyid: companyId,
      update_time: today - 3_600_000 + 879,
      catalogid: hexId('catalog'),
      placeholderid: hexId(`placeholder ${placeholder}`),
      create_time: today - 86_400_000 + 700,
      name: text.name,
      default_value: shown(text.usual),
      placeholder,
      status: text.status,
    },
  });
};

/** Multilingual content. */
export const textRoutes: Routes = { 'POST user/get_multilingual_content_detail': contentDetail };
