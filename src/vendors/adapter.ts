import type {
  CustomerConditions,
  FollowUpConditions,
  LeadConditions,
  TagConditions,
  TaskConditions,
} from '../records/conditions.ts';
import type { Customer } from '../records/customer.ts';
import type { FollowUp } from '../records/follow-up.ts';
import type { Lead } from '../records/lead.ts';
import type { Entity } from '../records/record.ts';
import type { Tag } from '../records/tag.ts';
import type { Task } from '../records/task.ts';
import type { Call } from './call.ts';
import type { ListPlan, PageReply } from './list-plan.ts';

/** The unified record of each kind. */
export interface RecordOf {
  LEAD: Lead;
  CUSTOMER: Customer;
  TAG: Tag;
  FOLLOW_UP: FollowUp;
  TASK: Task;
}

/** The conditions of each kind's list. */
export interface ConditionsOf {
  LEAD: LeadConditions;
  CUSTOMER: CustomerConditions;
  TAG: TagConditions;
  FOLLOW_UP: FollowUpConditions;
  TASK: TaskConditions;
}

/** What one vendor can answer. An absent source, or an absent member of one, means that the vendor has no such thing. */
export type Adapter = { readonly [E in Entity]?: Source<E> };

/** One kind of record at one vendor, in native refs. */
export interface Source<E extends Entity> {
  /** The vendor's own id inside a ref; null if the ref is none of this source's making. */
  externalIdOf(ref: string): string | null;
  /** How a list would be answered; absent: this kind cannot be listed. */
  list?(conditions: ConditionsOf[E]): ListPlan<RecordOf[E]>;
  readonly get?: ByRef<RecordOf[E]>;
  /** A bulk call for the tags that rows do not carry by themselves. */
  readonly tags?: ByOwner<Tag>;
  /** Follow-ups of many records of this kind. */
  readonly followUps?: readonly OwnedPart[];
  /** Refs of leads that the vendor itself links to these customers. */
  readonly leads?: ByOwner<Lead>;
}

/** Records by their refs. What a list row leaves `undefined` is read through this. */
export interface ByRef<R> {
  /** The most refs that one vendor call takes. */
  readonly maxBatch: number;
  /** The records that exist, in any order; one that is missing is left out. An error is thrown, never an omission. */
  byRefs(refs: readonly string[], call: Call): Promise<readonly R[]>;
}

/** Small lists below many owners at once. */
export interface ByOwner<R> {
  readonly maxBatch: number;
  /** By the owner's ref; an owner that is left out has none. */
  of(owners: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly R[]>>;
}

/** One endpoint that lists follow-ups below leads or customers. The order of parts equals that of `list` with `targetIds`. */
export interface OwnedPart {
  readonly key: string;
  /** The most owners that one vendor call takes. */
  readonly maxOwners: number;
  readonly maxPageSize: number;
  /** Rows tell their owner by `target`. */
  read(
    owners: readonly string[],
    ask: { readonly page: number; readonly size: number },
    call: Call,
  ): Promise<PageReply<FollowUp>>;
}
