import { describe, expect, it } from 'vitest';
import { z } from 'zod';
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

  describe('takes writes', () => {
    /** Asks a sandbox of its own, with a good token. */
    async function asker() {
      const { sandbox } = overSandbox();
      const { env } = sandbox;
      const credentials = `appid=${env['WSHOTO_APP_ID']}&app_secret=${env['WSHOTO_APP_SECRET']}`;
      const issued = await sandbox.fetch!(new Request(`${env['WSHOTO_BASE_URL']}/access_token?${credentials}`));
      const { data } = z.object({ data: z.object({ access_token: z.string() }) }).parse(await issued.json());
      return async (endpoint: string, body: object): Promise<unknown> => {
        const url = `${env['WSHOTO_BASE_URL']}/${endpoint}?access_token=${data.access_token}`;
        return (await sandbox.fetch!(new Request(url, { method: 'POST', body: JSON.stringify(body) }))).json();
      };
    }
    const note = {
      type: 1, // a number in the sample of the document, text in its table
      id: 'wmSandbox0004',
      user_id: 'lisi',
      contact_type: '企微联系',
      follow_content: '跟进一下客户',
      field_map: {},
    };
    const firstPage = { current_index: 1, page_size: 1 };

    it('of follow-ups, as the sample of the document has them, each into its own memory', async () => {
      const ask = await asker();
      expect(await ask('crm/follow/create', note)).toMatchObject({ code: 0, data: expect.any(Number) });
      const newest = { data: { total: 201, records: [{ content: '跟进一下客户', follow_type_desc: '企微联系' }] } };
      expect(await ask('crm/follow/list', firstPage)).toMatchObject(newest);
      expect(await ask('crm/follow/listForSystem', firstPage)).toMatchObject({ data: { total: 200 } });
      expect(await (await asker())('crm/follow/list', firstPage)).toMatchObject({ data: { total: 200 } });
    });

    it.each([
      [{ type: 2 }, 40_000],
      [{ follow_content: ' ' }, 40_000],
      [{ contact_type: undefined }, 40_000],
      [{ user_id: 'nobody' }, 40_002],
      [{ id: 'wmNobody' }, 40_003],
      [{ type: '0' }, 40_003],
    ])('but no follow-up with %j', async (fault, code) => {
      const ask = await asker();
      expect(await ask('crm/follow/create', { ...note, ...fault })).toMatchObject({ code });
      expect(await ask('crm/follow/list', firstPage)).toMatchObject({ data: { total: 200 } });
    });

    it('of tags: adds, overwrites and clears what all employees gave, or one of them', async () => {
      const ask = await asker();
      const tagged = async (change: object) => {
        expect(await ask('customer/coop/tag/add', { external_user_id: 'wmSandbox0004', ...change })).toMatchObject({
          code: 0,
          data: true,
        });
        const page = await ask('customer/list/selfCustomersByTenant', { current_index: 5, page_size: 1 });
        return z
          .object({ data: z.object({ records: z.tuple([z.object({ follow_users: z.array(employee) })]) }) })
          .parse(page)
          .data.records[0].follow_users.map(({ tag_list }) => tag_list.map(({ tag_id }) => tag_id));
      };
      expect(await tagged({ type: 1, tag_list: ['etVip'] })).toEqual([['etVip'], ['etVip']]);
      expect(await tagged({ type: 0, tag_list: ['etVip', 'etTrial'], userid: 'lisi' })).toEqual([
        ['etVip'],
        ['etVip', 'etTrial'],
      ]);
      expect(await tagged({ type: 2 })).toEqual([[], []]);
    });

    it.each([
      [{ type: 3 }, 40_000],
      [{ tag_list: ['etFriend'] }, 40_000], // a personal one
      [{ tag_list: ['etNobody'] }, 40_000],
      [{ external_user_id: 'wmNobody' }, 40_003],
      [{ userid: 'zhaoliu' }, 40_002],
    ])('but no tags with %j', async (fault, code) => {
      const change = { external_user_id: 'wmSandbox0004', type: 0, tag_list: ['etVip'], ...fault };
      expect(await (await asker())('customer/coop/tag/add', change)).toMatchObject({ code });
    });
  });
});

const employee = z.object({
  tag_list: z.preprocess((list) => (Array.isArray(list) ? list : []), z.array(z.object({ tag_id: z.string() }))),
});
