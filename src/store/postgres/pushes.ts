import type { Clock } from '../../vendors/clock.ts';
import { outcomeOf, repeated } from '../push-outcome.ts';
import { toParkedPush } from '../push-row.ts';
import { numberIn } from '../row.ts';
import type { Acceptance, AcceptedPush, ParkedPush, Parking } from '../store.ts';
import { applyItems } from './apply-items.ts';
import { columnsOf, type Query } from './query.ts';
import { shortKey } from './text.ts';
import type { Numbers } from './transaction.ts';

/** Keeps pushes and applies them; inside a transaction that lets nobody else write. */
export async function keepPushes(
  query: Query,
  numbers: Numbers,
  pushes: readonly AcceptedPush[],
  clock: Clock,
): Promise<Acceptance[]> {
  const known = await knownOf(query, pushes);
  const acceptances: Acceptance[] = [];
  const fresh = [];
  for (const { vendor, body, receivedAt, reading, failed } of pushes) {
    const name = nameOf(vendor, reading.dedupeKey);
    const isRepeat = known.has(name);
    known.add(name);
    acceptances.push({ isRepeat, parked: isRepeat ? null : (failed ?? reading.parked ?? null) });
    if (isRepeat) continue;
    const row = {
      receipt: ++numbers.receipt,
      vendor,
      dedupe_key: shortKey(reading.dedupeKey),
      body,
      received_at: receivedAt.getTime(),
      ...outcomeOf({ reading, failed }, 1, clock),
    };
    fresh.push({ row, items: reading.items });
  }
  await insert(
    query,
    fresh.map(({ row }) => row),
  );
  await applyItems(
    query,
    numbers,
    fresh.map(({ row: { vendor, receipt, received_at }, items }) => ({
      vendor,
      items,
      receipt: { number: receipt, receivedAt: received_at },
    })),
  );
  return acceptances;
}

const nameOf = (vendor: unknown, dedupeKey: string): string => JSON.stringify([vendor, shortKey(dedupeKey)]);

/** Of these pushes those that were kept before. */
async function knownOf(query: Query, pushes: readonly AcceptedPush[]): Promise<Set<string>> {
  const keys = pushes.map(({ vendor, reading }) => ({ vendor, dedupe_key: shortKey(reading.dedupeKey) }));
  const rows = await query(
    `SELECT asked.* FROM unnest($1::text[], $2::text[]) AS asked (vendor, dedupe_key)
     CROSS JOIN LATERAL (
       SELECT FROM pushes WHERE vendor = asked.vendor AND dedupe_key = asked.dedupe_key LIMIT 1
     ) AS known`,
    columnsOf(keys, ['vendor', 'dedupe_key']),
  );
  return new Set(rows.map((row) => JSON.stringify([row['vendor'], row['dedupe_key']])));
}

const columns = [
  'receipt',
  'vendor',
  'dedupe_key',
  'body',
  'received_at',
  'state',
  'reason',
  'tries',
  'try_at',
] as const;

async function insert(
  query: Query,
  rows: readonly Readonly<Record<(typeof columns)[number], string | number | null>>[],
): Promise<void> {
  if (rows.length === 0) return;
  await query(
    `INSERT INTO pushes (${columns.join(', ')})
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[],
       $8::int[], $9::bigint[])`,
    columnsOf(rows, columns),
  );
}

const parked = `SELECT * FROM pushes WHERE state = 'parked'`;

/** Pushes that wait, read. */
export const postgresParking = (query: Query, clock: Clock): Omit<Parking, 'replay'> => ({
  list: async ({ after, limit, vendor }) =>
    (
      await query(`${parked} AND receipt > $1 AND ($2::text IS NULL OR vendor = $2) ORDER BY receipt LIMIT $3`, [
        after,
        vendor ?? null,
        limit,
      ])
    ).map(toParkedPush),
  due: async (limit) =>
    (await query(`${parked} AND try_at <= $1 ORDER BY receipt LIMIT $2`, [clock.now(), limit])).map(toParkedPush),
  count: async (vendor) => {
    const [row] = await query(`SELECT count(*) AS parked FROM pushes WHERE state = 'parked' AND vendor = $1`, [vendor]);
    return Number(row?.['parked']);
  },
  get: (receipt) => parkedPush(query, receipt),
});

async function parkedPush(query: Query, receipt: number): Promise<ParkedPush | null> {
  const [row] = await query(`${parked} AND receipt = $1`, [receipt]);
  return row === undefined ? null : toParkedPush(row);
}

/** Tries a push that waits once more; inside a transaction that lets nobody else write. */
export async function replayPush(
  query: Query,
  numbers: Numbers,
  receipt: number,
  { reading, failed }: Pick<AcceptedPush, 'reading' | 'failed'>,
  clock: Clock,
): Promise<Acceptance | null> {
  const push = await parkedPush(query, receipt);
  if (push === null) return null;
  const { vendor, receivedAt, tries } = push;
  const key = shortKey(reading.dedupeKey);
  const twins = await query('SELECT FROM pushes WHERE vendor = $1 AND dedupe_key = $2 AND receipt <> $3', [
    vendor,
    key,
    receipt,
  ]);
  const isRepeat = twins.length > 0;
  const {
    state,
    reason,
    tries: tried,
    try_at,
  } = isRepeat ? repeated(tries) : outcomeOf({ reading, failed }, tries + 1, clock);
  // A push that could not be read was kept under another key than its repeats will have; a repeat keeps that.
  const ownKey = isRepeat ? `${key} again ${receipt}` : key;
  await query(
    'UPDATE pushes SET state = $2, reason = $3, tries = $4, try_at = $5, dedupe_key = $6 WHERE receipt = $1',
    [receipt, state, reason, tried, try_at, ownKey],
  );
  if (isRepeat) return { isRepeat, parked: null };
  await applyItems(query, numbers, [
    { vendor, items: reading.items, receipt: { number: receipt, receivedAt: receivedAt.getTime() } },
  ]);
  return { isRepeat, parked: failed ?? reading.parked ?? null };
}

/** When the latest push of a vendor arrived. */
export async function latestArrival(query: Query, vendor: string): Promise<Date | null> {
  const [row] = await query(
    `SELECT received_at AS latest FROM pushes WHERE vendor = $1 AND body <> '' ORDER BY received_at DESC LIMIT 1`,
    [vendor],
  );
  const at = row === undefined ? null : numberIn(row, 'latest');
  return at === null ? null : new Date(at);
}
