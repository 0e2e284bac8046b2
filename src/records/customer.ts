import type { CustomFieldValue } from './custom-field.ts';
import type { Stage } from './follow-up.ts';
import type { Agent, Gender, Identity, NamedReference, Region } from './people.ts';
import type { VendorRecord } from './record.ts';
import type { Tag } from './tag.ts';

export const customerStatuses = ['FIRST_INQUIRY', 'TO_BE_ASSIGNED', 'FOLLOWING_UP', 'IN_POOL', 'UNKNOWN'] as const;
export type CustomerStatus = (typeof customerStatuses)[number];

/** The unified customer. */
export interface Customer extends VendorRecord {
  readonly name?: string | null;
  readonly nickname?: string | null;
  /** E.164, null where none can be read. */
  readonly phone?: string | null;
  readonly phoneRaw?: string | null;
  readonly phones?: readonly string[] | null;
  readonly email?: string | null;
  readonly emailRaw?: string | null;
  readonly emails?: readonly string[] | null;
  readonly gender?: Gender | null;
  readonly genderRaw?: string | null;
  readonly identities?: readonly Identity[] | null;
  readonly company?: NamedReference | null;
  readonly region?: Region | null;
  readonly timeZone?: NamedReference | null;
  readonly language?: NamedReference | null;
  readonly remark?: string | null;
  readonly status?: CustomerStatus | null;
  readonly statusRaw?: string | null;
  readonly stage?: Stage | null;
  readonly isVip?: boolean | null;
  readonly level?: NamedReference | null;
  readonly source?: NamedReference | null;
  readonly isBlacklisted?: boolean | null;
  readonly owner?: Agent | null;
  readonly collaborators?: readonly Agent[] | null;
  readonly createdBy?: Agent | null;
  readonly updatedBy?: Agent | null;
  readonly createdAt?: Date | null;
  readonly updatedAt?: Date | null;
  readonly isDeleted?: boolean | null;
  readonly customFields?: readonly CustomFieldValue[] | null;
  /** The tags this copy can name by itself; a source with a bulk call for tags adds the rest. */
  readonly tags?: readonly Tag[] | null;
  /** Refs of all tags this copy is known to bear, named or not; only for checking conditions. */
  readonly tagRefs?: readonly string[] | null;
}
