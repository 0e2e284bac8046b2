import type { Sandbox } from '../../sandbox.ts';
import type { JsonObject } from '../shapes.ts';
import { accountIdAt, accountPushes } from './account-events.ts';
import { end, hour } from './envelope.ts';
import { leadPushes } from './lead-events.ts';

/** Jing is never called; its imitation only pushes, the same every time. */
export const sandbox = (): Sandbox => ({
  env: { JING_WEBHOOK_SECRET: 'sandbox' },
  pushes: [...accountPushes(), ...leadPushes(accountIdAt), ...strangers],
});

/** Pushes that are kept but not read: of users, and of a kind that may come one day. */
const strangers: readonly JsonObject[] = ['add_omni_user_success', 'custom_field', 'object_merge'].map((eventType) => ({
  event_type: eventType,
  create_time: (end - 6 * hour) / 1000,
  extra_data: { omni_user_uuid: '' },
  mid: 59,
}));
