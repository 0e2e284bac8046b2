export const genders = ['MALE', 'FEMALE', 'UNKNOWN'] as const;
export type Gender = (typeof genders)[number];

/** An employee at a vendor. Nothing else than what a reply carried beside the id. */
export interface Agent {
  readonly externalId: string | null;
  readonly name?: string | null;
  readonly email?: string | null;
  /** E.164 or null. */
  readonly phone?: string | null;
  readonly avatarUrl?: string | null;
  readonly departmentName?: string | null;
}

/** Something at the vendor that is only pointed at. */
export interface NamedReference {
  readonly externalId: string | null;
  readonly name: string | null;
}

/** A place. A level that is `undefined` is carried only by the record fetched by its ref. */
export interface Region {
  readonly text?: string | null;
  readonly country?: NamedReference | null;
  readonly province?: NamedReference | null;
  readonly city?: NamedReference | null;
  readonly district?: NamedReference | null;
  readonly address?: string | null;
}

export const identityKinds = [
  'WECHAT_ID',
  'WECHAT_UNIONID',
  'WECHAT_BUILD_UNIONID',
  'WECHAT_OPENID',
  'WECOM_EXTERNAL_USERID',
  'QQ',
  'WHATSAPP',
  'FACEBOOK',
  'INSTAGRAM',
  'LINE',
  'TELEGRAM',
  'DISCORD',
  'PARTNER',
  'VISITOR',
  'UNKNOWN',
] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** An id of a customer on another platform. */
export interface Identity {
  readonly kind: IdentityKind;
  /** The vendor's name of the field that held it. */
  readonly kindRaw: string | null;
  readonly value: string | null;
}
