import type { Call } from '../../call.ts';
import type { SobotClient } from '../client.ts';
import { sobotLabel, sobotUserLabels } from '../tags/wire-tag.ts';

/** Ids of the business tags that a customer bears now (S14). */
export async function wornTags(client: SobotClient, customer: string, call: Call): Promise<ReadonlySet<string>> {
  const { rows } = await client.customerTags([customer], call);
  const own = rows.map((row) => sobotUserLabels.parse(row)).filter(({ userid }) => userid === customer);
  return new Set(own.flatMap(({ label_set }) => label_set.map((label) => sobotLabel.parse(label).id)));
}

/** True if the customer is there. Of somebody who bears no tags S14 tells nothing, and just so of somebody who is not. */
export const isThere = async (
  client: SobotClient,
  customer: string,
  worn: ReadonlySet<string>,
  call: Call,
): Promise<boolean> => worn.size > 0 || (await client.customer(customer, call)) !== null;
