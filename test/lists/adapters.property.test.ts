import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListPage } from '../../src/lists/list-page.ts';
import {
  type Happening,
  happening,
  ingredients,
  type Ingredients,
  type ListedEntity,
  start,
  vendorsOf,
} from './hostile/arbitraries.ts';
import { isBeyondHolding, isWellBehaved, mayDoubt } from './hostile/expectations.ts';
import type { HostileList } from './hostile/hostile-list.ts';
import { Walk } from './hostile/walk.ts';
import { doubtfulOf, newestFirst, type Row, rowsOf, World } from './hostile/world.ts';

const runs = Math.ceil(Number(process.env['WALKS'] ?? 150) / 7);

// A failure is run again with the seed and path that it printed: WALK_SEED=… WALK_PATH=… and the name of its test (-t).
const again = {
  numRuns: runs,
  ...(process.env['WALK_SEED'] === undefined ? {} : { seed: Number(process.env['WALK_SEED']) }),
  ...(process.env['WALK_PATH'] === undefined ? {} : { path: process.env['WALK_PATH'], endOnFailure: true }),
};

const kinds = ['LEAD', 'CUSTOMER', 'FOLLOW_UP', 'TASK'] as const satisfies ListedEntity[];
const pageSizes = fc.constantFrom(3, 7, 20, 45, 100);

/** The most calls that one list may cost one page: eight, one that was due, and two counts at the end. */
const hardBound = 11;

describe.each(kinds)('a walk over %s of hostile vendors, through the real adapters', (entity) => {
  it('brings every row that stays exactly once, none twice, in order, within its calls', async () => {
    await fc.assert(
      fc.asyncProperty(
        ingredients,
        pageSizes,
        fc.array(happening, { maxLength: 8 }),
        fc.record({ page: fc.nat(4), edge: fc.nat(99) }),
        async (from, first, happenings, turn) => {
          await using world = await aWorld(entity, from);
          await walkAndCheck(world, first, happenings, turn);
        },
      ),
      again,
    );
  }, 600_000);

  it('ends for a client that honours retryAfterMs, though a vendor stays dead', async () => {
    await fc.assert(
      fc.asyncProperty(ingredients, pageSizes, fc.nat(3), fc.nat(4), async (from, first, list, page) => {
        await using world = await aWorld(entity, from);
        await walkOverDeadVendor(world, first, world.lists[list % world.lists.length]!, page);
      }),
      { ...again, numRuns: Math.ceil(runs / 3) },
    );
  }, 600_000);
});

async function aWorld<E extends ListedEntity>(entity: E, from: Ingredients) {
  const time = { now: start };
  const vendors = await vendorsOf[entity](from, { now: () => time.now });
  const world = new World(entity, vendors, time, entity === 'FOLLOW_UP' && from.isTargeted);
  const close = async () => {
    for (const vendor of vendors) await vendor.close?.();
  };
  return Object.assign(world, { time, [Symbol.asyncDispose]: close });
}

type AWorld = Awaited<ReturnType<typeof aWorld<ListedEntity>>>;

async function walkAndCheck(
  world: AWorld,
  first: number,
  happenings: readonly Happening[],
  turn: { readonly page: number; readonly edge: number },
): Promise<void> {
  const walk = new Walk(world);
  let after: string | null = null;
  for (let number = 0; ; number += 1) {
    for (const one of happenings.filter(({ page }) => page === number)) await happen(world, one);
    if (number > 10) world.lists.forEach((list) => (list.trouble = null));
    const before = world.lists.map(({ calls }) => calls);
    const page: ListPage<ListedEntity> = await world.page(first, after);
    walk.add(page);
    checkPage(page, first, world);
    checkCost(world, before, walk, happenings);
    checkCounts(page, walk, happenings);
    if (number === turn.page && page.edges.length > 0) await turnOff(world, page, first, turn.edge, walk, happenings);
    world.time.now += 2000;
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) break;
    expect(number, 'pages of a walk').toBeLessThan(600);
  }
  checkWalk(world, walk, happenings);
}

