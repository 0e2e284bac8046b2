import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import { listPage, type ListPage } from '../../../lists/list-page.ts';
import type { ConnectedVendors } from '../../connected.ts';
import { sobot } from '../adapter.ts';

const end = Date.parse('2026-10-01T00:00:00Z') / 1000;
const month = 30 * 86_400;

/** How the endpoint (S28) may behave: its document says nothing of all this. */
interface Model {
  readonly order: 'newest' | 'oldest' | 'any';
  readonly rowsInReply: number;
  readonly includesEnd: boolean;
}

interface Assignment {
  readonly customer: string;
  readonly at: number;
}

const models: fc.Arbitrary<Model> = fc.record({
  order: fc.constantFrom('newest', 'newest', 'oldest', 'any'),
  rowsInReply: fc.constantFrom(15, 15, 10, 20),
  includesEnd: fc.constantFrom(true, true, false),
});

/** Clusters of assignments: many at once, over minutes, over the month. */
const assigned: fc.Arbitrary<Assignment[]> = fc
  .array(
    fc.record({
      count: fc.constantFrom(1, 3, 9, 14, 30),
      spread: fc.constantFrom(1, 30, 3600, month),
      before: fc.integer({ min: 1, max: month - 1 }),
      seed: fc.nat(),
    }),
    { maxLength: 6 },
  )
  .map((clusters) =>
    clusters.flatMap(({ count, spread, before, seed }, cluster) =>
      Array.from({ length: count }, (_, index) => ({
        customer: `c${cluster}x${index}`,
        at: end - 1 - ((before + ((Math.imul(index + 1, 2_654_435_761 ^ seed) >>> 0) % spread)) % month),
      })),
    ),
  );

const scramble = (text: string): number =>
  text.split('').reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0, 7);

function answer(rows: readonly Assignment[], ask: { start_time: number; end_time: number }, model: Model) {
  const { order, rowsInReply, includesEnd } = model;
  const found = rows
    .filter(({ at }) => at >= ask.start_time && (includesEnd ? at <= ask.end_time : at < ask.end_time))
    .toSorted((a, b) =>
      order === 'any' || a.at === b.at
        ? scramble(a.customer) - scramble(b.customer)
        : (a.at - b.at) * (order === 'newest' ? -1 : 1),
    );
  const items = found
    .slice(0, rowsInReply)
    .map(({ customer, at }) => ({ companyid: 'k', userid: customer, nick: customer, assign_time: at }));
  const page_count = Math.ceil(found.length / rowsInReply);
  return { items, page_no: 1, page_count, total_count: found.length, page_size: rowsInReply, ret_code: '000000' };
}

/** Walks an agent's month to its end over the model. */
async function walk(rows: readonly Assignment[], model: Model, first: number) {
  const vendor = sandboxed(sobot, {
    between: async (request, sandbox) =>
      request.url.endsWith('cus_distribute_records')
        ? Response.json(answer(rows, await request.json(), model))
        : sandbox(request),
  });
  const vendors = new Map([
    ['sobot', { name: 'sobot', definition: sobot, adapter: vendor.adapter }],
  ]) as unknown as ConnectedVendors;
  const conditions = { owner: 'agent', assignedAt: { gte: new Date((end - month) * 1000), lt: new Date(end * 1000) } };
  const pages: { page: ListPage<'CUSTOMER_ASSIGNMENT'>; calls: number }[] = [];
  for (let after: string | null = null; ;) {
    const page: ListPage<'CUSTOMER_ASSIGNMENT'> = await listPage(
      {
        entity: 'CUSTOMER_ASSIGNMENT',
        first,
        after,
        vendors: ['sobot'],
        filterMode: 'STRICT',
        conditionNames: ['owner', 'assignedAt'],
        conditionsFor: () => conditions,
        filterText: '',
      },
      { vendors, call: aCall(), clock: { now: () => vendor.time.now } },
    );
    pages.push({ page, calls: vendor.newCalls().filter((name) => name.endsWith('records')).length });
    if (!page.pageInfo.hasNextPage) return pages;
    expect(pages.length).toBeLessThan(600);
    after = page.pageInfo.endCursor;
  }
}

const isDoubtful = ({ sources }: ListPage<'CUSTOMER_ASSIGNMENT'>): boolean =>
  sources.some(({ error }) => error?.message.includes('not proven'));

it('brings every assignment exactly once, latest first, or says that this is not proven', async () => {
  await fc.assert(
    fc.asyncProperty(models, assigned, fc.constantFrom(5, 20, 100), async (model, rows, first) => {
      const pages = await walk(rows, model, first);
      const shown = pages.flatMap(({ page }) => page.edges.map(({ node }) => node));
      for (const { page, calls } of pages) {
        expect(calls).toBeLessThanOrEqual(9);
        expect(page.sources.map(({ status }) => status === 'OK' || status === 'PARTIAL')).toEqual([true]);
      }
      const refs = shown.map(({ ref }) => ref);
      expect(new Set(refs).size).toBe(refs.length);
      const perSecond = Map.groupBy(rows, ({ at }) => at);
      const fits = [...perSecond.values()].every(({ length }) => length <= model.rowsInReply);
      if (pages.some(({ page }) => isDoubtful(page))) {
        expect(fits && model.includesEnd, 'needless doubt').toBe(false);
        return;
      }
      const times = shown.map(({ copy }) => copy.assignedAt!.getTime());
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      expect(refs.toSorted()).toEqual(rows.map(({ customer, at }) => `${customer}.${at}`).toSorted());
    }),
    { numRuns: 300 },
  );
}, 120_000);
