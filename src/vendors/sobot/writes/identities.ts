import type { IdentityKind } from '../../../records/people.ts';
import type { InputProblem } from '../../write.ts';
import type { IdentityInput } from '../../write-inputs.ts';
import { isBlank, wrong } from './checks.ts';

/** Where S17 and S18 take an id of another platform: one text, several in one text, or a list. */
const places: Readonly<
  Partial<Record<IdentityKind, { readonly name: string; readonly form: 'one' | 'joined' | 'list' }>>
> = {
  WECHAT_ID: { name: 'wx', form: 'one' },
  QQ: { name: 'qq', form: 'one' },
  PARTNER: { name: 'partnerid', form: 'one' },
  WECHAT_BUILD_UNIONID: { name: 'wx_build_unionid', form: 'one' },
  VISITOR: { name: 'visitorids', form: 'joined' },
  WECOM_EXTERNAL_USERID: { name: 'wx_external_userids', form: 'list' },
  WECHAT_UNIONID: { name: 'wx_unionids', form: 'list' },
  WECHAT_OPENID: { name: 'wx_openids', form: 'list' },
  WHATSAPP: { name: 'whatsappids', form: 'list' },
  FACEBOOK: { name: 'faceBookids', form: 'list' },
  INSTAGRAM: { name: 'instagramids', form: 'list' },
  LINE: { name: 'lineids', form: 'list' },
  TELEGRAM: { name: 'telegramids', form: 'list' },
  DISCORD: { name: 'discordids', form: 'list' },
};

/** What tells one person from another of the same name, by its name in S17 and S18. */
export const identifying: ReadonlySet<string> = new Set([
  'tel',
  'email',
  ...Object.values(places).map(({ name }) => name),
]);

type Identities = readonly IdentityInput[] | null | undefined;

export const checkIdentities = (identities: Identities): InputProblem[] =>
  (identities ?? []).flatMap(({ kind, value }, index, all) => {
    const path = ['identities', String(index)];
    const place = places[kind];
    if (place === undefined) return wrong([...path, 'kind'], 'INVALID_VALUE', 'Sobot has no such kind of id.');
    const isSecond = all.findIndex((other) => other.kind === kind) < index;
    return [
      ...(isBlank(value) ? wrong([...path, 'value'], 'REQUIRED', 'It cannot be blank.') : []),
      ...(place.form === 'one' && isSecond
        ? wrong(path, 'TOO_MANY', 'Sobot holds one id of this kind for each customer.')
        : []),
      ...(place.form === 'joined' && value.includes(',')
        ? wrong([...path, 'value'], 'INVALID_VALUE', 'It cannot hold a comma.')
        : []),
    ];
  });

/** Whether a list that is sent replaces the ids that Sobot holds or adds to them is not documented. */
export function identitiesBody(identities: Identities): Record<string, string | string[]> {
  const byKind = Map.groupBy(identities ?? [], ({ kind }) => kind);
  return Object.fromEntries(
    [...byKind].flatMap(([kind, ofKind]) => {
      const place = places[kind];
      const values = ofKind.map(({ value }) => value);
      return place === undefined ? [] : [[place.name, place.form === 'list' ? values : values.join(',')]];
    }),
  );
}
