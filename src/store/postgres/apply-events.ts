import type { PushEvent } from '../../vendors/push.ts';
import { applyEvent, type Receipt, type RecordState } from '../projector.ts';
import { toColumns, toState } from '../record-row.ts';
import { textIn } from '../row.ts';
import { columnsOf, type Query } from './query.ts';

/** What a push does to one record of a vendor. */
export interface Told {
  readonly vendor: string;
  readonly event: PushEvent;
  readonly receipt: Receipt;
}

const columns = [
  'fields',
  'stamps',
  'sort_time',
  'owner_entity',
  'owner_ref',
  'is_partial',
  'is_deleted',
  'merged_into',
  'received_at',
] as const;

/** Applies events in their order, to records that are read and written once; inside a transaction that lets nobody else write. */
export async function applyEvents(query: Query, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const touched = new Map(told.map(({ vendor, event }) => [nameOf(vendor, event), keyOf(vendor, event)]));
  const keys = [...touched.values()];
  const rows = await query(
    // LATERAL with LIMIT: one look into the index for each, never the whole table, whatever the planner knows of it.
    `SELECT known.* FROM unnest($1::text[], $2::text[], $3::text[]) AS asked (vendor, entity, ref)
     CROSS JOIN LATERAL (
       SELECT * FROM records WHERE vendor = asked.vendor AND entity = asked.entity AND ref = asked.ref LIMIT 1
     ) AS known`,
    columnsOf(keys, ['vendor', 'entity', 'ref']),
  );
  const states = new Map<string, RecordState>();
  for (const row of rows) {
    const [vendor, entity, ref] = ['vendor', 'entity', 'ref'].map((column) => textIn(row, column) ?? '');
    states.set(nameOf(vendor ?? '', { entity: entity ?? '', ref: ref ?? '' }), toState(row));
  }
  for (const { vendor, event, receipt } of told) {
    const name = nameOf(vendor, event);
    states.set(name, applyEvent(states.get(name) ?? null, event, receipt));
  }
  const folded = [...touched].map(([name, key]) => ({ ...key, ...toColumns(states.get(name)!) }));
  await query(
    `INSERT INTO records (vendor, entity, ref, ${columns.join(', ')})
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],
       $8::text[], $9::int[], $10::int[], $11::text[], $12::bigint[])
     ON CONFLICT (vendor, entity, ref) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    columnsOf(folded, ['vendor', 'entity', 'ref', ...columns]),
  );
}

interface Named {
  readonly entity: string;
  readonly ref: string;
}

const keyOf = (vendor: string, { entity, ref }: Named) => ({ vendor, entity, ref });

const nameOf = (vendor: string, { entity, ref }: Named): string => JSON.stringify([vendor, entity, ref]);
