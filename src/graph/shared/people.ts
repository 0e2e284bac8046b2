import type { Gender as GenderWord, Identity, IdentityKind, Agent } from '../../records/people.ts';
import { builder } from '../builder.ts';
import { personal } from './personal.ts';
import type { Nameable } from '../reference/named.ts';
import { toldByStaff } from '../reference/staff-member.ts';
import type { OfVendor } from '../nodes/unified.ts';
import { VendorType } from '../vendors/vendor.ts';
import { wordsOf } from '../words.ts';

export const AgentType = builder.objectRef<OfVendor<Agent>>('Agent').implement({
  description: 'An employee at a vendor.',
  fields: (t) => ({
    vendor: t.field({ type: VendorType, nullable: false, description: 'The vendor.', resolve: ({ vendor }) => vendor }),
    externalId: t.field({
      type: 'ID',
      description: "The vendor's own id of the employee; null where only a name or an e-mail was sent.",
      resolve: ({ value }) => value.externalId,
    }),
    name: t.field({
      type: 'String',
      extensions: personal,
      description: 'Name; null where the vendor sends only ids.',
      resolve: (agent, _args, context) => agent.value.name ?? toldByStaff('name', agent, context),
    }),
    email: t.field({ type: 'EmailAddress', description: 'E-mail. Jing only.', resolve: ({ value }) => value.email }),
    phone: t.field({
      type: 'PhoneNumber',
      description: 'Phone in E.164. Jing only.',
      resolve: ({ value }) => value.phone,
    }),
    avatarUrl: t.field({
      type: 'URL',
      description: 'Picture. Jing; Sobot from its staff list.',
      resolve: (agent, _args, context) =>
        agent.value.avatarUrl === undefined ? toldByStaff('imageUrl', agent, context) : agent.value.avatarUrl,
    }),
    departmentName: t.field({
      type: 'String',
      description: 'Name of the department. Sobot only.',
      resolve: (agent, _args, context) =>
        agent.value.departmentName === undefined
          ? toldByStaff('departmentName', agent, context)
          : agent.value.departmentName,
    }),
  }),
});

export const NamedReferenceType = builder.objectRef<Nameable>('NamedReference').implement({
  description: 'Something at the vendor that is only pointed at: its id there and its name.',
  fields: (t) => ({
    externalId: t.expose('externalId', {
      type: 'ID',
      description: "The vendor's own id or code; null where only a name was sent.",
    }),
    name: t.string({
      description: 'Name; null where only an id was sent and no list resolves it.',
      resolve: (reference) => reference.name ?? reference.nameFrom?.() ?? null,
    }),
  }),
});

export const GenderType = wordsOf<GenderWord>('Gender', 'Gender.', {
  MALE: 'Male.',
  FEMALE: 'Female.',
  UNKNOWN: 'Not stated, or a value this API does not know.',
});

export const IdentityKindType = wordsOf<IdentityKind>(
  'IdentityKind',
  'Kinds of id that a customer can have elsewhere.',
  {
    WECHAT_ID: 'WeChat name (wx).',
    WECHAT_UNIONID: 'WeChat union id.',
    WECHAT_BUILD_UNIONID: 'WeChat union id of a self-built app.',
    WECHAT_OPENID: 'WeChat open id.',
    WECOM_EXTERNAL_USERID: 'External contact in WeCom.',
    QQ: 'QQ number.',
    WHATSAPP: 'WhatsApp.',
    FACEBOOK: 'Facebook.',
    INSTAGRAM: 'Instagram.',
    LINE: 'Line.',
    TELEGRAM: 'Telegram.',
    DISCORD: 'Discord.',
    PARTNER: "Id in the company's own system (docking id).",
    VISITOR: 'Visitor of a web site.',
    UNKNOWN: 'A kind this API does not know yet; see `kindRaw`. Refused as input.',
  },
);

export const IdentityType = builder.objectRef<Identity>('Identity').implement({
  description: 'An id of a customer on another platform.',
  fields: (t) => ({
    kind: t.expose('kind', {
      type: IdentityKindType,
      nullable: false,
      description: 'Which platform and which kind of id.',
    }),
    kindRaw: t.expose('kindRaw', {
      type: 'String',
      description: "The vendor's name of the field that held it, e.g. wx_build_unionid.",
    }),
    value: t.expose('value', { type: 'String', extensions: personal, description: 'The id itself.' }),
  }),
});
