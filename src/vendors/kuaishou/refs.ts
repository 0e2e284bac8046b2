// Refs of Kuaishou's records. Made of the vendor's numbers only.

/** Where a lead is found again: the advertiser asked, its id and the second it came in (0: it has no time). */
export interface LeadKey {
  readonly advertiserId: string;
  readonly id: string;
  /** Unix seconds. */
  readonly second: number;
}

export const leadRef = ({ advertiserId, id, second }: LeadKey): string => `${advertiserId}.${id}.${second}`;

const leadPattern = /^([1-9]\d{0,19})\.(\d{1,40})\.(0|[1-9]\d{0,11})$/;

/** Null if the ref is not of this making. */
export function readLeadRef(ref: string): LeadKey | null {
  const match = leadPattern.exec(ref);
  if (match === null) return null;
  const [, advertiserId, id, second] = match;
  return { advertiserId: advertiserId!, id: id!, second: Number(second) };
}

/** The call inside a lead has no id of its own; a call record has the vendor's. */
export type CallKey = { readonly kind: 'icc'; readonly lead: LeadKey } | CallRecordKey;
type CallRecordKey = { readonly kind: 'call'; readonly lead: LeadKey; readonly callId: string };

export const callRef = (key: CallKey): string =>
  key.kind === 'icc' ? `icc.${leadRef(key.lead)}` : `call.${leadRef(key.lead)}.${key.callId}`;

const callPattern = /^(?:icc\.([\d.]+)|call\.(\d+\.\d+\.\d+)\.(.{1,200}))$/;

/** Null if the ref is not of this making. */
export function readCallRef(ref: string): CallKey | null {
  const [, iccLead, callLead, callId] = callPattern.exec(ref) ?? [];
  const lead = readLeadRef(iccLead ?? callLead ?? '');
  if (lead === null) return null;
  return callId === undefined ? { kind: 'icc', lead } : { kind: 'call', lead, callId };
}

/** The vendor's own id of a call; the call inside a lead goes by the lead's. */
export const callExternalId = (key: CallKey): string => (key.kind === 'icc' ? key.lead.id : key.callId);

type TagFamily = 'mark' | 'intention';

export interface TagKey {
  readonly family: TagFamily;
  readonly code: string;
}

const tagCode = /^-?\d{1,9}$/;

/** Others make no ref that could be read again. */
export const isTagCode = (code: string): boolean => tagCode.test(code);

export const tagRef = ({ family, code }: TagKey): string => `${family}.${code}`;

/** Null if the ref is not of this making. */
export function readTagRef(ref: string): TagKey | null {
  const match = /^(mark|intention)\.(-?\d{1,9})$/.exec(ref);
  return match === null ? null : { family: match[1] === 'mark' ? 'mark' : 'intention', code: match[2]! };
}
