import { plainRecord } from '../../src/records/record-base.ts';
import type { Customer } from '../../src/records/customer.ts';
import type { Lead } from '../../src/records/lead.ts';
import type { JsonObject } from '../../src/vendors/jing/shapes.ts';
import { aCall } from './http-over.ts';
import { afterPushes } from './jing-after-pushes.ts';

/** A push about the lead `e-1`. */
export const aPush = (eventType: string, extra: JsonObject, createTime: unknown = 1_680_145_513): JsonObject => ({
  event_type: eventType,
  create_time: createTime,
  mid: 59,
  extra_data: { entity_id: 'e-1', object_name: 'lead', ...extra },
});

/** What the pushes have made of the lead. */
export async function leadAfter(...bodies: readonly JsonObject[]): Promise<Lead> {
  const { LEAD } = await afterPushes(...bodies);
  return plainRecord((await LEAD!.get!.byRefs(['e-1'], aCall()))[0]!);
}

/** The same pushes about an account. */
export async function customerAfter(...bodies: readonly JsonObject[]): Promise<Customer> {
  const about = bodies.map((body) => ({
    ...body,
    extra_data: { ...(body['extra_data'] as object), object_name: 'account' },
  }));
  const { CUSTOMER } = await afterPushes(...about);
  return plainRecord((await CUSTOMER!.get!.byRefs(['e-1'], aCall()))[0]!);
}
