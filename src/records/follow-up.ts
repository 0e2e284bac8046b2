import type { FieldChange } from './custom-field.ts';
import type { CallStatus } from './lead.ts';
import type { Agent } from './people.ts';
import type { RecordLink, VendorRecord } from './record.ts';

export const followUpKinds = [
  'NOTE',
  'CALL',
  'SYSTEM',
  'CREATED',
  'UPDATED',
  'OWNER_CHANGED',
  'STAGE_CHANGED',
  'STATUS_CHANGED',
  'POOL_CHANGED',
  'COLLABORATORS_CHANGED',
  'LINKED',
  'SOURCE_ADDED',
  'DELETED',
  'RESTORED',
  'UNKNOWN',
] as const;
export type FollowUpKind = (typeof followUpKinds)[number];
export const followUpTargetTypes = [
  'CUSTOMER',
  'LEAD',
  'OPPORTUNITY',
  'ORDER',
  'GROUP',
  'CONTACT',
  'COMPANY',
  'UNKNOWN',
] as const;
export type FollowUpTargetType = (typeof followUpTargetTypes)[number];
export const stageTypes = ['PROCESS', 'RESULT', 'WON', 'LOST', 'INVALID', 'UNKNOWN'] as const;
export type StageType = (typeof stageTypes)[number];

/** A stage of following up a customer. */
export interface Stage {
  readonly externalId: string | null;
  readonly name: string | null;
  readonly type: StageType | null;
  readonly typeRaw: string | null;
  readonly sortNumber: number | null;
}

/** From one stage to another. */
export interface StageChange {
  readonly before: Stage | null;
  readonly after: Stage | null;
  readonly remark: string | null;
}

/** From one employee to another. */
export interface OwnerChange {
  readonly before: Agent | null;
  readonly after: Agent | null;
}

/** A telephone call. `duration` has no stated unit. Phones are E.164 or null. */
export interface Call {
  readonly externalId: string | null;
  readonly agentName: string | null;
  readonly fromPhone: string | null;
  readonly fromPhoneRaw: string | null;
  readonly toPhone: string | null;
  readonly toPhoneRaw: string | null;
  readonly startedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly finishedAt: Date | null;
  readonly duration: number | null;
  readonly status: CallStatus | null;
  readonly statusRaw: string | null;
  readonly recordingUrl: string | null;
}

/** The unified follow-up. */
export interface FollowUp extends VendorRecord {
  readonly kind?: FollowUpKind | null;
  readonly kindRaw?: string | null;
  readonly content?: string | null;
  readonly title?: string | null;
  readonly occurredAt?: Date | null;
  readonly createdAt?: Date | null;
  readonly author?: Agent | null;
  /** The lead or customer it is about; null for every other kind of target. */
  readonly target?: RecordLink | null;
  readonly targetType?: FollowUpTargetType | null;
  readonly targetTypeRaw?: string | null;
  readonly targetExternalId?: string | null;
  readonly call?: Call | null;
  readonly stageChange?: StageChange | null;
  readonly ownerChange?: OwnerChange | null;
  readonly fieldChanges?: readonly FieldChange[] | null;
}
