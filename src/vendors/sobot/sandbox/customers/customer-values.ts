import { choiceOf, idsIn, requiredText, textOf } from '../body.ts';
import type { SandboxCustomer } from './customers.ts';
import { divisionName } from '../reference/divisions.ts';
import { misfit } from '../faults.ts';
import { countryName, languageName, timeZoneName } from '../reference/locales.ts';
import type { Wire } from '../replies.ts';
import type { Ask } from '../route.ts';
import type { State } from '../state.ts';

const plain = ['email', 'tel', 'qq', 'wx', 'remark', 'is_vip'];
const onlyInDetails = ['visitorids', 'partnerid', 'wx_build_unionid'];
/** Lists of ids elsewhere: their name in a write, and in the detail. */
const idLists = {
  wx_external_userids: 'wxExternalUserIds',
  wx_unionids: 'wxUnionIds',
  wx_openids: 'wxOpenIds',
  whatsappids: 'whatsappids',
  faceBookids: 'faceBookids',
  instagramids: 'instagramids',
  lineids: 'lineids',
  telegramids: 'telegramids',
  discordids: 'discordids',
};

/** What a write (S17, S18) says of a customer but status, owner and custom fields. What it leaves out stays as it is. */
export function customerValues({ fields, language }: Ask, state: State): Pick<SandboxCustomer, 'row' | 'beyond'> {
  requiredText(fields, 'nick');
  const row: Wire = {
    nick: name(fields, 'nick'),
    ...sent(fields, plain),
    ...places(fields),
    ...company(fields, state),
  };
  if (isSent(fields, 'uname')) row.uname = name(fields, 'uname');
  if (isSent(fields, 'sex')) row.sex = choiceOf(fields, 'sex', [0, 1, 2]); // 0 is in pushes alone
  if (isSent(fields, 'timezoneid')) {
    row.timezoneid = textOf(fields, 'timezoneid');
    row.timezone_value = timeZoneName(textOf(fields, 'timezoneid'), language) ?? null;
  }
  if (isSent(fields, 'language')) {
    row.language = textOf(fields, 'language');
    row.language_value = languageName(textOf(fields, 'language'), language) ?? null;
  }

  const beyond: Wire = sent(fields, onlyInDetails);
  if (isSent(fields, 'countryid')) {
    beyond.countryid = textOf(fields, 'countryid');
    beyond.country_name = countryName(textOf(fields, 'countryid'), language) ?? null;
  }
  for (const [written, shown] of Object.entries(idLists)) {
    if (isSent(fields, written)) beyond[shown] = idsIn(fields, written);
  }
  return { row, beyond };
}

const isSent = (fields: Wire, key: string): boolean => fields[key] !== undefined && fields[key] !== null;

const sent = (fields: Wire, keys: readonly string[]): Wire =>
  Object.fromEntries(keys.filter((key) => isSent(fields, key)).map((key) => [key, textOf(fields, key)]));

function name(fields: Wire, key: string): string {
  const text = textOf(fields, key);
  if (text.length > 50) throw misfit(`${key} cannot exceed 50 chars`);
  return text;
}

/** A code without a name is given the name that belongs to it. */
function places(fields: Wire): Wire {
  const told: Wire = {};
  for (const kind of ['provice', 'city', 'area']) {
    Object.assign(told, sent(fields, [`${kind}id`, `${kind}_name`]));
    const code = told[`${kind}id`];
    if (typeof code === 'string') told[`${kind}_name`] ??= divisionName(code) ?? null;
  }
  return told;
}

function company(fields: Wire, { companies }: State): Wire {
  const told = sent(fields, ['enterpriseid', 'enterprise_name']);
  const id = told.enterpriseid ?? '';
  if (id === '') return told;
  const known = companies.find((firm) => firm.id === id);
  if (known === undefined) throw misfit('No such enterprise');
  return { enterprise_name: known.name, ...told };
}
