import type { Call } from '../../call.ts';
import type { Sweep, SweptRecords } from '../../sweep.ts';
import { fromSeconds } from '../../values/time.ts';
import { Refusal } from '../../vendor-error.ts';
import type { SobotClient } from '../client.ts';
import type { SobotSettings } from '../settings.ts';
import { pushedAt } from './map-pushed-customer.ts';
import { sobotCustomer } from './wire-customer.ts';

const minute = 60_000;
const mostPages = 10;
const mostHalvings = 10;

/** Customers by the time of their last change (S22), so that changes are found that no push told. */
export const sweepCustomers = (client: SobotClient, settings: SobotSettings): Sweep => ({
  entity: 'CUSTOMER',
  everyMs: settings.SOBOT_SWEEP_MINUTES * minute,
  toldAt: pushedAt,
  async changed({ from, to }, call) {
    const size = settings.SOBOT_MAX_PAGE_SIZE;
    let until = to.getTime();
    for (let halvings = 0; halvings <= mostHalvings; halvings += 1) {
      const rows = await readSpan(client, from.getTime(), until, size, call);
      if (rows !== null) return { rows, until: new Date(until) };
      until = Math.floor((from.getTime() + until) / 2);
    }
    throw new Refusal({ kind: 'PARTIAL', message: 'More customers were changed at once than one sweep reads.' });
  },
});

/** Null: there are more than one sweep reads. Whether bounds are included is not documented: each goes out by a second. */
async function readSpan(
  client: SobotClient,
  from: number,
  until: number,
  size: number,
  call: Call,
): Promise<SweptRecords['rows'] | null> {
  const bounds = {
    update_start_time: String(Math.floor(from / 1000) - 1),
    update_end_time: String(Math.ceil(until / 1000) + 1),
  };
  const found = new Map<string, Date | null>();
  for (let page = 1; page <= mostPages; page += 1) {
    const { rows, total } = await client.customers(bounds, { page, size }, call);
    if (total !== null && total > mostPages * size) return null;
    for (const { id, updatetime } of rows.map((row) => sobotCustomer.parse(row))) {
      found.set(id, fromSeconds(updatetime));
    }
    if (total === null ? rows.length === 0 : found.size >= total) return timed(found);
    if (rows.length === 0) {
      // A change during the reading takes its row out of the span, and the others move up.
      throw new Refusal({ kind: 'PARTIAL', message: 'Customers were changed while they were looked through.' });
    }
  }
  return null;
}

const timed = (found: ReadonlyMap<string, Date | null>): SweptRecords['rows'] =>
  [...found].flatMap(([ref, updatedAt]) => (updatedAt === null ? [] : [{ ref, updatedAt }]));
