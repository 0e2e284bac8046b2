import type { BlacklistEntry } from '../records/blacklist-entry.ts';
import type { Change } from '../records/change.ts';
import type {
  BlacklistConditions,
  CustomerAssignmentConditions,
  CustomerConditions,
  FollowUpConditions,
  LeadConditions,
  TagConditions,
  TaskConditions,
} from '../records/conditions.ts';
import type { CustomerAssignment, DailyAssignments } from '../records/customer-assignment.ts';
import type { Customer } from '../records/customer.ts';
import type { FollowUp, Stage } from '../records/follow-up.ts';
import type { Lead } from '../records/lead.ts';
import type { Entity, ListKind, SideKind } from '../records/record.ts';
import type { Tag } from '../records/tag.ts';
import type { Task } from '../records/task.ts';
import type { Call } from './call.ts';
import type { ListPlan, PageReply } from './list-plan.ts';
import type { ReferenceLists } from './reference-lists.ts';
import type { Sweep } from './sweep.ts';
import type { Writes } from './write.ts';

/** All that can be listed: the records, and what hangs on them without an id of its own. */
export interface ListedOf {
  LEAD: Lead;
  CUSTOMER: Customer;
  TAG: Tag;
  FOLLOW_UP: FollowUp;
  TASK: Task;
  BLACKLIST_ENTRY: BlacklistEntry;
  CUSTOMER_ASSIGNMENT: CustomerAssignment;
}

/** The same, where an `Entity` picks: the unified record of each kind. One type, so that what holds for any list holds for records. */
export type RecordOf = ListedOf;

/** The conditions of each kind's list. */
export interface ConditionsOf {
  LEAD: LeadConditions;
  CUSTOMER: CustomerConditions;
  TAG: TagConditions;
  FOLLOW_UP: FollowUpConditions;
  TASK: TaskConditions;
  BLACKLIST_ENTRY: BlacklistConditions;
  CUSTOMER_ASSIGNMENT: CustomerAssignmentConditions;
}

/** What one vendor can answer and take. An absent member, or an absent member of one, means that the vendor has no such thing. */
export type Adapter = Sources &
  SideLists & {
    readonly reference?: ReferenceLists;
    readonly assignmentStatistics?: AssignmentStatistics;
    readonly writes?: Writes;
    /** Finds what its pushes did not tell. */
    readonly sweep?: Sweep;
    /** Called in every process for each change that this vendor pushed: drops what it touches of what is kept in memory. */
    readonly pushed?: (change: Change) => void;
  };

/** Its records. */
export type Sources = { readonly [E in Entity]?: Source<E> };

/** The source of one kind of record; undefined: the vendor has none, or is off. */
export const sourceOf = <E extends Entity>(adapter: Sources | null | undefined, entity: E): Source<E> | undefined =>
  adapter?.[entity];

/** Its lists of what is no record. */
export type SideLists = { readonly [K in SideKind]?: SideList<K> };

/** A list of something that is no record: it cannot be fetched by itself. */
export interface SideList<K extends SideKind> {
  list(conditions: ConditionsOf[K]): ListPlan<ListedOf[K]>;
}

/** Who lists one kind, be it a record or not; undefined: the vendor has no such list, or is off. */
export const listOf = <K extends ListKind>(adapter: Lists | null | undefined, kind: K): Lists[K] => adapter?.[kind];

type Lists = { readonly [K in ListKind]?: { list?(conditions: ConditionsOf[K]): ListPlan<ListedOf[K]> } };

/** How many customers an agent was given on each day; days without any are left out. */
export interface AssignmentStatistics {
  /** `from` and `to` are days (yyyy-MM-dd), both included; `utcOffset` (e.g. `+08:00`) decides where a day begins. */
  of(
    ask: { readonly owner: string; readonly from: string; readonly to: string; readonly utcOffset: string },
    call: Call,
  ): Promise<readonly DailyAssignments[]>;
}

/** One kind of record at one vendor, in native refs. */
export interface Source<E extends Entity> {
  /** The vendor's own id inside a ref; null if the ref is none of this source's making. */
  externalIdOf(ref: string): string | null;
  /**
   * Of these refs those whose record was merged into another, each with the ref of the one that lives on: from then on
   * the old ref stands for that. Absent: nothing is ever merged.
   */
  survivors?(refs: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** How a list would be answered; absent: this kind cannot be listed. */
  list?(conditions: ConditionsOf[E]): ListPlan<RecordOf[E]>;
  readonly get?: ByRef<RecordOf[E]>;
  /** A bulk call for the tags that rows do not carry by themselves. */
  readonly tags?: ByOwner<Tag>;
  /** Follow-ups of many records of this kind. */
  readonly followUps?: readonly OwnedPart[];
  /** Refs of leads that the vendor itself links to these customers. */
  readonly leads?: ByOwner<Lead>;
  /** The stage that customers have reached, where no copy of them carries it (`stage` is `undefined` in all). */
  readonly stages?: OneByOwner<Stage>;
  /** Why customers are blacklisted. */
  readonly blacklistEntries?: OneByOwner<BlacklistEntry>;
}

/** Records by their refs. What a list row leaves `undefined` is read through this. */
export interface ByRef<R> {
  /** The most refs that one vendor call takes. */
  readonly maxBatch: number;
  /**
   * The records that exist, in any order; one that is missing is left out. An error is thrown, never an omission; a
   * `PartlyRead` where some refs could be read and others not.
   */
  byRefs(refs: readonly string[], call: Call): Promise<readonly R[]>;
}

/** Small lists below many owners at once. */
export interface ByOwner<R> {
  readonly maxBatch: number;
  /** By the owner's ref; an owner that is left out has none. */
  of(owners: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly R[]>>;
}

/** One small thing below each of many owners. */
export interface OneByOwner<R> {
  readonly maxBatch: number;
  /** By the owner's ref; an owner that is left out has none. An error is thrown, never an omission. */
  of(owners: readonly string[], call: Call): Promise<ReadonlyMap<string, R>>;
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
