// What a list is asked for, in native terms: enums are ours, ids and refs are the vendor's own and belong to the
// vendor that is asked (the lists room has already taken out those of other vendors).
import type { BlacklistDuration } from './blacklist-entry.ts';
import type { CustomerStatus } from './customer.ts';
import type { FollowUpKind, FollowUpTargetType } from './follow-up.ts';
import type { CallStatus, LeadIntention, LeadStatus } from './lead.ts';
import type { IdentityKind } from './people.ts';
import type { RecordLink } from './record.ts';
import type { TagKind } from './tag.ts';
import type { TaskStatus, TaskType } from './task.ts';

/** From `gte`, included, to `lt`, not included; a bound may be absent. */
export interface TimeRange {
  readonly gte?: Date;
  readonly lt?: Date;
}

export interface LeadConditions {
  readonly createdAt?: TimeRange;
  readonly updatedAt?: TimeRange;
  /** E.164 */
  readonly phone?: string;
  readonly name?: string;
  readonly statuses?: readonly LeadStatus[];
  readonly intentions?: readonly LeadIntention[];
  readonly callStatuses?: readonly CallStatus[];
  /** Refs of tags. */
  readonly tagIds?: readonly string[];
  readonly owners?: readonly string[];
  readonly pools?: readonly string[];
  readonly landingPages?: readonly string[];
}

export interface CustomerConditions {
  readonly createdAt?: TimeRange;
  readonly updatedAt?: TimeRange;
  /** E.164 */
  readonly phone?: string;
  readonly email?: string;
  readonly name?: string;
  readonly nickname?: string;
  readonly companyName?: string;
  readonly statuses?: readonly CustomerStatus[];
  readonly stages?: readonly string[];
  /** Refs of tags. */
  readonly tagIds?: readonly string[];
  readonly owners?: readonly string[];
  readonly isBlacklisted?: boolean;
  readonly identity?: { readonly kind: IdentityKind; readonly value: string };
}

export interface TagConditions {
  readonly name?: string;
  readonly kinds?: readonly TagKind[];
  readonly groups?: readonly string[];
}

export interface FollowUpConditions {
  readonly occurredAt?: TimeRange;
  /** Leads and customers of this vendor. */
  readonly targetIds?: readonly RecordLink[];
  readonly targetTypes?: readonly FollowUpTargetType[];
  readonly kinds?: readonly FollowUpKind[];
  readonly authors?: readonly string[];
  readonly authorGroups?: readonly string[];
  readonly title?: string;
}

export interface TaskConditions {
  readonly createdAt?: TimeRange;
  readonly name?: string;
  readonly statuses?: readonly TaskStatus[];
  readonly types?: readonly TaskType[];
  readonly creators?: readonly string[];
}

export interface BlacklistConditions {
  /** Refs of customers. */
  readonly customerIds?: readonly string[];
  readonly durations?: readonly BlacklistDuration[];
  readonly startsAt?: TimeRange;
}

/** Both are always given. */
export interface CustomerAssignmentConditions {
  /** The vendor's id of the agent. */
  readonly owner?: string;
  readonly assignedAt?: TimeRange;
}
