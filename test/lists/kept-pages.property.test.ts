// Walks over pages of which some are kept from an earlier reading and others are read anew.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { listPage, type ListPage } from '../../src/lists/list-page.ts';
import type { Call } from '../../src/vendors/call.ts';
import type { PageAsk, PageReply, PagedPart } from '../../src/vendors/list-plan.ts';
import type { Lead } from '../../src/records/lead.ts';
import { aCall } from '../support/http-over.ts';
import { connected, HostileVendor, type Dialect } from './hostile-vendor.ts';

const start = Date.UTC(2026, 5, 1);
const ttlMs = 60_000;
const runs = Number(process.env['WALKS'] ?? 150);

/** A vendor whose replies are kept for a minute, as the transport keeps them. */
class KeptVendor extends HostileVendor {
  now = start;
  readonly #kept = new Map<string, PageReply<Lead>>();

  override get part(): PagedPart<Lead> {
    const live = super.part;
    return { ...live, read: (ask, call) => this.#read(live, ask, call) };
  }

  async #read(live: PagedPart<Lead>, ask: PageAsk, call: Call): Promise<PageReply<Lead>> {
    const key = JSON.stringify(ask);
    const kept = this.#kept.get(key);
    const isKept = kept !== undefined && call.needsLive !== true && this.now - kept.fetchedAt.getTime() < ttlMs;
    const reply = isKept ? kept : { ...(await live.read(ask, call)), fetchedAt: new Date(this.now) };
    this.#kept.set(key, reply);
    const servedFrom = isKept ? 'CACHE' : 'LIVE';
    call.onReply?.({ vendor: this.name, servedFrom, fetchedAt: reply.fetchedAt, failure: null });
    return reply;
  }
}

/** What happens before a page is read: time goes by, rows go and come. */
interface Happening {
  readonly ms: number;
  readonly deletes: readonly number[];
  readonly inserts: number;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  ms: fc.constantFrom(10, 4000, 15_000, 40_000),
  deletes: fc.array(fc.nat(), { maxLength: 3 }),
  inserts: fc.constantFrom(0, 0, 1, 3),
});

const dialect: fc.Arbitrary<Dialect> = fc.record({
  order: fc.constantFrom('desc', 'desc', 'asc', 'hash'),
  unitMs: fc.constantFrom(1000, 86_400_000),
  clamp: fc.constantFrom(null, null, 15),
  countsTotal: fc.boolean(),
  ignoresBounds: fc.constant(false),
  hasBounds: fc.boolean(),
  isTimed: fc.constantFrom(true, true, false),
});

const rowsOf = (count: number, spread: number, seed: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `a${at}`,
    time: start - 60_000 - ((Math.imul(at + 1, 2_654_435_761 ^ seed) >>> 0) % spread) * 1000,
  }));

it('brings every row that stays exactly once, and none twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      dialect,
      fc.integer({ min: 0, max: 260 }),
      fc.constantFrom(5, 60, 8_640_000),
      fc.nat(),
      fc.constantFrom(7, 20, 100),
      fc.array(happening, { minLength: 1, maxLength: 12 }),
      async (spoken, count, spread, seed, first, happenings) => {
        const vendor = new KeptVendor('aa', rowsOf(count, spread, seed), spoken);
        const next = happen(vendor, happenings);
        // Another reader has looked at some pages before.
        await walk(vendor, first, next, 1 + (seed % 3));
        const { shown, isDoubtful } = await walk(vendor, first, next, 1500);
        if (isDoubtful) return;
        expect(new Set(shown).size, 'none twice').toBe(shown.length);
        const there = new Set(vendor.rows.map(({ id }) => id));
        const missing = rowsOf(count, spread, seed).filter(({ id }) => there.has(id) && !shown.includes(id));
        expect(missing, 'none left out').toEqual([]);
      },
    ),
    {
      numRuns: runs,
      ...(process.env['WALK_SEED'] === undefined ? {} : { seed: Number(process.env['WALK_SEED']) }),
    },
  );
}, 600_000);

/** Lets happen what is due before each page. */
function happen(vendor: KeptVendor, happenings: readonly Happening[]): () => void {
  let inserted = 0;
  let page = 0;
  return () => {
    const { ms, deletes, inserts } = happenings[page++ % happenings.length]!;
    vendor.now += ms;
    // What changes within a moment can be lost between two live pages, too.
    if (ms < 5000 || page > happenings.length * 2) return;
    const gone = new Set(deletes.map((at) => at % Math.max(1, vendor.rows.length)));
    vendor.rows = vendor.rows.filter((_, at) => !gone.has(at));
    for (let count = 0; count < inserts; count += 1) vendor.rows.push({ id: `a9${inserted++}0`, time: vendor.now });
  };
}

async function walk(vendor: KeptVendor, first: number, next: () => void, mostPages: number) {
  const shown: string[] = [];
  let isDoubtful = false;
  let after: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    next();
    const page: ListPage<'LEAD'> = await listPage(
      {
        entity: 'LEAD',
        first,
        after,
        vendors: null,
        filterMode: 'STRICT',
        conditionNames: [],
        conditionsFor: () => ({}),
        filterText: '',
      },
      { vendors: connected([vendor]), call: aCall(), clock: { now: () => vendor.now } },
    );
    shown.push(...page.edges.map(({ node }) => node.ref));
    isDoubtful ||= page.sources.some(({ status }) => status === 'PARTIAL');
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) break;
  }
  return { shown, isDoubtful };
}
