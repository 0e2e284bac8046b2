import { digits } from '../../values/json.ts';
import { toChinaText } from '../../values/time.ts';
import type { JsonObject } from '../shapes.ts';
import { employeeAt, uuidOf } from './people.ts';

export const end = Date.UTC(2026, 10, 1);
export const hour = 3_600_000;

/** A lead or account of the imitation. */
export interface Thing {
  readonly objectName: 'lead' | 'account';
  readonly index: number;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

export interface Happening {
  readonly eventType: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actionKeyword?: string;
  readonly extra?: JsonObject;
}

// Every documented kind of operator, and one that is not (FACTS 2.4).
const operatorTypes = [1, 2, 0, '1', 7];

/** A push as Jing wraps it; numbers come as texts in some (FACTS 2.5: 5). */
export function pushOf({ objectName, index, id, createdAt }: Thing, happening: Happening): JsonObject {
  const isText = index % 3 === 2;
  const login = { login_platform: index % 2 === 0 ? 'jing' : 'member_center', login_environment: 'pc' };
  return {
    event_type: happening.eventType,
    create_time: Math.floor(happening.at / 1000),
    action_keyword: happening.actionKeyword ?? happening.eventType,
    extra_data: {
      ...login,
      login_source_type: 'jingmodule',
      login_source_value: '',
      timeline_data: { ...login, login_source_type: 'jingmodule', login_source_name: '' },
      notes: '',
      owner: employeeAt(index).id,
      owner_name: employeeAt(index).name,
      operator_id: index % 7 === 0 ? digits('1254676189925432389') : 23849 + index,
      operator_type: operatorTypes[index % operatorTypes.length],
      omni_user_uuid: '',
      lead_omni_user_uuid: objectName === 'lead' ? uuidOf(`user ${index}`) : '',
      created_timestamp: toChinaText(createdAt),
      entity_id: id,
      object_id: isText ? '31' : 30,
      object_name: objectName,
      scene_type: 2,
      is_follow_up: index % 2,
      business_type: uuidOf('business type'),
      ...happening.extra,
    },
    mid: isText ? '59' : 59,
    event_category: 'object_v2',
  };
}
