import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPage, type ListPage } from '../../src/lists/list-page.ts';
import { aCall } from '../support/http-over.ts';
import { connected, type Dialect, HostileVendor, type Row } from './hostile-vendor.ts';

const start = Date.UTC(2026, 5, 1);
const runs = Number(process.env['WALKS'] ?? 150);

// A failure is run again with the seed and path that it printed: WALK_SEED=… WALK_PATH=… WALK_TRACE=1.
const again = {
  numRuns: runs,
  ...(process.env['WALK_SEED'] === undefined ? {} : { seed: Number(process.env['WALK_SEED']) }),
  ...(process.env['WALK_PATH'] === undefined ? {} : { path: process.env['WALK_PATH'], endOnFailure: true }),
};

const dialect: fc.Arbitrary<Dialect> = fc.record({
  order: fc.constantFrom('desc', 'desc', 'desc', 'asc', 'hash'),
  unitMs: fc.constantFrom(1, 1000, 1000, 86_400_000),
  clamp: fc.constantFrom(null, null, null, 50, 15, 7, 3),
  countsTotal: fc.boolean(),
  ignoresBounds: fc.constantFrom(false, false, false, true),
  hasBounds: fc.constantFrom(true, true, true, false),
  isTimed: fc.constantFrom(true, true, true, true, false),
});

const rowsOf = (prefix: string) =>
  fc
    .record({
      count: fc.integer({ min: 0, max: 160 }),
      spread: fc.constantFrom(1, 5, 60, 86_400, 8_640_000),
      seed: fc.nat(),
    })
    .map(({ count, spread, seed }): Row[] =>
      Array.from({ length: count }, (_, at) => ({
        id: `${prefix}${at}`,
        time: start - ((Math.imul(at + 1, 2_654_435_761 ^ seed) >>> 0) % spread) * 1000,
      })),
    );

interface Happening {
  readonly page: number;
  readonly vendor: number;
  readonly what: 'insert' | 'delete' | 'down' | 'up';
  readonly amount: number;
}
const happening: fc.Arbitrary<Happening> = fc.record({
  page: fc.integer({ min: 1, max: 12 }),
  vendor: fc.integer({ min: 0, max: 2 }),
  what: fc.constantFrom('insert', 'delete', 'down', 'up'),
  amount: fc.integer({ min: 1, max: 6 }),
});

describe('a walk to the end over hostile vendors', () => {
  it('brings every row that stays exactly once, none twice, in order, within its calls', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(dialect, dialect, dialect),
        fc.tuple(rowsOf('a'), rowsOf('b'), rowsOf('c')),
        fc.constantFrom(1, 2, 7, 20, 45, 100),
        fc.array(happening, { maxLength: 10 }),
        fc.boolean(),
        async (dialects, rows, first, happenings, filters) => {
          const vendors = ['aa', 'bb', 'cc'].map((name, at) => new HostileVendor(name, rows[at]!, dialects[at]!));
          await walkAndCheck(vendors, first, happenings, filters);
        },
      ),
      again,
    );
  }, 600_000);
});

/**
 * Only a list that is neither ordered nor bounded, one without times that changes meanwhile, one that shrinks under
 * pages of a few rows, or one that loses half of its rows at once, may end in doubt.
 */
function mayDoubt(
  { isTimed, order, hasBounds, ignoresBounds, unitMs, clamp }: Dialect,
  happenings: readonly Happening[],
): boolean {
  if (ignoresBounds || (order !== 'desc' && (!hasBounds || unitMs > 1000))) return true;
  if (happenings.some(({ what, amount }) => what === 'delete' && amount <= 2)) return true;
  return happenings.length > 0 && (!isTimed || (clamp !== null && clamp < 10));
}

function expectOrder({ edges, sources }: ListPage<'LEAD'>): void {
  if (sources.some(({ error }) => error?.message.includes('not proven'))) return;
  const times = edges.map(({ node }) => node.copy.createdAt?.getTime() ?? Number.NEGATIVE_INFINITY);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
}

