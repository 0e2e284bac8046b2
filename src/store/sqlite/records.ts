import type { DatabaseSync } from 'node:sqlite';
import type { Entity } from '../../records/record.ts';
import type { PushEvent } from '../../vendors/push.ts';
import type { StoreAsk, StoredRecord, StorePage } from '../../vendors/record-store.ts';
import { startBehind } from '../last-place.ts';
import { longestChain } from '../longest-chain.ts';
import { applyEvent, type Receipt } from '../projector.ts';
import { toColumns, toState, toStoredRecord } from '../record-row.ts';
import { numberIn, textIn } from '../row.ts';

/** The table `records` of all vendors. Synchronous; called inside a transaction where it writes. */
export class SqliteRecords {
  readonly #one;
  readonly #many;
  readonly #put;
  readonly #page;
  readonly #count;
  readonly #pageOf;
  readonly #countOf;
  readonly #merged;

  constructor(db: DatabaseSync) {
    const owned = `FROM json_each(:owners) AS owner CROSS JOIN records
      ON vendor = :vendor AND entity = :entity
      AND owner_entity = owner.value ->> 0 AND owner_ref = owner.value ->> 1`;
    const inOrder = 'AND (place, records.ref) > (:place, :ref) ORDER BY place, records.ref LIMIT :limit OFFSET :skip';
    this.#one = db.prepare('SELECT * FROM records WHERE vendor = :vendor AND entity = :entity AND ref = :ref');
    this.#many = db.prepare(
      `SELECT records.* FROM json_each(:refs) AS asked CROSS JOIN records
       ON vendor = :vendor AND entity = :entity AND ref = asked.value`,
    );
    this.#put = db.prepare(
      `INSERT INTO records (vendor, entity, ref, fields, stamps, sort_time, owner_entity, owner_ref,
         is_partial, is_deleted, merged_into, received_at)
       VALUES (:vendor, :entity, :ref, :fields, :stamps, :sort_time, :owner_entity, :owner_ref,
         :is_partial, :is_deleted, :merged_into, :received_at)
       ON CONFLICT (vendor, entity, ref) DO UPDATE SET fields = excluded.fields, stamps = excluded.stamps,
         sort_time = excluded.sort_time, owner_entity = excluded.owner_entity, owner_ref = excluded.owner_ref,
         is_partial = excluded.is_partial, is_deleted = excluded.is_deleted, merged_into = excluded.merged_into,
         received_at = excluded.received_at`,
    );
    this.#page = db.prepare(`SELECT * FROM records WHERE vendor = :vendor AND entity = :entity ${inOrder}`);
    this.#count = db.prepare('SELECT count(*) AS total FROM records WHERE vendor = :vendor AND entity = :entity');
    // Chosen by rowid, so that the rows of many owners are not sorted with all that is in them.
    this.#pageOf = db.prepare(
      `SELECT * FROM records WHERE rowid IN (SELECT records.rowid ${owned} ${inOrder}) ORDER BY place, ref`,
    );
    // Chains end with a record that lives on; a ring, which only a vendor's mistake could make, with none.
    this.#merged = db.prepare(
      `WITH RECURSIVE step (asked, ref, depth) AS (
         SELECT value, value, 0 FROM json_each(:refs)
         UNION ALL
         SELECT asked, merged_into, depth + 1 FROM step JOIN records USING (ref)
         WHERE vendor = :vendor AND entity = :entity AND merged_into IS NOT NULL AND depth < ${longestChain}
       )
       SELECT asked, step.ref FROM step LEFT JOIN records
         ON vendor = :vendor AND entity = :entity AND records.ref = step.ref
       WHERE depth > 0 AND merged_into IS NULL`,
    );
    this.#countOf = db.prepare(`SELECT count(*) AS total ${owned}`);
  }

  apply(vendor: string, event: PushEvent, receipt: Receipt): void {
    const { entity, ref } = event;
    const row = this.#one.get({ vendor, entity, ref });
    const state = applyEvent(row === undefined ? null : toState(row), event, receipt);
    this.#put.run({ vendor, entity, ref, ...toColumns(state) });
  }

  get(vendor: string, entity: Entity, refs: readonly string[]): Map<string, StoredRecord> {
    const rows = this.#many.all({ vendor, entity, refs: JSON.stringify([...new Set(refs)]) }).map(toStoredRecord);
    return new Map(rows.map((row) => [row.ref, row]));
  }

  survivors(vendor: string, entity: Entity, refs: readonly string[]): Map<string, string> {
    const rows = this.#merged.all({ vendor, entity, refs: JSON.stringify([...new Set(refs)]) });
    return new Map(rows.map((row) => [textIn(row, 'asked') ?? '', textIn(row, 'ref') ?? '']));
  }

  list(vendor: string, entity: Entity, { after, limit, skip = 0, owners }: StoreAsk): StorePage {
    const from = { ...startBehind(after), limit, skip };
    const whose = { vendor, entity };
    if (owners === undefined) {
      return page(this.#page.all({ ...whose, ...from }), this.#count.get(whose));
    }
    const distinct = new Map(owners.map((owner) => [`${owner.entity} ${owner.ref}`, [owner.entity, owner.ref]]));
    const ofOwners = { ...whose, owners: JSON.stringify([...distinct.values()]) };
    return page(this.#pageOf.all({ ...ofOwners, ...from }), this.#countOf.get(ofOwners));
  }
}

type Rows = ReturnType<ReturnType<DatabaseSync['prepare']>['all']>;

const page = (rows: Rows, counted: Rows[number] | undefined): StorePage => ({
  rows: rows.map(toStoredRecord),
  total: counted === undefined ? 0 : (numberIn(counted, 'total') ?? 0),
});
