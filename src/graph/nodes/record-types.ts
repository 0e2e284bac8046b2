import type { Entity } from '../../records/record.ts';
import { builder } from '../builder.ts';
import type { Held } from './held.ts';

// Named here and implemented in a file each, because records point at one another.
export const LeadType = builder.objectRef<Held<'LEAD'>>('Lead');
export const CustomerType = builder.objectRef<Held<'CUSTOMER'>>('Customer');
export const TagType = builder.objectRef<Held<'TAG'>>('Tag');
export const FollowUpType = builder.objectRef<Held<'FOLLOW_UP'>>('FollowUp');
export const TaskType = builder.objectRef<Held<'TASK'>>('Task');

export const recordTypes = {
  LEAD: LeadType,
  CUSTOMER: CustomerType,
  TAG: TagType,
  FOLLOW_UP: FollowUpType,
  TASK: TaskType,
} as const;

/** The name of the type that shows a record. */
export const typeNameOf = ({ entity }: { readonly entity: Entity }): string => recordTypes[entity].name;