async function walkAndCheck(
  vendors: HostileVendor[],
  first: number,
  happenings: readonly Happening[],
  filters: boolean,
): Promise<void> {
  const atStart = new Map(vendors.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  const shown: { id: string; vendor: string; time: number | null }[] = [];
  const doubtful = new Set<string>();
  const failed = new Set<string>();
  let after: string | null = null;
  let now = start;
  let inserted = 0;
  let pages = 0;
  const spreads = vendors.map(({ rows }) => new Set(rows.map(({ time }) => time)).size);
  for (;;) {
    for (const { vendor, what, amount } of happenings.filter(({ page }) => page === pages)) {
      const target = vendors[vendor]!;
      if (what === 'down') target.isDown = true;
      if (what === 'up') target.isDown = false;
      if (what === 'delete') target.rows = target.rows.filter((_, at) => at % (amount + 1) !== 0);
      if (what === 'insert') {
        for (let count = 0; count < amount; count += 1) {
          target.rows.push({ id: `${target.name[0]}9${inserted}0`, time: now + 1000 });
          inserted += 1;
        }
      }
    }
    if (pages > 14) vendors.forEach((vendor) => (vendor.isDown = false));
    const before = vendors.map(({ calls }) => calls);
    const page: ListPage<'LEAD'> = await listPage(
      {
        entity: 'LEAD',
        first,
        after,
        vendors: null,
        filterMode: 'STRICT',
        conditionNames: filters ? ['statuses'] : [],
        conditionsFor: () => (filters ? { statuses: ['NEW'] } : {}),
        filterText: String(filters),
      },
      { vendors: connected(vendors), call: aCall(), clock: { now: () => now } },
    );
    expect(page.edges.length).toBeLessThanOrEqual(first);
    expect(page.pageInfo.endCursor.length).toBeLessThanOrEqual(1024);
    page.sources.forEach(({ vendor, status, error }) => {
      if (status === 'PARTIAL' && error?.message.includes('not proven')) doubtful.add(vendor);
      if (status === 'UNAVAILABLE') failed.add(vendor);
    });
    vendors.forEach(({ calls }, at) => expect(calls - before[at]!, 'hard bound').toBeLessThanOrEqual(11));
    expectOrder(page);
    // At the end of a walk that brought less than was counted, two counts tell whether rows without a time are due.
    const hasLost = happenings.some(({ what }) => what === 'delete');
    vendors.forEach(({ dialect, calls, isDown }, at) => {
      const isEasy = dialect.order === 'desc' && dialect.clamp === null && !dialect.ignoresBounds && dialect.isTimed;
      if (isEasy && !isDown && !filters && spreads[at]! > 60 && failed.size === 0) {
        expect(calls - before[at]!, `${JSON.stringify(dialect)}: cost of a page`).toBeLessThanOrEqual(
          2 + (dialect.countsTotal ? 0 : 1) + (dialect.hasBounds && dialect.unitMs <= 1000 && !hasLost ? 0 : 2),
        );
      }
    });
    const rows = page.edges.map(({ node }) => ({
      id: node.ref,
      vendor: node.vendor as string,
      time: node.copy.createdAt?.getTime() ?? null,
    }));
    shown.push(...rows);
    now += 2000;
    pages += 1;
    after = page.pageInfo.endCursor;
    if (process.env['WALK_TRACE'] !== undefined) {
      const cursor = Buffer.from(page.pageInfo.endCursor, 'base64url').toString();
      console.log(
        'PAGE',
        first,
        JSON.stringify(happenings),
        vendors.map(({ calls }) => calls).join(),
        rows.map(({ id }) => id).join(),
        cursor,
      );
    }
    if (!page.pageInfo.hasNextPage) break;
    expect(pages).toBeLessThan(1500);
  }

  const ids = shown.map(({ id }) => id);
  const wanted = [...atStart.values()].filter(({ id }) => !filters || Number(id.slice(1)) % 5 === 0);
  const stillThere = new Set(vendors.flatMap(({ rows }) => rows.map(({ id }) => id)));
  for (const vendor of vendors) {
    const prefix = vendor.name[0]!;
    const own = ids.filter((id) => id.startsWith(prefix));
    if (doubtful.has(vendor.name)) {
      expect(mayDoubt(vendor.dialect, happenings), `${JSON.stringify(vendor.dialect)}: needless doubt`).toBe(true);
      continue;
    }
    // Anchors look three pages on: pages of a few rows under a list that grows by more than that cannot be held.
    if (happenings.length > 0 && (vendor.dialect.clamp ?? 100) < 10) continue;
    expect(new Set(own).size, `${vendor.name}: none twice`).toBe(own.length);
    const missing = wanted.filter(({ id }) => id.startsWith(prefix) && stillThere.has(id) && !own.includes(id));
    expect(missing, `${vendor.name} ${JSON.stringify(vendor.dialect)}: none left out`).toEqual([]);
    if (vendor.dialect.isTimed)
      expect(
        own.filter((id) => !atStart.has(id)),
        `${vendor.name}: nothing that came later`,
      ).toEqual([]);
  }
}
