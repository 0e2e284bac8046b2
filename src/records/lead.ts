import type { CustomFieldValue } from './custom-field.ts';
import type { Agent, Gender, NamedReference, Region } from './people.ts';
import type { VendorRecord } from './record.ts';
import type { Tag } from './tag.ts';

export const leadStatuses = ['NEW', 'CONTACTING', 'QUALIFIED', 'CONVERTED', 'LOCKED', 'INVALID', 'UNKNOWN'] as const;
export type LeadStatus = (typeof leadStatuses)[number];
export const leadIntentions = [
  'UNMARKED',
  'NONE',
  'POTENTIAL',
  'HIGH',
  'DEAL',
  'IN_REVIEW',
  'TO_CLARIFY',
  'CONTACT_FAILED',
  'INVALID_NUMBER',
  'UNKNOWN',
] as const;
export type LeadIntention = (typeof leadIntentions)[number];
export const callStatuses = [
  'UNMARKED',
  'TO_CONTACT',
  'CONNECTED_VALID',
  'CONNECTED_INVALID',
  'REFUSED',
  'NO_ANSWER',
  'BUSY',
  'NUMBER_NOT_FOUND',
  'SUSPENDED',
  'NOT_CONNECTED',
  'POWERED_OFF',
  'HUNG_UP',
  'INTERCEPTED',
  'BLOCKED',
  'FAILED',
  'UNKNOWN',
] as const;
export type CallStatus = (typeof callStatuses)[number];

/** The unified lead. Every adapter that serves leads returns exactly this, in native ids. */
export interface Lead extends VendorRecord {
  readonly name?: string | null;
  /** E.164, null where none can be read. */
  readonly phone?: string | null;
  readonly phoneRaw?: string | null;
  readonly email?: string | null;
  readonly emailRaw?: string | null;
  readonly gender?: Gender | null;
  readonly genderRaw?: string | null;
  /** yyyy-MM-dd */
  readonly birthday?: string | null;
  readonly company?: NamedReference | null;
  readonly region?: Region | null;
  readonly status?: LeadStatus | null;
  readonly statusRaw?: string | null;
  readonly intention?: LeadIntention | null;
  readonly intentionRaw?: string | null;
  readonly callStatus?: CallStatus | null;
  readonly callStatusRaw?: string | null;
  readonly owner?: Agent | null;
  readonly collaborators?: readonly Agent[] | null;
  readonly pool?: NamedReference | null;
  readonly remark?: string | null;
  readonly createdAt?: Date | null;
  readonly updatedAt?: Date | null;
  readonly lastFollowedUpAt?: Date | null;
  readonly isDeleted?: boolean | null;
  readonly customFields?: readonly CustomFieldValue[] | null;
  /** The tags this copy can name by itself; a source with a bulk call for tags adds the rest. */
  readonly tags?: readonly Tag[] | null;
  /** Refs of all tags this copy is known to bear, named or not; only for checking conditions. */
  readonly tagRefs?: readonly string[] | null;
  /** Landing page ids; only for checking conditions. */
  readonly landingPageIds?: readonly string[] | null;
  /** Refs of customers that the vendor itself links to this lead; null: the vendor has no such link. */
  readonly customerRefs?: readonly string[] | null;
}