async function happen(world: AWorld, { page, list: number, what, amount }: Happening): Promise<void> {
  const list = world.lists[number % world.lists.length]!;
  if (page === 0 && (what === 'insert' || what === 'delete')) return;
  if (what === 'insert') for (let count = 0; count < amount; count += 1) await list.insert(world.time.now + 1000);
  else if (what === 'delete') list.deleteEvery(amount + 1);
  else list.trouble = what === 'heal' ? null : what;
}

function checkPage(page: ListPage<ListedEntity>, first: number, world: AWorld): void {
  const { edges, pageInfo, sources } = page;
  expect(edges.length).toBeLessThanOrEqual(first);
  for (const cursor of [...edges.map((edge) => edge.cursor), pageInfo.endCursor]) {
    expect(cursor.length, 'length of a cursor').toBeLessThanOrEqual(1024);
  }
  expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? pageInfo.endCursor);
  for (const { vendor, status, retryAfterMs, error } of sources) {
    const isInTrouble = world.vendors.some(({ name, lists }) => name === vendor && lists.some((list) => list.trouble));
    if (!isInTrouble) expect(['OK', 'PARTIAL'], `${vendor}: ${error?.message}`).toContain(status);
    if (!isInTrouble) expect(retryAfterMs, `${vendor}: no trouble, no waiting`).toBeNull();
    if (retryAfterMs !== null) expect(pageInfo.hasNextPage, 'a failed vendor keeps its place').toBe(true);
  }
}

function checkCost(world: AWorld, before: readonly number[], { failed }: Walk, happenings: readonly Happening[]): void {
  // At the end of a walk that brought less than was counted, two counts tell whether rows without a time are due.
  const usual = happenings.some(({ what }) => what === 'delete') ? 4 : 2;
  for (const { name, lists } of world.vendors) {
    for (const list of lists) {
      const cost = list.calls - before[world.lists.indexOf(list)]!;
      expect(cost, `${name}: hard bound of calls`).toBeLessThanOrEqual(hardBound);
      if (isWellBehaved(list) && failed.size === 0) expect(cost, `${name}: calls of a page`).toBeLessThanOrEqual(usual);
    }
  }
}

/** Counts are exact or null. What is counted while rows come and go is not judged. */
function checkCounts(page: ListPage<ListedEntity>, walk: Walk, happenings: readonly Happening[]): void {
  if (happenings.some(({ what }) => what === 'insert' || what === 'delete')) return;
  if (walk.doubtful.size === 0) expect(page.knownCount).toBeLessThanOrEqual(walk.atStart.length);
  if (page.totalCount !== null) expect(page.totalCount, 'totalCount').toBe(walk.atStart.length);
  for (const { vendor, totalCount } of page.sources) {
    const own = walk.atStart.filter((row) => row.vendor === vendor);
    if (totalCount !== null) expect(totalCount, `${vendor}: totalCount`).toBe(own.length);
  }
}

/** Goes on from an edge in the middle, in a world where nothing happens: exactly the rows behind that edge come. */
async function turnOff(
  world: AWorld,
  page: ListPage<ListedEntity>,
  first: number,
  edge: number,
  { shown, atStart, doubtful }: Walk,
  happenings: readonly Happening[],
): Promise<void> {
  if (world.lists.some(({ trouble }) => trouble !== null)) return;
  const number = edge % page.edges.length;
  const behind = rowsOf(page).slice(number + 1);
  const passed = new Set(shown.slice(0, shown.length - behind.length).map(({ key }) => key));
  const came: Row[] = [];
  const doubted = new Set(doubtful);
  let after: string | null = page.edges[number]!.cursor;
  for (let pages = 0; after !== null; pages += 1) {
    expect(pages, 'pages of a walk').toBeLessThan(600);
    const next: ListPage<ListedEntity> = await world.page(first, after);
    came.push(...rowsOf(next));
    for (const vendor of doubtfulOf(next)) doubted.add(vendor);
    after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
  }
  const started = new Set(atStart.map(({ key }) => key));
  const isJudged = ({ key, vendor }: Row) => !doubted.has(vendor) && started.has(key);
  const wanted = world.rows().filter((row) => isJudged(row) && !passed.has(row.key));
  const keys = (rows: readonly Row[]) => rows.map(({ key }) => key).toSorted();
  const gone = new Set(world.rows().map(({ key }) => key));
  const brought = came.filter((row) => isJudged(row) && gone.has(row.key));
  expect(keys(brought), `rows behind an edge ${JSON.stringify(happenings)}`).toEqual(keys(wanted));
}

