import type { PushedChange, PushEvent, PushReader, PushReading } from '../../push.ts';
import { fromChinaText, fromSeconds, toChinaText } from '../../values/time.ts';
import { dedupeKeyOf } from './dedupe-key.ts';
import { changeKindOf, entityOf, isKnownEvent } from './event-types.ts';
import { toFieldChanges } from '../follow-ups/field-changes.ts';
import { followUpRef, isObjectRef } from '../refs.ts';
import { recordPatch } from './record-patch.ts';
import { objectIn, readOption, textOf, type JsonObject } from '../shapes.ts';

/** Reads lead and account events (FACTS 2.4); everything else is parked, for a later version to read. */
export const push: PushReader = {
  read(body) {
    const dedupeKey = dedupeKeyOf(body);
    const parked = (reason: string): PushReading => ({ dedupeKey, items: [], parked: reason });
    const eventType = textOf(body['event_type']);
    if (eventType === null || !isKnownEvent(eventType)) return parked('not a known event type');
    const extra = objectIn(body['extra_data']);
    if (extra === null) return parked('no extra_data');
    const entity = entityOf(textOf(extra['object_name']));
    if (entity === null) return parked('object_name is neither lead nor account');
    const ref = refIn(extra);
    if (ref === null) return parked('no readable entity_id');

    const at = fromSeconds(textOf(body['create_time']));
    const about = { at, kindRaw: eventType };
    const followUp: PushEvent = {
      ...about,
      entity: 'FOLLOW_UP',
      ref: followUpRef(ref, dedupeKey),
      set: body,
      isWhole: true,
      sortTime: at,
      owner: { entity, ref },
    };
    const patch = { ...about, entity, ref, ...patchOf(entity, eventType, at, body, extra) };
    const change: PushedChange = {
      subject: entity,
      ref,
      kind: changeKindOf(eventType),
      kindRaw: eventType,
      at,
      fieldChanges: toFieldChanges(extra),
    };
    return { dedupeKey, items: [{ events: [patch, followUp], change }] };
  },
};

function refIn(extra: JsonObject): string | null {
  const id = textOf(extra['entity_id']) ?? textOf(objectIn(extra['object_info'])?.['jing_uuid']);
  return id !== null && isObjectRef(id) ? id : null;
}

function patchOf(entity: 'LEAD' | 'CUSTOMER', eventType: string, at: Date | null, body: JsonObject, extra: JsonObject) {
  const { fields, isWhole } = recordPatch(body, extra);
  const { created_timestamp: told, ...others } = fields;
  // A creation that is silent about its time happened when it was told.
  const created = textOf(told) ?? (eventType === 'object_create' && at !== null ? toChinaText(at.getTime()) : null);
  return {
    set: created === null ? others : { ...others, created_timestamp: created },
    isWhole,
    ...(created === null ? {} : { sortTime: fromChinaText(created) }),
    ...(entity === 'LEAD' && Object.hasOwn(fields, 'account_id') ? { owner: accountOf(fields['account_id']) } : {}),
    ...(eventType === 'object_voids' ? { isDeleted: true } : {}),
    ...(eventType === 'object_restore' ? { isDeleted: false } : {}),
  };
}

/** The account a lead belongs to, where an id is given and not only a name. */
function accountOf(value: unknown): PushEvent['owner'] {
  const ref = readOption(value)?.jingUuid ?? null;
  return ref === null || !isObjectRef(ref) ? null : { entity: 'CUSTOMER', ref };
}
