import { fromSeconds } from '../../values/time.ts';
import { withObjects } from '../two-shapes.ts';
import { isEmpty, objectIn, textOf, type JsonObject } from '../shapes.ts';
import { changesIn, listedIn, type Sides } from './sides.ts';
import { teamFields, teamKey } from './team.ts';

/** What one push says of the record it is about, in Jing's own field names. */
export interface RecordPatch {
  readonly fields: JsonObject;
  /** True if it carried `object_info`, which platform staff must enable (FACTS 2.5: 15). */
  readonly isWhole: boolean;
}

export function recordPatch(body: JsonObject, extra: JsonObject): RecordPatch {
  const eventType = textOf(body['event_type']);
  const numbers = present({ mid: body['mid'], object_id: extra['object_id'] });
  const whole = objectIn(extra['object_info']) ?? {};
  const told = { ...toldBeside(extra, eventType), ...afters(changesIn(extra)) };
  const { [teamKey]: _, ...fields } = {
    ...numbers,
    ...withObjects(named(told, extra), 'named'),
    ...withObjects(whole, 'object'),
  };
  const team = teamFields(eventType, fromSeconds(textOf(body['create_time'])), extra);
  return { fields: { ...fields, ...team }, isWhole: Object.keys(whole).length > 0 };
}

const afters = (changes: ReadonlyMap<string, Sides>): JsonObject =>
  Object.fromEntries([...changes].map(([field, { after }]) => [field, after]));

/** What stands beside the event's own fields. Empty there means nothing, but a change of owner may leave none. */
function toldBeside(extra: JsonObject, eventType: string | null): JsonObject {
  const told = present({
    owner: extra['owner'],
    life_status: extra['life_status'],
    lead_status: extra['lead_status'],
    lead_pool: extra['lead_pool'],
    account_id: extra['account_id'],
    created_timestamp: extra['created_timestamp'], // of the record, though the documentation says of the action (FACTS 2.5: 7)
    business_type: extra['business_type'],
    business_unit: extra['business_unit'],
    omni_user_uuid: extra['lead_omni_user_uuid'], // the bare `omni_user_uuid` is the operator's (FACTS 2.4)
    // The document's example has a remark that was written to try this event.
    latest_remark: eventType === 'object_add_notes' ? extra['notes'] : null,
  });
  const leavesNobody = eventType === 'object_change_owner' && Object.hasOwn(extra, 'owner') && isEmpty(extra['owner']);
  return leavesNobody ? { ...told, owner: '' } : told;
}

const present = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));

/** Bare values with the names that stand beside them, in the shape that Jing gives them in `object_info`. */
function named(told: JsonObject, extra: JsonObject): JsonObject {
  const labels: JsonObject = {
    owner: extra['owner_name'],
    business_type: extra['business_type_name'],
    ...afters(listedIn(extra['mapping_data_text'])),
  };
  return Object.fromEntries(
    Object.entries(told).map(([field, value]) => {
      const label = Object.hasOwn(labels, field) ? textOf(labels[field]) : null;
      return [field, withLabel(field, textOf(value), label) ?? value] as const;
    }),
  );
}

function withLabel(field: string, bare: string | null, label: string | null): JsonObject | null {
  if (bare === null || label === null || label === bare) return null;
  if (people.test(field)) return { value: { id: bare }, label };
  if (field === 'account_id') return { jing_uuid: bare, label };
  return options.test(field) ? { value: bare, label } : null;
}

const people = /^(owner|return_to_owner|return_to_former_owner|c_employee_.*)$/;
const options =
  /^(business_type|company_id|country_region|(first_)?param_5|lead_pool|lead_status|life_status|c_(custom|department)_.*)$/;
