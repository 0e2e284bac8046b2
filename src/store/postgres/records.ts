import type { Entity } from '../../records/record.ts';
import type { StoreAsk, StoredRecord, StorePage } from '../../vendors/record-store.ts';
import { startBehind } from '../last-place.ts';
import { longestChain } from '../longest-chain.ts';
import { toStoredRecord } from '../record-row.ts';
import { numberIn, textIn, type Row } from '../row.ts';
import type { Query } from './query.ts';

const ofVendor = 'vendor = $1 AND entity = $2';
const inOrder = '(place, ref) > ($3, $4) ORDER BY place, ref LIMIT $5 OFFSET $6';

// One row for each record of the page, or a single one with the total alone.
const page = `SELECT counted.total, page.*
  FROM (SELECT count(*) AS total FROM records WHERE ${ofVendor}) AS counted
  LEFT JOIN (SELECT * FROM records WHERE ${ofVendor} AND ${inOrder}) AS page ON true
  ORDER BY place, ref`;
const pageOfOwners = `WITH owned AS (
    SELECT records.* FROM unnest($7::text[], $8::text[]) AS owner (owner_entity, owner_ref)
    JOIN records USING (owner_entity, owner_ref) WHERE ${ofVendor}
  )
  SELECT counted.total, page.*
  FROM (SELECT count(*) AS total FROM owned) AS counted
  LEFT JOIN (SELECT * FROM owned WHERE ${inOrder}) AS page ON true
  ORDER BY place, ref`;

// Chains end with a record that lives on; a ring, which only a vendor's mistake could make, with none.
const merged = `WITH RECURSIVE step (asked, ref, depth) AS (
    SELECT asked, asked COLLATE "C", 0 FROM unnest($3::text[]) AS asked
    UNION ALL
    SELECT asked, merged_into, depth + 1 FROM step JOIN records USING (ref)
    WHERE ${ofVendor} AND merged_into IS NOT NULL AND depth < ${longestChain}
  )
  SELECT asked, step.ref FROM step LEFT JOIN records ON ${ofVendor} AND records.ref = step.ref
  WHERE depth > 0 AND merged_into IS NULL`;

/** The table `records`, read. */
export function postgresRecords(query: Query) {
  return {
    get: async (vendor: string, entity: Entity, refs: readonly string[]): Promise<Map<string, StoredRecord>> => {
      const rows = await query(`SELECT * FROM records WHERE ${ofVendor} AND ref = ANY ($3::text[])`, [
        vendor,
        entity,
        [...new Set(refs)],
      ]);
      return new Map(rows.map(toStoredRecord).map((record) => [record.ref, record]));
    },
    survivors: async (vendor: string, entity: Entity, refs: readonly string[]): Promise<Map<string, string>> => {
      const rows = await query(merged, [vendor, entity, [...new Set(refs)]]);
      return new Map(rows.map((row) => [textIn(row, 'asked') ?? '', textIn(row, 'ref') ?? '']));
    },
    list: async (vendor: string, entity: Entity, ask: StoreAsk): Promise<StorePage> => {
      const { after, limit, skip = 0, owners } = ask;
      const { place, ref } = startBehind(after);
      const asked = [vendor, entity, place, ref, limit, skip];
      if (owners === undefined) return toPage(await query(page, asked));
      const distinct = new Map(owners.map((owner) => [`${owner.entity} ${owner.ref}`, owner]));
      const entities = [...distinct.values()].map((owner) => owner.entity);
      const refs = [...distinct.values()].map((owner) => owner.ref);
      return toPage(await query(pageOfOwners, [...asked, entities, refs]));
    },
  };
}

const toPage = (rows: readonly Row[]): StorePage => ({
  rows: rows.filter((row) => textIn(row, 'ref') !== null).map(toStoredRecord),
  total: rows[0] === undefined ? 0 : (numberIn(rows[0], 'total') ?? 0),
});