function checkWalk(world: AWorld, walk: Walk, happenings: readonly Happening[]): void {
  const { shown, atStart, doubtful, failed } = walk;
  for (const page of walk.pages) {
    const times = page.filter(({ vendor }) => !doubtful.has(vendor)).map(({ time }) => time);
    expect(times, 'order within a page').toEqual(newestFirst(times));
  }
  const there = new Set(world.rows().map(({ key }) => key));
  const started = new Set(atStart.map(({ key }) => key));
  for (const { name, lists } of world.vendors) {
    const own = shown.filter(({ vendor }) => vendor === name);
    const about = `${name} ${JSON.stringify(lists.map(({ dialect }) => dialect))}`;
    if (doubtful.has(name)) {
      expect(
        lists.some((list) => mayDoubt(list, happenings)),
        `${about}: needless doubt`,
      ).toBe(true);
      continue;
    }
    if (lists.some((list) => isBeyondHolding(list, happenings))) continue;
    const keys = own.map(({ key }) => key);
    expect(keys.length, `${about}: none twice`).toBe(new Set(keys).size);
    const missing = atStart.filter(({ vendor, key }) => vendor === name && there.has(key) && !keys.includes(key));
    expect(missing, `${about}: none left out`).toEqual([]);
    const later = own.filter(({ key, time }) => time !== null && !started.has(key));
    expect(later, `${about}: nothing that came later`).toEqual([]);
    if (!failed.has(name)) {
      const times = own.map(({ time }) => time);
      expect(times, `${about}: order over the whole walk`).toEqual(newestFirst(times));
    }
  }
}

/** The client's rule: stop at an empty page that leaves everything where it was and says when to come back. */
async function walkOverDeadVendor(world: AWorld, first: number, dead: HostileList, diesAt: number): Promise<void> {
  const walk = new Walk(world);
  const mostPages = 40 + 12 * Math.ceil(walk.atStart.length / first);
  let after: string | null = null;
  for (let number = 0; ; number += 1) {
    if (number === diesAt) dead.trouble = 'reset';
    const page: ListPage<ListedEntity> = await world.page(first, after);
    walk.add(page);
    const hasMoved = page.pageInfo.endCursor !== after;
    after = page.pageInfo.endCursor;
    world.time.now += 2000;
    if (!page.pageInfo.hasNextPage) break;
    if (page.edges.length === 0 && !hasMoved) {
      expect(
        page.sources.some(({ retryAfterMs }) => (retryAfterMs ?? 0) > 0),
        'says when to come back',
      ).toBe(true);
      break;
    }
    expect(number, 'pages before the client may stop').toBeLessThan(mostPages);
  }
  const { name: deadName, lists } = world.vendors.find((vendor) => vendor.lists.includes(dead))!;
  const alive = walk.atStart.filter(({ vendor }) => vendor !== deadName && !walk.doubtful.has(vendor));
  const keys = walk.shown.map(({ key }) => key);
  expect(
    alive.filter(({ key }) => !keys.includes(key)),
    'rows of the others',
  ).toEqual([]);
  // A vendor has one word to say: where a part of it is dead, the doubt about another goes unsaid.
  const isSilent = lists.some((list) => mayDoubt(list, []));
  const vouched = walk.shown.filter(({ vendor }) => !walk.doubtful.has(vendor) && !(isSilent && vendor === deadName));
  expect(new Set(vouched.map(({ key }) => key)).size, 'none twice').toBe(vouched.length);
}
