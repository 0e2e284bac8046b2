import type { Entity } from '../../../src/records/record.ts';
import type { ConditionsOf } from '../../../src/vendors/adapter.ts';
import { listPage, type ListPage } from '../../../src/lists/list-page.ts';
import { aCall } from '../../support/http-over.ts';
import type { HostileList } from './hostile-list.ts';
import { connected, type HostileVendor } from './hostile-vendor.ts';

/** The time by all clocks; moves on with each page. */
export interface Time {
  now: number;
}

/** Hostile vendors and the one list that is asked of them. */
export class World<E extends Entity> {
  readonly entity: E;
  readonly vendors: readonly HostileVendor[];
  readonly lists: readonly HostileList[];
  readonly #time: Time;
  readonly #isTargeted: boolean;

  constructor(entity: E, vendors: readonly HostileVendor[], time: Time, isTargeted = false) {
    this.entity = entity;
    this.vendors = vendors;
    this.lists = vendors.flatMap(({ lists }) => lists);
    this.#time = time;
    this.#isTargeted = isTargeted;
  }

  page(first: number, after: string | null): Promise<ListPage<E>> {
    const conditions = new Map(this.vendors.map((vendor) => [vendor.name, vendor.conditions]));
    return listPage(
      {
        entity: this.entity,
        first,
        after,
        vendors: null,
        filterMode: 'STRICT',
        conditionNames: this.#isTargeted ? ['targetIds'] : [],
        conditionsFor: (vendor) => conditions.get(vendor) as ConditionsOf[E],
        filterText: String(this.#isTargeted),
      },
      { vendors: connected(this.vendors), call: aCall(), clock: { now: () => this.#time.now } },
    );
  }

  /** All rows that are there now. */
  rows(): Row[] {
    return this.vendors.flatMap(({ name, lists }) =>
      lists.flatMap((list) => list.rows().map(({ ref, time }) => ({ key: `${name} ${ref}`, vendor: name, time }))),
    );
  }
}

/** A row by all that matters to a walk. `key` is its vendor and ref. */
export interface Row {
  readonly key: string;
  readonly vendor: string;
  readonly time: number | null;
}

export const rowsOf = <E extends Entity>({ edges }: ListPage<E>): Row[] =>
  edges.map(({ node: { vendor, ref, copy } }) => {
    const time = 'occurredAt' in copy ? copy.occurredAt : copy.createdAt;
    return { key: `${vendor} ${ref}`, vendor, time: time?.getTime() ?? null };
  });

/** Vendors of the page that say that they cannot prove their list complete. */
export const doubtfulOf = <E extends Entity>({ sources }: ListPage<E>): string[] =>
  sources.filter(({ error }) => error?.message.includes('not proven') === true).map(({ vendor }) => vendor);

export const newestFirst = (times: readonly (number | null)[]): (number | null)[] =>
  times.toSorted((a, b) => (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY));
