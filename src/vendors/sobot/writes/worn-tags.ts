import type { Call } from '../../call.ts';
import type { SobotClient } from '../client.ts';
import { sobotLabel, sobotUserLabels } from '../tags/wire-tag.ts';

/** Ids of the business tags that a customer bears now (S14). */
export async function wornTags(client: SobotClient, customer: string, call: Call): Promise<ReadonlySet<string>> {
  const { rows } = await client.customerTags([customer], call);
  const own = rows.map((row) => sobotUserLabels.parse(row)).filter(({ userid }) => userid === customer);
  return new Set(own.flatMap(({ label_set }) => label_set.map((label) => sobotLabel.parse(label).id)));
}
