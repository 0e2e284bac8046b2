import type { FollowUp, OwnerChange } from '../../../records/follow-up.ts';
import type { StoredRecord } from '../../record-store.ts';
import { entityOf, kindOf } from '../pushes/event-types.ts';
import { toFieldChanges } from './field-changes.ts';
import { toFollowUpDetails } from './follow-up-details.ts';
import { agentOf, toAgent } from '../map-people.ts';
import { originOf, type Observation } from '../pushes/observation.ts';
import { labelOf, objectIn, textOf, type JsonObject } from '../shapes.ts';

/** One push, as something that was done with its lead or account. */
export function toFollowUp(stored: StoredRecord, observation: Observation): FollowUp {
  const body = stored.fields;
  const extra = objectIn(body['extra_data']) ?? {};
  const kindRaw = textOf(body['event_type']);
  const targetTypeRaw = textOf(extra['object_name']);
  const isByNobody = textOf(extra['operator_type']) === '0'; // FACTS 2.4
  return {
    ref: stored.ref,
    externalId: stored.ref,
    origin: originOf(stored, observation),
    raw: body,
    kind: kindOf(kindRaw),
    kindRaw,
    content: labelOf(extra['notes']),
    title: null,
    occurredAt: stored.sortTime,
    createdAt: null,
    author: isByNobody ? null : agentOf(extra['operator_id'], null),
    target: stored.owner,
    targetType: entityOf(targetTypeRaw) ?? 'UNKNOWN',
    targetTypeRaw,
    targetExternalId: stored.owner?.ref ?? null,
    call: null,
    stageChange: null,
    ownerChange: kindOf(kindRaw) === 'OWNER_CHANGED' ? toOwnerChange(extra, observation.phoneRegion) : null,
    fieldChanges: toFieldChanges(extra),
    details: toFollowUpDetails(body, extra),
  };
}

function toOwnerChange(extra: JsonObject, phoneRegion: string): OwnerChange {
  const { old: before, new: after } = objectIn(extra['entity_change_mapping']) ?? {};
  const owner = textOf(extra['owner']) ?? textOf(objectIn(after)?.['owner']);
  const known = toAgent(objectIn(extra['object_info'])?.['owner'], phoneRegion);
  return {
    before: agentOf(textOf(extra['former_owner']) ?? objectIn(before)?.['owner'], extra['former_owner_name']),
    after: known !== null && known.externalId === owner ? known : agentOf(owner, extra['owner_name']),
  };
}
