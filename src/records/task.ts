import type { Agent } from './people.ts';
import type { VendorRecord } from './record.ts';
import type { Tag } from './tag.ts';

export const taskTypes = ['FOLLOW_UP_CUSTOMERS', 'FOLLOW_UP_GROUPS', 'MASS_SEND', 'UNKNOWN'] as const;
export type TaskType = (typeof taskTypes)[number];
export const taskPriorities = [
  'LOW',
  'MEDIUM',
  'HIGH',
  'ONE_STAR',
  'TWO_STARS',
  'THREE_STARS',
  'FOUR_STARS',
  'UNKNOWN',
] as const;
export type TaskPriority = (typeof taskPriorities)[number];
export const taskStatuses = [
  'NOT_STARTED',
  'CREATING',
  'RUNNING',
  'ENDED',
  'INVALID',
  'CREATION_FAILED',
  'UNKNOWN',
] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** The unified task. */
export interface Task extends VendorRecord {
  readonly name?: string | null;
  readonly type?: TaskType | null;
  readonly typeRaw?: string | null;
  readonly priority?: TaskPriority | null;
  readonly priorityRaw?: string | null;
  readonly status?: TaskStatus | null;
  readonly statusRaw?: string | null;
  readonly createdBy?: Agent | null;
  readonly createdAt?: Date | null;
  readonly updatedAt?: Date | null;
  readonly sendsAt?: Date | null;
  readonly endsAt?: Date | null;
  readonly description?: string | null;
  readonly audienceTags?: readonly Tag[] | null;
}
