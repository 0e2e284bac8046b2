import { misfit } from '../faults.ts';
import { reply, type Wire } from '../replies.ts';
import type { Ask, Routes } from '../route.ts';
import { hexId } from '../seeds.ts';

/** An id and its name in each language that the API speaks. */
type Names = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

// '8' is how customers of the sandbox bear Beijing's zone; the sample has names of the zone database.
const timeZones: Names = {
  'US/Samoa': { zh: 'GMT-11:00 美属萨摩亚', en: 'GMT-11:00 American Samoa' },
  'America/New_York': { zh: 'GMT-05:00 纽约', en: 'GMT-05:00 New York' },
  'Europe/London': { zh: 'GMT+00:00 伦敦', en: 'GMT+00:00 London' },
  '8': { zh: '(GMT+08:00)北京', en: '(GMT+08:00)Beijing' },
  'Asia/Singapore': { zh: 'GMT+08:00 新加坡', en: 'GMT+08:00 Singapore' },
  'Asia/Tokyo': { zh: 'GMT+09:00 东京', en: 'GMT+09:00 Tokyo' },
};
const languages: Names = {
  zh: { zh: '中文', en: 'Simplified Chinese' },
  en: { zh: '英语', en: 'English' },
  ja: { zh: '日语', en: 'Japanese' },
  th: { zh: '泰语', en: 'Thai' },
};
const countries: Names = {
  '86': { zh: '中国', en: 'China' },
  '1': { zh: '美国', en: 'United States' },
  '44': { zh: '英国', en: 'United Kingdom' },
  '65': { zh: '新加坡', en: 'Singapore' },
  '81': { zh: '日本', en: 'Japan' },
};

/** What a customer's codes are called; undefined for a code nobody knows. */
export const timeZoneName = (id: string, language: string): string | undefined => timeZones[id]?.[spoken(language)];
export const languageName = (code: string, language: string): string | undefined => languages[code]?.[spoken(language)];
export const countryName = (id: string, language: string): string | undefined => countries[id]?.[spoken(language)];

const spoken = (language: string): 'zh' | 'en' => (language === 'en' ? 'en' : 'zh');

/** Time zones (S2), languages (S3) and countries (S4): the language is a parameter, beside the header of that name. */
export const localeRoutes: Routes = {
  'GET user/get_timezone': (ask) =>
    list(timeZones, ask, (timezoneid, timezone_value, language) => ({
      id: hexId(`timezone ${language} ${timezoneid}`),
      language,
      timezone_value,
      timezoneid,
    })),
  'GET user/get_language': (ask) =>
    list(languages, ask, (language_code, language_value, language) => ({
      id: hexId(`language ${language} ${language_code}`),
      language,
      language_value,
      language_code,
    })),
  'GET user/get_country': (ask) => list(countries, ask, (countryid, country_name) => ({ countryid, country_name })),
};

function list(names: Names, { query }: Ask, toRow: (id: string, name: string, language: string) => Wire): Response {
  const language = query.get('language') ?? '';
  if (language === '') throw misfit('language cannot be blank');
  if (language !== 'zh' && language !== 'en') return reply({ items: [] });
  return reply({ items: Object.entries(names).map(([id, name]) => toRow(id, name[language], language)) });
}
