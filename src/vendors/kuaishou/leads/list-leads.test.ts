import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { LeadConditions } from '../../../records/conditions.ts';
import { pagedParts, sandboxed, source, unbounded, walk } from '../../../../test/support/kuaishou.ts';

const planned = (conditions: LeadConditions, env = {}) => {
  const { adapter, ...rest } = sandboxed(undefined, env);
  const plan = source(adapter, 'LEAD').list!(conditions);
  return { plan, parts: pagedParts(plan), ...rest };
};

const firstBody = async (conditions: LeadConditions): Promise<string> => {
  const { parts, bodies } = planned(conditions);
  await parts[0]!.read({ page: 1, size: 20, ...unbounded }, aCall());
  return bodies().at(-1)!;
};

describe('the lead list', () => {
  it('walks all leads of both advertisers, each once, newest first', async () => {
    const { parts, sandbox } = planned({});
    expect(parts.map(({ key }) => key)).toEqual(['20006545', '20006546']);
    for (const part of parts) {
      const rows = await walk(part, 7);
      expect(rows).toHaveLength(sandbox.clues.filter(({ advertiserId }) => advertiserId === part.key).length);
      expect(new Set(rows.map(({ ref }) => ref)).size).toBe(rows.length);
      const times = rows.map(({ createdAt }) => createdAt!.getTime());
      expect(times).toEqual(times.toSorted((a, b) => b - a));
    }
  });

  it('hands on the vendor’s total', async () => {
    const { parts } = planned({});
    const reply = await parts[0]!.read({ page: 1, size: 3, ...unbounded }, aCall());
    expect(reply).toMatchObject({ total: 80, rows: { length: 3 } });
    expect(parts[0]!.totalIsExact).toBe(true);
  });

  it('sends bounds as text in UTC+8 and the advertiser as unquoted digits', async () => {
    const { parts, bodies } = planned({});
    const from = Date.parse('2023-02-27T08:28:55Z');
    await parts[0]!.read({ page: 2, size: 20, from, to: from + 5000 }, aCall());
    expect(bodies().at(-1)).toBe(
      '{"advertiser_id":20006545,"start_time":"2023-02-27 16:28:55","end_time":"2023-02-27 16:29:00","page":2,"page_size":20}',
    );
  });

  it('asks for no more rows than the setting allows', () => {
    expect(planned({}, { KUAISHOU_MAX_PAGE_SIZE: '30' }).parts[0]!.maxPageSize).toBe(30);
    expect(planned({}).parts[0]!.maxPageSize).toBe(100);
  });
});

describe('conditions on leads', () => {
  it.each<[LeadConditions, Record<string, string>]>([
    [{ createdAt: { gte: new Date(0) } }, { createdAt: 'PUSHED_DOWN' }],
    [{ updatedAt: { gte: new Date(0) } }, { updatedAt: 'APPLIED_HERE' }],
    [{ phone: '+8613800138000' }, { phone: 'PUSHED_DOWN' }],
    [{ name: '王伟' }, { name: 'APPLIED_HERE' }],
    [{ statuses: ['NEW'] }, { statuses: 'APPLIED_HERE' }],
    [{ intentions: ['HIGH'] }, { intentions: 'PUSHED_DOWN' }],
    [{ intentions: ['HIGH', 'UNKNOWN'] }, { intentions: 'APPLIED_HERE' }],
    [{ callStatuses: ['BUSY'] }, { callStatuses: 'PUSHED_DOWN' }],
    [{ callStatuses: ['UNKNOWN'] }, { callStatuses: 'APPLIED_HERE' }],
    [{ tagIds: ['mark.3', 'mark.0'] }, { tagIds: 'PUSHED_DOWN' }],
    [{ tagIds: ['mark.3', 'intention.1'] }, { tagIds: 'APPLIED_HERE' }],
    [{ owners: ['2296341624'] }, { owners: 'APPLIED_HERE' }],
    [{ landingPages: ['153644601223348224'] }, { landingPages: 'PUSHED_DOWN' }],
    [{ pools: ['1'] }, {}],
  ])('%j are handled as %j', (conditions, handling) => {
    expect(planned(conditions).plan.handling).toEqual(handling);
  });

  it('push every code of both documents for a call status or an intention', async () => {
    const body = await firstBody({ callStatuses: ['BUSY', 'FAILED'], intentions: ['NONE', 'HIGH'] });
    const { phone_stat_list, intention_list } = JSON.parse(body) as Record<string, number[]>;
    expect(phone_stat_list!.toSorted((a, b) => a - b)).toEqual([-1, 105, 205, 215, 216, 217]);
    expect(intention_list).toEqual([1, 3, 11, 13]);
  });

  it('push marks and landing pages, ids as unquoted digits', async () => {
    const body = await firstBody({ tagIds: ['mark.3', 'mark.0'], landingPages: ['153644601223348225', 'no page'] });
    expect(body).toContain('"page_id_list":[153644601223348225],"clue_tag_list":[3,0]');
  });

  it('push no marks beside a child intention, since any tag will do', async () => {
    expect(await firstBody({ tagIds: ['mark.3', 'intention.1'] })).not.toContain('clue_tag_list');
  });

  it('ask nobody where no landing page can be Kuaishou’s', () => {
    expect(planned({ landingPages: ['home'] }).plan).toEqual({ handling: { landingPages: 'PUSHED_DOWN' }, parts: [] });
  });

  it('search a phone in both forms, and no row comes twice', async () => {
    const { parts, bodies } = planned({ phone: '+8613800138006' });
    expect(parts.map(({ key }) => key)).toEqual(['20006545', '20006545+', '20006546', '20006546+']);
    expect(parts.every(({ totalIsExact }) => !totalIsExact)).toBe(true);
    const rows = await Promise.all(parts.map(async (part) => (await walk(part, 20)).filter((row) => part.owns!(row))));
    expect(
      bodies()
        .map((body) => /"phone":"([^"]+)"/.exec(body ?? '')?.[1])
        .filter(Boolean),
    ).toEqual(['13800138006', '+8613800138006', '13800138006', '+8613800138006']);
    const found = rows.flat();
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found.map(({ ref }) => ref)).size).toBe(found.length);
    expect(new Set(found.map(({ phone }) => phone))).toEqual(new Set(['+8613800138006']));
  });

  it('let each form of a phone keep its own rows where the vendor ignores the form', () => {
    const [national, international] = planned({ phone: '+8613800138006' }).parts;
    const row = { phoneRaw: '+8613800138006' } as never;
    expect([national!.owns!(row), international!.owns!(row)]).toEqual([false, true]);
  });
});
