import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import type { BlacklistEntry } from '../../../records/blacklist-entry.ts';
import type { PagedPart } from '../../list-plan.ts';
import { sobot } from '../adapter.ts';

const sample = JSON.parse(readFileSync(new URL('../fixtures/blacklist.doc.json', import.meta.url), 'utf8')) as {
  items: Record<string, unknown>[];
};
const [listed, forEver, notBlack] = sample.items.map(({ user_id }) => String(user_id)) as [string, string, string];

/** Sobot whose blacklist answers as told; what it was asked is recorded. */
function blacklistOf(answer: (query: URLSearchParams) => object) {
  const asked: Record<string, string>[] = [];
  const vendor = sandboxed(sobot, {
    between: async (request, sandbox) => {
      const { pathname, searchParams } = new URL(request.url);
      if (!pathname.endsWith('query_black_list')) return sandbox(request);
      asked.push(Object.fromEntries(searchParams));
      return Response.json(answer(searchParams));
    },
  });
  const list = vendor.adapter.BLACKLIST_ENTRY!;
  const parts = (conditions: Parameters<typeof list.list>[0]) =>
    list.list(conditions).parts as readonly PagedPart<BlacklistEntry>[];
  return { ...vendor, asked, list, parts, entries: vendor.adapter.CUSTOMER!.blacklistEntries! };
}

it('reads the sample of the document, with its flags that disagree and its zeros that are no times', async () => {
  const [part] = blacklistOf(() => sample).parts({});
  const { rows, total } = await part!.read({ page: 1, size: 15, from: null, to: null }, aCall());
  expect(total).toBe(3);
  expect(rows).toMatchObject([
    { ref: `${listed}.1714298404`, customerRef: listed, nickname: 'local', duration: 'HOURS_48', reason: null },
    {
      customerExternalId: forEver,
      duration: 'FOREVER',
      durationRaw: '-1',
      reason: 'test',
      startsAt: new Date('2024-04-28T09:59:49Z'),
      endsAt: new Date('2027-01-23T09:59:49Z'),
      isBlacklisted: true,
    },
    {
      duration: 'NONE',
      durationRaw: '0',
      startsAt: null,
      endsAt: null,
      isBlacklisted: false,
      isCustomerBlacklisted: true,
    },
  ]);
});

it('asks for one customer, one type and seconds; several customers by a part each, several types not at all', async () => {
  const vendor = blacklistOf(() => sample);
  const [one] = vendor.parts({ customerIds: [listed], durations: ['FOREVER'] });
  await one!.read({ page: 2, size: 10, from: 1_714_298_404_000, to: 1_714_298_405_999 }, aCall());
  expect(vendor.asked).toEqual([
    {
      user_id: listed,
      black_type: '-1',
      start_time: '1714298404',
      end_time: '1714298405',
      page_no: '2',
      page_size: '10',
    },
  ]);
  const plan = vendor.list.list({ customerIds: ['b', 'a', 'b'], durations: ['HOURS_24', 'HOURS_48'], startsAt: {} });
  expect(plan.parts.map(({ key }) => key)).toEqual(['customer.0', 'customer.1']);
  expect(plan.handling).toEqual({ customerIds: 'PUSHED_DOWN', durations: 'APPLIED_HERE', startsAt: 'PUSHED_DOWN' });
  expect(vendor.list.list({ durations: ['NONE'] }).handling).toEqual({ durations: 'APPLIED_HERE' });
});

it('counts nothing by a filter, which the sample shows to be passed over', () => {
  const { parts } = blacklistOf(() => sample);
  expect(parts({})[0]!.totalIsExact).toBe(true);
  expect(parts({ customerIds: ['a'] })[0]!.totalIsExact).toBe(false);
  expect(parts({ durations: ['HOURS_24'] })[0]!.totalIsExact).toBe(false);
});

it('finds the entry that holds for a customer, and none where it does not hold or is of somebody else', async () => {
  const vendor = blacklistOf(() => sample);
  const found = await vendor.entries.of([forEver, notBlack, 'nobody'], aCall());
  expect([...found].map(([owner, entry]) => [owner, entry.reason])).toEqual([[forEver, 'test']]);
  expect(vendor.asked.map(({ user_id }) => user_id)).toEqual([forEver, notBlack, 'nobody']);
});

it('says PARTIAL, not none, where ten pages did not show a customer', async () => {
  const vendor = blacklistOf(() => ({ ...sample, total_count: 1000 }));
  await expect(vendor.entries.of(['nobody'], aCall())).rejects.toMatchObject({ kind: 'PARTIAL' });
  expect(vendor.asked).toHaveLength(10);
});

it('lists what the sandbox keeps, and finds each customer of it who is black', async () => {
  const { adapter } = sandboxed(sobot);
  const [part] = adapter.BLACKLIST_ENTRY!.list({}).parts as readonly PagedPart<BlacklistEntry>[];
  const { rows } = await part!.read({ page: 1, size: 100, from: null, to: null }, aCall());
  const holding = rows.find(({ isBlacklisted }) => isBlacklisted === true)!;
  const found = await adapter.CUSTOMER!.blacklistEntries!.of([holding.customerRef], aCall());
  expect(found.get(holding.customerRef)?.ref).toBe(holding.ref);
});
