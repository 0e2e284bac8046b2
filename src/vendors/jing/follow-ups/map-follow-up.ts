import type { FollowUp } from '../../../records/follow-up.ts';
import type { StoredRecord } from '../../record-store.ts';
import { entityOf, kindOf } from '../pushes/event-types.ts';
import { toFieldChanges } from './field-changes.ts';
import { toFollowUpDetails } from './follow-up-details.ts';
import { toOwnerChange, toStageChange } from './map-changes.ts';
import { agentOf } from '../map-people.ts';
import { originOf, type Observation } from '../pushes/observation.ts';
import { objectIn, textOf } from '../shapes.ts';

/** One push, as something that was done with its lead or account. */
export function toFollowUp(stored: StoredRecord, observation: Observation): FollowUp {
  const body = stored.fields;
  const extra = objectIn(body['extra_data']) ?? {};
  const kindRaw = textOf(body['event_type']);
  const kind = kindOf(kindRaw);
  const targetTypeRaw = textOf(extra['object_name']);
  const isByNobody = textOf(extra['operator_type']) === '0'; // FACTS 2.4
  return {
    ref: stored.ref,
    externalId: stored.ref,
    origin: originOf(stored, observation),
    raw: body,
    kind,
    kindRaw,
    content: textOf(extra['notes']),
    title: null,
    occurredAt: stored.sortTime,
    createdAt: null,
    author: isByNobody ? null : agentOf(extra['operator_id'], null),
    target: stored.owner,
    targetType: entityOf(targetTypeRaw) ?? 'UNKNOWN',
    targetTypeRaw,
    targetExternalId: stored.owner?.ref ?? null,
    call: null,
    stageChange: kind === 'STAGE_CHANGED' ? toStageChange(extra) : null,
    ownerChange: kind === 'OWNER_CHANGED' ? toOwnerChange(extra, observation.phoneRegion) : null,
    fieldChanges: toFieldChanges(extra),
    details: toFollowUpDetails(body, extra),
  };
}
