import type { Identity, IdentityKind } from '../../../records/people.ts';
import type { SobotCustomer } from './wire-customer.ts';

/** The customer's ids elsewhere, each once. The kinds that are lists stand in the detail only. */
export function toIdentities(wire: SobotCustomer): Identity[] {
  const found = [
    one('WECHAT_ID', 'wx', wire.wx),
    one('QQ', 'qq', wire.qq),
    one('WECHAT_BUILD_UNIONID', 'wx_build_unionid', wire.wxbuildunionid),
    one('PARTNER', 'partnerid', wire.partnerid),
    one('WECOM_EXTERNAL_USERID', 'external_userid', wire.externaluserid),
    many('VISITOR', 'visitorids', wire.visitorids),
    many('WECOM_EXTERNAL_USERID', 'wxExternalUserIds', wire.wxexternaluserids),
    many('WECHAT_UNIONID', 'wxUnionIds', wire.wxunionids),
    many('WECHAT_OPENID', 'wxOpenIds', wire.wxopenids),
    many('WHATSAPP', 'whatsappids', wire.whatsappids),
    many('FACEBOOK', 'faceBookids', wire.facebookids),
    many('INSTAGRAM', 'instagramids', wire.instagramids),
    many('LINE', 'lineids', wire.lineids),
    many('TELEGRAM', 'telegramids', wire.telegramids),
    many('DISCORD', 'discordids', wire.discordids),
  ].flat();
  return [...new Map(found.map((identity) => [`${identity.kind} ${identity.value}`, identity])).values()];
}

const one = (kind: IdentityKind, kindRaw: string, value: string | null): Identity[] =>
  value === null ? [] : [{ kind, kindRaw, value }];

const many = (kind: IdentityKind, kindRaw: string, values: readonly string[]): Identity[] =>
  values.map((value) => ({ kind, kindRaw, value }));
