import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import { sobot } from '../adapter.ts';

const env = { SOBOT_SWEEP_MINUTES: '5', SOBOT_MAX_PAGE_SIZE: '20' };
const span = { from: new Date('2025-11-01T00:00:00Z'), to: new Date('2026-11-01T00:00:00Z') };

/** A vendor that shows these pages of customers, whatever is asked for. */
const showing = (pages: readonly (readonly object[])[], total: number | null) =>
  sandboxed(sobot, {
    env,
    between: (request, sandbox) => {
      const { pathname, searchParams } = new URL(request.url);
      if (!pathname.endsWith('user/list_by_page')) return sandbox(request);
      const items = pages[Number(searchParams.get('page_no')) - 1] ?? [];
      return Promise.resolve(Response.json({ ret_code: '000000', items, total_count: total }));
    },
  });

const listCalls = (vendor: ReturnType<typeof sandboxed>) =>
  vendor.calls.filter(({ endpoint }) => endpoint === 'user/list_by_page').map(({ query }) => query);

it('is not offered unless it is switched on', () => {
  expect(sandboxed(sobot).adapter.sweep).toBeUndefined();
  expect(sandboxed(sobot, { env }).adapter.sweep).toMatchObject({ entity: 'CUSTOMER', everyMs: 300_000 });
});

it('finds every customer of the sandbox that was changed within the span, page by page', async () => {
  const vendor = sandboxed(sobot, { env });
  const { rows, until } = await vendor.adapter.sweep!.changed(span, aCall());
  expect(until).toEqual(span.to);
  expect(rows.length).toBeGreaterThan(20);
  expect(new Set(rows.map(({ ref }) => ref)).size).toBe(rows.length);
  expect(listCalls(vendor)).toHaveLength(Math.ceil(rows.length / 20));
  const seconds = (date: Date, more: number) => String(date.getTime() / 1000 + more);
  expect(listCalls(vendor)[0]).toMatchObject({
    update_start_time: seconds(span.from, -1),
    update_end_time: seconds(span.to, 1),
  });
});

it('halves a span with more than one sweep reads, and says how far it came', async () => {
  const vendor = sandboxed(sobot, { env: { ...env, SOBOT_MAX_PAGE_SIZE: '3' } });
  const { rows, until } = await vendor.adapter.sweep!.changed(span, aCall());
  expect(until.getTime()).toBeLessThan(span.to.getTime());
  expect(rows.length).toBeLessThanOrEqual(30);
  expect(listCalls(vendor).length).toBeLessThanOrEqual(20);
});

it('gives up, after a bounded number of calls, where halving does not help', async () => {
  const vendor = showing([[{ id: 'a' }]], 10_000);
  await expect(vendor.adapter.sweep!.changed(span, aCall())).rejects.toMatchObject({ kind: 'PARTIAL' });
  expect(listCalls(vendor)).toHaveLength(11);
});

it('does not take for all what moved while it was read', async () => {
  const row = (id: string) => ({ id, update_time: 1_790_000_000 });
  const vendor = showing([[row('a'), row('b')], [row('b')]], 3);
  await expect(vendor.adapter.sweep!.changed(span, aCall())).rejects.toMatchObject({ kind: 'PARTIAL' });
});

it('cannot compare with pushes that are not taken', () => {
  const parsed = sobot.settings.schema.safeParse({ SOBOT_APP_ID: 'a', SOBOT_APP_KEY: 'k', SOBOT_SWEEP_MINUTES: '5' });
  expect(parsed.error?.issues).toMatchObject([{ path: ['SOBOT_SWEEP_MINUTES'] }]);
});
