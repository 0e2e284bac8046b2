import type { ChangeKind } from '../../../records/change.ts';
import type { Entity } from '../../../records/record.ts';
import type { FollowUpKind } from '../../../records/follow-up.ts';

/** What an event is among follow-ups, and what subscribers are told it was. */
interface JingEvent {
  readonly followUp: FollowUpKind;
  readonly change: ChangeKind;
}

/** The lead and account events of Jing's documentation (FACTS 2.4). `docs/jing-events.md` tells what each does. */
export const events: ReadonlyMap<string, JingEvent> = new Map([
  // Of users, though it stands among the lead events too; what it then says of a lead is in no document.
  ['add_omni_user_success', { followUp: 'UNKNOWN', change: 'UNKNOWN' }],
  ['object_create', { followUp: 'CREATED', change: 'CREATED' }],
  ['object_update', { followUp: 'UPDATED', change: 'UPDATED' }],
  ['object_update_status', { followUp: 'STATUS_CHANGED', change: 'STATUS_CHANGED' }],
  ['object_update_life_cycle', { followUp: 'STAGE_CHANGED', change: 'STAGE_CHANGED' }],
  ['object_change_owner', { followUp: 'OWNER_CHANGED', change: 'OWNER_CHANGED' }],
  ['object_add_notes', { followUp: 'NOTE', change: 'NOTE_ADDED' }],
  ['object_source_info', { followUp: 'SOURCE_ADDED', change: 'UPDATED' }],
  ['object_voids', { followUp: 'DELETED', change: 'DELETED' }],
  ['object_restore', { followUp: 'RESTORED', change: 'RESTORED' }],
  ['object_add_team_member', { followUp: 'COLLABORATORS_CHANGED', change: 'UPDATED' }],
  ['object_remove_team_member', { followUp: 'COLLABORATORS_CHANGED', change: 'UPDATED' }],
  ['object_change_lead_pool', { followUp: 'POOL_CHANGED', change: 'UPDATED' }],
  ['object_relation', { followUp: 'LINKED', change: 'UPDATED' }],
]);

export const kindOf = (eventType: string | null): FollowUpKind | null =>
  eventType === null ? null : (events.get(eventType)?.followUp ?? 'UNKNOWN');

/** Leads and accounts share their event types; only `object_name` tells them apart (FACTS 2.4). */
export const entityOf = (objectName: string | null): Extract<Entity, 'LEAD' | 'CUSTOMER'> | null => {
  if (objectName === 'lead') return 'LEAD';
  return objectName === 'account' ? 'CUSTOMER' : null;
};
