import type { PushItem } from '../../vendors/push.ts';
import type { Receipt } from '../projector.ts';
import { applyEvents } from './apply-events.ts';
import { addChanges } from './changes.ts';
import { columnsOf, type Query } from './query.ts';
import { shortKey } from './text.ts';
import type { Numbers } from './transaction.ts';

/** What was read of one push, with the receipt that it has. */
export interface Applicable {
  readonly vendor: string;
  readonly items: readonly PushItem[];
  readonly receipt: Receipt;
}

/** Applies pushes in their order, each item once however many pushes tell it, and notes their changes. */
export async function applyItems(query: Query, numbers: Numbers, pushes: readonly Applicable[]): Promise<void> {
  const items = pushes.flatMap(({ vendor, items, receipt }) => items.map((item) => ({ vendor, receipt, item })));
  const isFirst = await noteItems(query, items);
  const fresh = items.filter(({ vendor, item }) => isFirst(vendor, item));
  const events = fresh.flatMap(({ vendor, receipt, item }) => item.events.map((event) => ({ vendor, receipt, event })));
  await applyEvents(query, events);
  await addChanges(
    query,
    numbers,
    fresh.flatMap(({ vendor, receipt, item }) =>
      item.change === null ? [] : [{ vendor, change: item.change, receivedAt: receipt.receivedAt }],
    ),
  );
}

interface Noted {
  readonly vendor: string;
  readonly receipt: Receipt;
  readonly item: PushItem;
}

/** Notes the keys of items. Gives a question that is true once for each key that is new, and always for an item without. */
async function noteItems(query: Query, items: readonly Noted[]) {
  const keyed = items.flatMap(({ vendor, receipt, item: { dedupeKey } }) =>
    dedupeKey === undefined ? [] : [{ vendor, dedupe_key: shortKey(dedupeKey), received_at: receipt.receivedAt }],
  );
  const rows =
    keyed.length === 0
      ? []
      : await query(
          `INSERT INTO applied_items (vendor, dedupe_key, received_at)
           SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
           ON CONFLICT DO NOTHING RETURNING vendor, dedupe_key`,
          columnsOf(keyed, ['vendor', 'dedupe_key', 'received_at']),
        );
  const open = new Set(rows.map((row) => JSON.stringify([row['vendor'], row['dedupe_key']])));
  return (vendor: string, { dedupeKey }: PushItem): boolean =>
    dedupeKey === undefined || open.delete(JSON.stringify([vendor, shortKey(dedupeKey)]));
}
