import { describe, expect, it } from 'vitest';
import { BadCursor, listPage, type ListRequest } from '../../src/lists/list-page.ts';
import type { ConditionsOf } from '../../src/vendors/adapter.ts';
import { aCall } from '../support/http-over.ts';
import { connected, type Dialect, HostileVendor, type Row } from './hostile-vendor.ts';

const now = Date.UTC(2026, 5, 1);
const polite: Dialect = {
  order: 'desc',
  unitMs: 1000,
  clamp: null,
  countsTotal: true,
  ignoresBounds: false,
  hasBounds: true,
  isTimed: true,
};
const rows = (prefix: string, count: number, everyMs = 60_000): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at}`, time: now - at * everyMs }));

function ask(vendors: readonly HostileVendor[], request: Partial<ListRequest<'LEAD'>> = {}) {
  return listPage(
    {
      entity: 'LEAD',
      first: 10,
      after: null,
      vendors: null,
      filterMode: 'STRICT',
      conditionNames: [],
      conditionsFor: () => ({}),
      filterText: '',
      ...request,
    },
    { vendors: connected(vendors), call: aCall(), clock: { now: () => now } },
  );
}

const filtered = (conditions: ConditionsOf['LEAD']): Partial<ListRequest<'LEAD'>> => ({
  conditionNames: Object.keys(conditions),
  conditionsFor: () => conditions,
  filterText: JSON.stringify(conditions),
});

describe('a list across vendors', () => {
  it('merges newest first and asks each vendor once for a page', async () => {
    const [a, b] = [new HostileVendor('aa', rows('a', 30), polite), new HostileVendor('bb', rows('b', 30), polite)];
    const page = await ask([a, b], { first: 4 });
    expect(page.edges.map(({ node }) => node.ref)).toEqual(['a0', 'b0', 'a1', 'b1']);
    expect([a.calls, b.calls]).toEqual([1, 1]);
    expect(page.totalCount).toBe(60);
  });

  it('goes on from the last row by time, again with one call', async () => {
    const vendor = new HostileVendor('aa', rows('a', 50), polite);
    const first = await ask([vendor], { first: 20 });
    vendor.rows = [...rows('x', 5).map((row) => ({ ...row, time: now + 5_000 })), ...vendor.rows.slice(7)];
    const second = await ask([vendor], { first: 20, after: first.pageInfo.endCursor });
    expect(second.edges.map(({ node }) => node.ref)).toEqual(Array.from({ length: 20 }, (_, at) => `a${at + 20}`));
    expect(vendor.calls).toBe(2);
  });

  it('goes on behind any edge', async () => {
    const vendor = new HostileVendor('aa', rows('a', 30), polite);
    const page = await ask([vendor], { first: 20 });
    const next = await ask([vendor], { first: 3, after: page.edges[6]!.cursor });
    expect(next.edges.map(({ node }) => node.ref)).toEqual(['a7', 'a8', 'a9']);
  });

  it('has an end cursor on an empty page, and knows that nothing is there', async () => {
    const page = await ask([new HostileVendor('aa', [], polite)]);
    expect(page).toMatchObject({ edges: [], totalCount: 0, pageInfo: { hasNextPage: false, startCursor: null } });
    expect(page.pageInfo.endCursor).not.toBe('');
  });

  it('refuses a cursor of another filter', async () => {
    const vendor = new HostileVendor('aa', rows('a', 30), polite);
    const page = await ask([vendor]);
    await expect(ask([vendor], { filterText: 'other', after: page.pageInfo.endCursor })).rejects.toThrow(BadCursor);
    expect(vendor.calls).toBe(1);
  });
});

describe('a failed vendor', () => {
  it('keeps its place, costs the others nothing, and says when to come back', async () => {
    const [a, b] = [new HostileVendor('aa', rows('a', 8), polite), new HostileVendor('bb', rows('b', 8), polite)];
    b.isDown = true;
    const page = await ask([a, b]);
    expect(page.edges.map(({ node }) => node.ref)).toEqual(rows('a', 8).map(({ id }) => id));
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(page.totalCount).toBeNull();
    expect(page.sources[1]).toMatchObject({ status: 'UNAVAILABLE', returned: 0, retryAfterMs: 1000 });
    b.isDown = false;
    const next = await ask([a, b], { after: page.pageInfo.endCursor });
    expect(next.edges.map(({ node }) => node.ref)).toEqual(rows('b', 8).map(({ id }) => id));
    expect(next.pageInfo.hasNextPage).toBe(false);
  });

  it('does not end the list when all are down', async () => {
    const vendor = new HostileVendor('aa', rows('a', 8), polite);
    vendor.isDown = true;
    const page = await ask([vendor]);
    expect(page).toMatchObject({ edges: [], totalCount: null, knownCount: 0, pageInfo: { hasNextPage: true } });
    expect(page.sources[0]?.retryAfterMs).toBe(1000);
  });
});

describe('a filter', () => {
  it('that a vendor cannot honour keeps it from being called under STRICT', async () => {
    const vendor = new HostileVendor('aa', rows('a', 8), polite);
    const page = await ask([vendor], filtered({ name: 'Li', statuses: ['NEW'] }));
    expect(vendor.calls).toBe(0);
    expect(page.sources[0]).toMatchObject({
      status: 'UNSUPPORTED',
      filters: [
        { field: 'name', handling: 'REFUSED' },
        { field: 'statuses', handling: 'APPLIED_HERE' },
      ],
    });
    expect(page).toMatchObject({ totalCount: null, pageInfo: { hasNextPage: false } });
  });

  it('that a vendor cannot honour is left out under BEST_EFFORT, and the page says PARTIAL', async () => {
    const vendor = new HostileVendor('aa', rows('a', 8), polite);
    const page = await ask([vendor], { ...filtered({ name: 'Li', statuses: ['NEW'] }), filterMode: 'BEST_EFFORT' });
    expect(page.edges.map(({ node }) => node.ref)).toEqual(['a0', 'a5']);
    expect(page.sources[0]).toMatchObject({
      status: 'PARTIAL',
      filters: [{ handling: 'IGNORED' }, { handling: 'APPLIED_HERE' }],
    });
  });

  it('applied here reads five vendor pages at most, then gives a short page that is not the last', async () => {
    const vendor = new HostileVendor(
      'aa',
      rows('a', 500).map((row, at) => ({ ...row, id: `a${at * 5 + 1}` })),
      polite,
    );
    vendor.rows.push({ id: 'a5', time: now - 400 * 60_000 - 1_000 });
    const page = await ask([vendor], filtered({ statuses: ['NEW'] }));
    expect(vendor.calls).toBe(5);
    expect(page).toMatchObject({ edges: [], totalCount: null, pageInfo: { hasNextPage: true } });
    expect(page.sources[0]?.status).toBe('PARTIAL');
    let after = page.pageInfo.endCursor;
    const found: string[] = [];
    for (let pages = 0; pages < 20 && found.length === 0; pages += 1) {
      const next = await ask([vendor], { ...filtered({ statuses: ['NEW'] }), after });
      found.push(...next.edges.map(({ node }) => node.ref));
      after = next.pageInfo.endCursor;
    }
    expect(found).toEqual(['a5']);
  });

  it('pushed to the vendor is checked again here, and its bounds go out one unit wider', async () => {
    const vendor = new HostileVendor('aa', rows('a', 10, 1000), polite);
    const range = { gte: new Date(now - 5_000), lt: new Date(now - 2_000) };
    const page = await ask([vendor], filtered({ createdAt: range }));
    expect(page.edges.map(({ node }) => node.ref)).toEqual(['a3', 'a4', 'a5']);
    expect(vendor.asks[0]).toMatchObject({ from: now - 6_000, to: now - 2_000 });
    expect(page.totalCount).toBe(3);
  });

  it('that names only things of other vendors is answered without a call', async () => {
    const vendor = new HostileVendor('aa', rows('a', 10), polite);
    const page = await ask([vendor], { conditionNames: ['owners'], conditionsFor: () => null });
    expect(vendor.calls).toBe(0);
    expect(page.sources[0]).toMatchObject({ status: 'OK', returned: 0, totalCount: 0, latencyMs: null });
  });
});

describe('a vendor that does not sort', () => {
  it('is read whole and sorted here where one reply holds all', async () => {
    const vendor = new HostileVendor('aa', rows('a', 12), { ...polite, order: 'asc' });
    const page = await ask([vendor]);
    expect(page.edges.map(({ node }) => node.ref)).toEqual(rows('a', 10).map(({ id }) => id));
    expect(page.sources[0]?.status).toBe('OK');
    expect(vendor.calls).toBe(1);
  });

  it('is walked by windows of time where it filters by time', async () => {
    const vendor = new HostileVendor('aa', rows('a', 400), { ...polite, order: 'hash' });
    const page = await ask([vendor]);
    expect(page.edges.map(({ node }) => node.ref)).toEqual(rows('a', 10).map(({ id }) => id));
    expect(page.sources[0]?.status).toBe('OK');
    const next = await ask([vendor], { after: page.pageInfo.endCursor });
    expect(next.edges[0]?.node.ref).toBe('a10');
  });

  it('says PARTIAL where it neither sorts nor filters by time and is too large to be read whole', async () => {
    const vendor = new HostileVendor('aa', rows('a', 2_000), { ...polite, order: 'asc', hasBounds: false });
    const page = await ask([vendor]);
    expect(page.sources[0]).toMatchObject({ status: 'PARTIAL', totalCount: null });
  });
});

describe('rows without a time', () => {
  const untimed = ['a7000', 'a7001', 'a7002'].map((id) => ({ id, time: Number.NEGATIVE_INFINITY }));

  it.each([
    ['that sorts', 'desc', 3],
    ['that does not sort', 'hash', 8],
  ] as const)('come last from a vendor %s, though its time bounds leave them out', async (_name, order, most) => {
    const vendor = new HostileVendor('aa', [...rows('a', 120), ...untimed], { ...polite, order });
    const shown: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const before = vendor.calls;
      const page = await ask([vendor], { first: 20, after });
      shown.push(...page.edges.map(({ node }) => node.ref));
      expect(page.sources[0]).toMatchObject({ status: 'OK', totalCount: 123 });
      expect(vendor.calls - before).toBeLessThanOrEqual(page.pageInfo.hasNextPage ? most : most + 3);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(shown.slice(0, 120)).toEqual(rows('a', 120).map(({ id }) => id));
    expect(shown.slice(120).toSorted()).toEqual(untimed.map(({ id }) => id));
  });
});

describe('a vendor that counts wrongly', () => {
  it('is not believed: its total is null, and the walk still ends', async () => {
    const vendor = new HostileVendor('aa', rows('a', 3), { ...polite, claims: 40 });
    const page = await ask([vendor]);
    expect(page.edges).toHaveLength(3);
    expect(page.sources[0]).toMatchObject({ status: 'PARTIAL', totalCount: null });
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  it('but sends no rows is not taken for empty', async () => {
    const page = await ask([new HostileVendor('aa', [], { ...polite, claims: 5 })]);
    expect(page.totalCount).toBeNull();
    expect(page.sources[0]).toMatchObject({ status: 'PARTIAL', returned: 0, totalCount: null });
  });
});
