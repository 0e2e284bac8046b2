import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { PagedPart } from '../../list-plan.ts';
import type { VendorRecord } from '../../../records/record.ts';
import { overSandbox } from '../../../../test/support/wshoto.ts';

async function walk<R extends VendorRecord>(parts: readonly unknown[] | undefined): Promise<R[]> {
  const rows: R[] = [];
  for (const part of (parts ?? []) as PagedPart<R>[]) {
    for (let page = 1; ; page += 1) {
      const reply = await part.read({ page, size: 100, from: null, to: null }, aCall());
      rows.push(...reply.rows);
      if (reply.rows.length < 100) break;
    }
  }
  return rows;
}

describe('the sandbox', () => {
  it('lists every record, each under a ref of its own, and fetches each by it', async () => {
    const { adapter } = overSandbox();
    const lists = {
      LEAD: await walk(adapter.LEAD?.list?.({}).parts),
      CUSTOMER: await walk(adapter.CUSTOMER?.list?.({}).parts),
      FOLLOW_UP: await walk(adapter.FOLLOW_UP?.list?.({}).parts),
      TASK: await walk(adapter.TASK?.list?.({}).parts),
    } as const;

    expect(Object.values(lists).map((rows) => new Set(rows.map(({ ref }) => ref)).size)).toEqual([140, 90, 400, 60]);
    for (const [entity, rows] of Object.entries(lists) as [keyof typeof lists, VendorRecord[]][]) {
      const refs = rows.slice(0, 40).map(({ ref }) => ref);
      const found = await adapter[entity]!.get!.byRefs(refs, aCall());
      expect(found.map(({ ref }) => ref).toSorted()).toEqual(refs.toSorted());
      expect(refs.every((ref) => adapter[entity]!.externalIdOf(ref) !== null)).toBe(true);
    }
  });

  it('gives the same token again while it holds, and refuses any other', async () => {
    const { sandbox } = overSandbox();
    const base = sandbox.env['WSHOTO_BASE_URL']!;
    const ask = async (path: string): Promise<unknown> => (await sandbox.fetch!(new Request(base + path))).json();
    const credentials = `/access_token?appid=${sandbox.env['WSHOTO_APP_ID']}&app_secret=${sandbox.env['WSHOTO_APP_SECRET']}`;

    const first = await ask(credentials);
    expect(await ask(credentials)).toEqual(first);
    expect(first).toMatchObject({ code: 0, data: { access_token: expect.any(String), expires_in: 7200 } });
    expect(await ask('/customer/info/detail?external_userid=wmSandbox0001&access_token=x')).toMatchObject({
      code: 10001,
    });
  });

  it('filters follow-ups by whole days, both ends included', async () => {
    const { adapter } = overSandbox();
    const part = adapter.FOLLOW_UP!.list!({}).parts[0] as PagedPart<VendorRecord & { occurredAt?: Date | null }>;
    const day = Date.parse('2026-10-20T00:00:00+08:00');

    const { rows } = await part.read({ page: 1, size: 100, from: day, to: day + 86_400_000 }, aCall());

    const times = rows.map((row) => row.occurredAt!.getTime());
    expect(times.length).toBeGreaterThan(0);
    expect(times.every((time) => time >= day && time < day + 2 * 86_400_000)).toBe(true);
  });
});
