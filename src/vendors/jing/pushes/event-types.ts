import type { ChangeKind } from '../../../records/change.ts';
import type { Entity } from '../../../records/record.ts';
import type { FollowUpKind } from '../../../records/follow-up.ts';

/** The lead and account events of Jing's documentation (FACTS 2.4), with what they are among follow-ups. */
const kinds: ReadonlyMap<string, FollowUpKind> = new Map([
  ['object_create', 'CREATED'],
  ['object_update', 'UPDATED'],
  ['object_update_status', 'STATUS_CHANGED'],
  ['object_update_life_cycle', 'STAGE_CHANGED'],
  ['object_change_owner', 'OWNER_CHANGED'],
  ['object_add_notes', 'NOTE'],
  ['object_source_info', 'UNKNOWN'],
  ['object_voids', 'UNKNOWN'],
  ['object_restore', 'UNKNOWN'],
  ['object_add_team_member', 'UNKNOWN'],
  ['object_remove_team_member', 'UNKNOWN'],
  ['object_change_lead_pool', 'UNKNOWN'],
  ['object_relation', 'UNKNOWN'],
]);

export const isKnownEvent = (eventType: string): boolean => kinds.has(eventType);

export const kindOf = (eventType: string | null): FollowUpKind | null =>
  eventType === null ? null : (kinds.get(eventType) ?? 'UNKNOWN');

/** Leads and accounts share their event types; only `object_name` tells them apart (FACTS 2.4). */
export const entityOf = (objectName: string | null): Extract<Entity, 'LEAD' | 'CUSTOMER'> | null => {
  if (objectName === 'lead') return 'LEAD';
  return objectName === 'account' ? 'CUSTOMER' : null;
};

/** What subscribers are told an event was. */
export const changeKindOf = (eventType: string): ChangeKind => changes.get(eventType) ?? 'UPDATED';

const changes: ReadonlyMap<string, ChangeKind> = new Map([
  ['object_create', 'CREATED'],
  ['object_update_status', 'STATUS_CHANGED'],
  ['object_update_life_cycle', 'STAGE_CHANGED'],
  ['object_change_owner', 'OWNER_CHANGED'],
  ['object_add_notes', 'NOTE_ADDED'],
  ['object_voids', 'DELETED'],
  ['object_restore', 'RESTORED'],
]);
