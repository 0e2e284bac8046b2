import { withObjects } from '../two-shapes.ts';
import { labelOf, objectIn, textOf, type JsonObject } from '../shapes.ts';

/** What one push says of the record it is about, in Jing's own field names. */
export interface RecordPatch {
  readonly fields: JsonObject;
  /** True if it carried `object_info`, which platform staff must enable (FACTS 2.5: 15). */
  readonly isWhole: boolean;
}

const people: ReadonlySet<string> = new Set(['owner', 'return_to_owner', 'return_to_former_owner']);
const options: ReadonlySet<string> = new Set([
  'account_id',
  'business_type',
  'company_id',
  'country_region',
  'first_param_5',
  'lead_pool',
  'life_status',
  'param_5',
]);

export function recordPatch(body: JsonObject, extra: JsonObject): RecordPatch {
  const numbers = present({ mid: body['mid'], object_id: extra['object_id'] });
  const told = toldBeside(extra, textOf(body['event_type']));
  const whole = objectIn(extra['object_info']);
  if (whole !== null && Object.keys(whole).length > 0) {
    return { fields: { ...numbers, ...told, ...withObjects(whole) }, isWhole: true };
  }
  const labels: JsonObject = {
    owner: extra['owner_name'],
    business_type: extra['business_type_name'],
    ...lasts(extra['mapping_data_text']),
  };
  const changed = { ...told, ...newValues(extra) };
  const named = Object.entries(changed).map(
    ([field, value]) => [field, withLabel(field, value, Object.hasOwn(labels, field) ? labels[field] : null)] as const,
  );
  return { fields: { ...numbers, ...Object.fromEntries(named) }, isWhole: false };
}

/** After the change: the last of `[before, after]`, for a creation the only one (FACTS 2.4). */
function newValues(extra: JsonObject): JsonObject {
  const changed = objectIn(objectIn(extra['entity_change_mapping'])?.['new']) ?? {};
  // `event_type` is put among the changed fields although the record has no such field (FACTS 2.5: 6).
  const { event_type: _, ...fields } = changed;
  return { ...lasts(extra['mapping_data']), ...fields };
}

function lasts(mapping: unknown): JsonObject {
  const pairs = Object.entries(objectIn(mapping) ?? {})
    .map(([field, change]) => [field, Array.isArray(change) ? change.at(-1) : change] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(pairs);
}

/** What stands beside the event's own fields. Empty there means nothing, but a change of owner may leave none. */
function toldBeside(extra: JsonObject, eventType: string | null): JsonObject {
  const told = present({
    owner: extra['owner'],
    life_status: extra['life_status'],
    created_timestamp: extra['created_timestamp'], // of the record, though the documentation says of the action (FACTS 2.5: 7)
    business_type: extra['business_type'],
    business_unit: extra['business_unit'],
    omni_user_uuid: extra['lead_omni_user_uuid'], // the bare `omni_user_uuid` is the operator's (FACTS 2.4)
  });
  return eventType === 'object_change_owner' && extra['owner'] === '' ? { ...told, owner: '' } : told;
}

const present = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => textOf(value) !== null));

function withLabel(field: string, value: unknown, label: unknown): unknown {
  const bare = textOf(value);
  const name = labelOf(label);
  if (bare === null || name === null || name === bare) return value;
  if (people.has(field) || field.startsWith('c_employee_')) return { value: { id: bare }, label: name };
  return options.has(field) || field.startsWith('c_custom_') ? { value: bare, label: name } : value;
}
