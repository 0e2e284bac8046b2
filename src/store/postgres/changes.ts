import type { PushedChange } from '../../vendors/push.ts';
import { toChange, toChangeColumns } from '../change-row.ts';
import { numberIn, textIn } from '../row.ts';
import type { ChangeAsk, ChangeLog } from '../store.ts';
import { columnsOf, type Query } from './query.ts';
import type { Numbers } from './transaction.ts';

const asked = `number > $1
  AND ($2::text[] IS NULL OR vendor = ANY ($2::text[]))
  AND ($3::text[] IS NULL OR subject = ANY ($3::text[]))`;

const parameters = ({ after, vendors, subjects }: ChangeAsk) => [after, vendors ?? null, subjects ?? null];

/** The table `changes`, read. `onNews` is whoever hears of commits. */
export async function postgresChanges(query: Query, onNews: ChangeLog['onNews']): Promise<ChangeLog> {
  const [mark] = await query(`SELECT value FROM marks WHERE name = 'change log'`);
  const one = async (sql: string, values: Parameters<Query>[1] = []): Promise<number> => {
    const [row] = await query(sql, values);
    return row === undefined ? 0 : (numberIn(row, 'one') ?? 0);
  };
  return {
    id: mark === undefined ? '' : (textIn(mark, 'value') ?? ''),
    after: async ({ limit, ...ask }) =>
      (await query(`SELECT * FROM changes WHERE ${asked} ORDER BY number LIMIT $4`, [...parameters(ask), limit])).map(
        toChange,
      ),
    count: (ask) => one(`SELECT count(*) AS one FROM changes WHERE ${asked}`, parameters(ask)),
    latest: () => one(`SELECT latest AS one FROM numbers WHERE name = 'change'`),
    // Numbers have no gaps: the one before the first that is left was the last to be deleted.
    oldest: () =>
      one(`SELECT coalesce((SELECT min(number) - 1 FROM changes), latest) AS one FROM numbers WHERE name = 'change'`),
    onNews,
  };
}

/** Adds changes and gives them their numbers; inside a transaction that lets nobody else write. */
export async function addChanges(
  query: Query,
  numbers: Numbers,
  added: readonly { readonly vendor: string; readonly change: PushedChange; readonly receivedAt: number }[],
): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map(({ vendor, change, receivedAt }) => ({
    number: ++numbers.change,
    vendor,
    ...toChangeColumns(change, receivedAt),
  }));
  await query(
    `INSERT INTO changes (number, vendor, subject, ref, kind, kind_raw, occurred_at, received_at, merged_into, field_changes)
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
       $8::bigint[], $9::text[], $10::text[])`,
    columnsOf(rows, [
      'number',
      'vendor',
      'subject',
      'ref',
      'kind',
      'kind_raw',
      'occurred_at',
      'received_at',
      'merged_into',
      'field_changes',
    ]),
  );
}
