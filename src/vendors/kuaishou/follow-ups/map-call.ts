import type { FollowUp } from '../../../records/follow-up.ts';
import type { Lead } from '../../../records/lead.ts';
import type { RecordOrigin } from '../../../records/record.ts';
import { readPhone, readUrl } from '../../values/contact.ts';
import type { Row } from '../rows.ts';
import { callRecordStatus } from '../codes.ts';
import { readCallTime, type IccInfo } from '../leads/map-icc-info.ts';
import { KuaishouLead } from '../leads/map-lead.ts';
import { callExternalId, callRef, leadRef, readLeadRef, type CallKey, type LeadKey } from '../refs.ts';
import type { WireCallRecord } from '../wire.ts';

/** The fields of a follow-up that only Kuaishou has: `KuaishouFollowUpDetails` of the graph. */
export interface KuaishouFollowUpDetails {
  readonly clueId: string;
  readonly midPhone: string | null;
  readonly iccInfo: IccInfo | null;
}

/** The call inside a smart-phone lead; null if the lead is no such lead. Takes a lead of this vendor only. */
export function toIccFollowUp(lead: Lead): FollowUp | null {
  const key = readLeadRef(lead.ref);
  const iccInfo = KuaishouLead.iccInfoOf(lead);
  if (iccInfo === null || key === null) return null;
  return {
    ...common({ kind: 'icc', lead: key }, lead.origin),
    raw: iccIn(lead.raw),
    occurredAt: iccInfo.callStartTime,
    call: {
      externalId: null,
      agentName: iccInfo.phoneName,
      fromPhone: iccInfo.fromPhone,
      fromPhoneRaw: iccInfo.fromPhoneRaw,
      toPhone: iccInfo.toPhone,
      toPhoneRaw: iccInfo.toPhoneRaw,
      startedAt: iccInfo.callStartTime,
      answeredAt: iccInfo.callAnswerTime,
      finishedAt: iccInfo.callFinishTime,
      duration: iccInfo.callDuration,
      // clue_stat is labelled an intention in one text and a call's state in another: it is no call status.
      status: null,
      statusRaw: null,
      recordingUrl: null,
    },
    details: { clueId: lead.externalId, midPhone: null, iccInfo } satisfies KuaishouFollowUpDetails,
  };
}

/** A row of `call/record` (FACTS 3.4, doc 2661). */
export function toCallFollowUp(
  { wire, raw }: Row<WireCallRecord>,
  lead: LeadKey,
  phoneRegion: string,
  origin: RecordOrigin,
): FollowUp {
  const startedAt = readCallTime(wire.call_start_time);
  // A call without an id is told apart by its start.
  const callId = wire.call_id ?? `at-${startedAt?.getTime() ?? 0}`;
  return {
    ...common({ kind: 'call', lead, callId }, origin),
    raw,
    occurredAt: startedAt,
    call: {
      externalId: wire.call_id,
      agentName: null,
      fromPhone: readPhone(wire.from_phone, phoneRegion),
      fromPhoneRaw: wire.from_phone,
      toPhone: readPhone(wire.to_phone, phoneRegion),
      toPhoneRaw: wire.to_phone,
      startedAt,
      answeredAt: readCallTime(wire.call_answer_time),
      finishedAt: readCallTime(wire.call_finish_time),
      duration: wire.call_duration,
      status: callRecordStatus(wire.call_stat),
      statusRaw: wire.call_stat,
      recordingUrl: readUrl(wire.record_url),
    },
    details: { clueId: wire.clue_id, midPhone: wire.mid_phone, iccInfo: null } satisfies KuaishouFollowUpDetails,
  };
}

const common = (key: CallKey, origin: RecordOrigin) => ({
  ref: callRef(key),
  externalId: callExternalId(key),
  origin,
  kind: 'CALL' as const,
  kindRaw: null,
  content: null,
  title: null,
  createdAt: null,
  author: null,
  target: { entity: 'LEAD' as const, ref: leadRef(key.lead) },
  targetType: 'LEAD' as const,
  targetTypeRaw: null,
  targetExternalId: key.lead.id,
  stageChange: null,
  ownerChange: null,
  fieldChanges: null,
});

function iccIn(raw: Lead['raw']): Readonly<Record<string, unknown>> | null {
  const icc = raw?.['icc_info'];
  return icc !== null && typeof icc === 'object' ? { ...icc } : null;
}
