import type { Call } from '../../call.ts';
import type { SobotClient } from '../client.ts';
import { sobotCustomer, type SobotCustomer } from '../customers/wire-customer.ts';
import { scan } from './pages.ts';

const searches = [
  ['4', 'tel'],
  ['5', 'email'],
  ['1', 'nick'],
] as const;

/** The detail (S23), read; null if there is no such customer. */
export async function readDetail(client: SobotClient, id: string, call: Call): Promise<SobotCustomer | null> {
  const reply = await client.customer(id, call);
  return reply === null ? null : sobotCustomer.parse(reply.row);
}

/**
 * The customer's row in the list (S22), which alone tells status and owner. The list cannot be asked for an id, so it
 * is searched for what the detail tells; null if that does not find the customer.
 */
export async function readListed(
  client: SobotClient,
  detail: SobotCustomer,
  call: Call,
): Promise<SobotCustomer | null> {
  for (const [search_type, name] of searches) {
    const search_value = detail[name];
    if (search_value === null) continue;
    const reply = await client.customers({ search_type, search_value }, { page: 1, size: 100 }, call);
    const found = reply.rows.map((row) => sobotCustomer.parse(row)).find(({ id }) => id === detail.id);
    if (found !== undefined) return found;
  }
  return null;
}

/** All rows of the list (S22) with these filters, within bounds. */
export async function listCustomers(
  client: SobotClient,
  filter: Readonly<Record<string, string>>,
  call: Call,
): Promise<SobotCustomer[]> {
  const { rows } = await scan((page) => client.customers(filter, page, call));
  return rows.map((row) => sobotCustomer.parse(row));
}
