import type { FollowUp, FollowUpTargetType } from '../../../records/follow-up.ts';
import type { RecordLink } from '../../../records/record.ts';
import { readUrl } from '../../values/contact.ts';
import { fromMillis } from '../../values/time.ts';
import type { Seen } from '../seen.ts';
import { targetType } from '../codes.ts';
import { toAgent } from '../map-reference.ts';
import { customerIdOf, followUpRef, longOf, type FollowUpEndpoint } from '../refs.ts';
import type { WireFollowUp } from './wire-follow-up.ts';

export interface WshotoFollowUpDetails {
  readonly target: WshotoFollowUpTarget | null;
  readonly businessType: string | null;
  readonly businessId: string | null;
  readonly followType: string | null;
  readonly followTypeDesc: string | null;
  readonly fieldMap: Readonly<Record<string, unknown>> | null;
  readonly attachmentList: readonly { readonly cosUrl: string | null }[] | null;
}

export interface WshotoFollowUpTarget {
  readonly contactId: string | null;
  readonly externalId: string | null;
  readonly companyId: string | null;
  readonly chatId: string | null;
  readonly clueId: string | null;
  readonly isAi: boolean | null;
}

/** A row of either endpoint. `asked` is the target type that the list was asked for; the reply does not repeat it. */
export function toFollowUp(
  { wire, raw, origin }: Seen<WireFollowUp>,
  endpoint: FollowUpEndpoint,
  asked: FollowUpTargetType | null,
): FollowUp {
  const idOfType = targetIds(wire);
  // Several ids may be filled at once (FACTS 1.6.4). What was asked for decides; else the first of this order.
  const type = asked ?? inOrder.find((candidate) => idOfType[candidate]) ?? null;
  const targetExternalId = (type && idOfType[type]) ?? null;
  return {
    ref: followUpRef(endpoint, wire.id),
    externalId: wire.id,
    origin,
    raw,
    kind: endpoint === 'system' ? 'SYSTEM' : 'NOTE',
    kindRaw: wire.follow_type,
    content: wire.content,
    title: wire.title,
    occurredAt: fromMillis(wire.follow_time),
    createdAt: fromMillis(wire.create_time),
    author: toAgent(wire.follow_user_id),
    target: toTarget(type, targetExternalId),
    targetType: type,
    targetTypeRaw: asked && String(targetType.codesFor([asked])?.[0]),
    targetExternalId,
    call: null,
    stageChange: null,
    ownerChange: null,
    fieldChanges: null,
    details: toDetails(wire),
  };
}

const inOrder = ['CUSTOMER', 'LEAD', 'CONTACT', 'COMPANY', 'GROUP'] as const;

const targetIds = ({ target }: WireFollowUp): Partial<Record<FollowUpTargetType, string | null>> => ({
  CUSTOMER: target?.external_id,
  LEAD: target?.clue_id,
  CONTACT: target?.contact_id,
  COMPANY: target?.company_id,
  GROUP: target?.chat_id,
});

function toTarget(type: FollowUpTargetType | null, id: string | null): RecordLink | null {
  if (id === null) return null;
  if (type === 'CUSTOMER' && customerIdOf(id) !== null) return { entity: 'CUSTOMER', ref: id };
  if (type === 'LEAD' && longOf(id) !== null) return { entity: 'LEAD', ref: id };
  return null;
}

const toDetails = (wire: WireFollowUp): WshotoFollowUpDetails => ({
  target: wire.target && {
    contactId: wire.target.contact_id,
    externalId: wire.target.external_id,
    companyId: wire.target.company_id,
    chatId: wire.target.chat_id,
    clueId: wire.target.clue_id,
    isAi: wire.target.is_ai,
  },
  businessType: wire.business_type,
  businessId: wire.business_id,
  followType: wire.follow_type,
  followTypeDesc: wire.follow_type_desc,
  fieldMap: wire.field_map,
  attachmentList: wire.attachment_list?.map(({ wire: file }) => ({ cosUrl: readUrl(file.cos_url) })) ?? null,
});
