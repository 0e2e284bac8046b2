import type { PushedChange, PushEvent, PushReader, PushReading } from '../../push.ts';
import { fromChinaText, fromSeconds, toChinaText } from '../../values/time.ts';
import { dedupeKeyOf } from './dedupe-key.ts';
import { entityOf, events } from './event-types.ts';
import { toldChanges } from '../follow-ups/field-changes.ts';
import { followUpRef, isObjectRef } from '../refs.ts';
import { recordPatch } from './record-patch.ts';
import { objectIn, readOption, textOf, type JsonObject } from '../shapes.ts';

/** Reads lead and account events (FACTS 2.4); everything else is parked, for a later version to read. */
export const push: PushReader = {
  read(body) {
    const dedupeKey = dedupeKeyOf(body);
    const parked = (reason: string): PushReading => ({ dedupeKey, items: [], parked: reason });
    const eventType = textOf(body['event_type']);
    const event = eventType === null ? undefined : events.get(eventType);
    if (eventType === null || event === undefined) return parked('not a known event type');
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
      kind: event.change,
      kindRaw: eventType,
      at,
      fieldChanges: toldChanges(eventType, extra),
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
  return {
    ...creation(fields, eventType === 'object_create' ? at : null),
    isWhole,
    ...(entity === 'LEAD' && Object.hasOwn(fields, 'account_id') ? { owner: accountOf(fields['account_id']) } : {}),
    ...(eventType === 'object_voids' ? { isDeleted: true } : {}),
    ...(eventType === 'object_restore' ? { isDeleted: false } : {}),
  };
}

/** When the record was created; a creation that is silent about it happened when it was told. */
function creation(fields: JsonObject, toldAt: Date | null): Pick<PushEvent, 'set' | 'sortTime'> {
  const created = textOf(fields['created_timestamp']);
  if (created === null && toldAt !== null) {
    return { set: { ...fields, created_timestamp: toChinaText(toldAt.getTime()) }, sortTime: toldAt };
  }
  const sortTime = fromChinaText(created);
  const isUnread = created !== null && sortTime === null;
  return { set: fields, ...(Object.hasOwn(fields, 'created_timestamp') && !isUnread ? { sortTime } : {}) };
}

/** The account a lead belongs to, where an id is given and not only a name. */
function accountOf(value: unknown): PushEvent['owner'] {
  const ref = readOption(value)?.jingUuid ?? bareId(value);
  return ref === null || !isObjectRef(ref) ? null : { entity: 'CUSTOMER', ref };
}

/** Bare, an account is its uuid, as owners are; never one of Jing's running numbers, for which there is `object_id`. */
const bareId = (value: unknown): string | null => {
  const text = textOf(value);
  return text === null || /^\d+$/.test(text) ? null : text;
};
