// The document's own example, verbatim: jing-lead-owner-change.txt.
import { plainRecord } from '../../src/records/record-base.ts';
import example from '../../src/vendors/jing/fixtures/lead-owner-change.doc.json' with { type: 'json' };
import type { FollowUp } from '../../src/records/follow-up.ts';
import type { Lead } from '../../src/records/lead.ts';
import type { JsonObject } from '../../src/vendors/jing/shapes.ts';
import { aCall } from './http-over.ts';
import { afterPushes, walk } from './jing-after-pushes.ts';

export { example };

export const ref = 'baNMtumVohuRGx29PcEMmH';
const { object_info: _, ...extra } = example.extra_data;
/** What stands beside the lead information in the example. */
export const bareExtra = extra;
/** The example as Jing sends it until its staff enables the lead information. */
export const bareExample = { ...example, extra_data: bareExtra };

export async function theLead(...bodies: readonly JsonObject[]): Promise<Lead> {
  const { LEAD } = await afterPushes(...bodies);
  const [lead] = await LEAD!.get!.byRefs([ref, 'nobody'], aCall());
  return plainRecord(lead!);
}

export async function theFollowUp(...bodies: readonly JsonObject[]): Promise<FollowUp> {
  const { FOLLOW_UP } = await afterPushes(...bodies);
  const [followUp] = await walk(FOLLOW_UP!.list!({}), (row) => row.occurredAt);
  return followUp!;
}

export const avatar =
  'https://wework.qpic.cn/wwhead/duc2TvpEgST9hicuyypLEKI8f8O7Zsv9yuQpiaRk6X5wibXQuNhAd5edxRACSGCJE0sUaTufQTs0eg/0';
/** The new owner, with all that the lead information tells. */
export const owner = {
  externalId: '00777a65-c014-4303-a2fd-6039a294a2eb',
  name: '黄运霞',
  email: 'vicky@jingdigital.com',
  phone: '+8613862332614',
  avatarUrl: avatar,
  departmentName: null,
};
