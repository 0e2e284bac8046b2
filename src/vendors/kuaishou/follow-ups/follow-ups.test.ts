import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { FollowUpConditions } from '../../../records/conditions.ts';
import type { FollowUp } from '../../../records/follow-up.ts';
import type { Lead } from '../../../records/lead.ts';
import { refused } from '../sandbox/reply.ts';
import {
  answering,
  connected,
  keysetParts,
  pagedParts,
  sandboxed,
  source,
  walk,
} from '../../../../test/support/kuaishou.ts';

const all = { after: null, limit: 100 };
const targets = (refs: readonly string[]): FollowUpConditions => ({
  targetIds: refs.map((ref) => ({ entity: 'LEAD', ref })),
});

const withLeads = async () => {
  const vendor = sandboxed();
  const parts = pagedParts(source(vendor.adapter, 'LEAD').list!({}));
  const leads = (await Promise.all(parts.map((part) => walk(part, 100)))).flat();
  vendor.http.calls.length = 0;
  return { ...vendor, leads, refs: leads.map(({ ref }) => ref) };
};

const allCalls = async (vendor: Pick<Awaited<ReturnType<typeof withLeads>>, 'adapter'>, refs: readonly string[]) => {
  const parts = keysetParts(source(vendor.adapter, 'FOLLOW_UP').list!(targets(refs)));
  const call = aCall();
  return Promise.all(parts.map(async (part) => (await part.after(all, call)).rows));
};

describe('calls below leads', () => {
  it('come in two parts, in one order for lists and for owners', async () => {
    const { adapter } = sandboxed();
    const owned = source(adapter, 'LEAD').followUps!.map(({ key }) => key);
    expect(source(adapter, 'FOLLOW_UP').list!(targets([])).parts.map(({ key }) => key)).toEqual(owned);
    expect(owned).toEqual(['icc', 'call']);
  });

  it('are read of many leads with one call per advertiser and hundred leads', async () => {
    const { adapter, endpoints, bodies, refs } = await withLeads();
    const [, recorded] = source(adapter, 'LEAD').followUps!;
    const { rows, total } = await recorded!.read(refs.slice(0, 100), { page: 1, size: 21 }, aCall());
    expect(rows.length).toBe(total);
    expect(endpoints()).toEqual(['call/record', 'call/record']);
    expect(bodies()[0]).toMatch(/^\{"advertiser_id":20006545,"clue_list":\[\d{18},/);
    expect(new Set(rows.map(({ target }) => target!.ref)).isSubsetOf(new Set(refs))).toBe(true);
    expect(await recorded!.read(refs, { page: 2, size: 21 }, aCall())).toMatchObject({ rows: [], total: null });
  });

  it('cost nothing more for leads that the same request has just listed', async () => {
    const { adapter, endpoints } = sandboxed();
    const call = aCall();
    const [part] = pagedParts(source(adapter, 'LEAD').list!({}));
    const leads = await walk(part!, 20, call);
    const listed = endpoints().length;
    const [icc] = source(adapter, 'LEAD').followUps!;
    const { rows } = await icc!.read(
      leads.map(({ ref }) => ref),
      { page: 1, size: 21 },
      call,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(endpoints()).toHaveLength(listed);
  });

  it('inside a lead are told as the lead tells them', async () => {
    const vendor = await withLeads();
    const lead = vendor.leads.find(({ details }) => (details as { iccInfo: object | null }).iccInfo !== null)!;
    const [icc] = await allCalls(vendor, [lead.ref]);
    expect(icc).toHaveLength(1);
    expect(icc![0]).toMatchObject({
      ref: `icc.${lead.ref}`,
      externalId: lead.externalId,
      kind: 'CALL',
      target: { entity: 'LEAD', ref: lead.ref },
      targetType: 'LEAD',
      targetExternalId: lead.externalId,
      call: { externalId: null, toPhone: '+8637155581234', status: null, recordingUrl: null },
      details: { clueId: lead.externalId, midPhone: null, iccInfo: { toPhoneRaw: '037155581234' } },
      raw: { to_phone: '037155581234' },
    });
  });

  it('have right times, whether the vendor sends seconds or milliseconds', async () => {
    const vendor = await withLeads();
    const [, recorded] = await allCalls(vendor, vendor.refs);
    const leads = new Map<string, Lead>(vendor.leads.map((lead) => [lead.ref, lead]));
    const delays = recorded!.map(({ occurredAt, target }) => +occurredAt! - +leads.get(target!.ref)!.createdAt!);
    expect(new Set(delays)).toEqual(new Set([7_200_000, 14_400_000]));
  });

  it('are told apart also where the vendor sends no call id', async () => {
    const vendor = await withLeads();
    const [icc, recorded] = await allCalls(vendor, vendor.refs);
    const rows: FollowUp[] = [...icc!, ...recorded!];
    expect(new Set(rows.map(({ ref }) => ref)).size).toBe(rows.length);
    const nameless = recorded!.find(({ call }) => call!.externalId === null)!;
    expect(nameless.externalId).toBe(`at-${nameless.occurredAt!.getTime()}`);
    expect(nameless.call).toMatchObject({
      status: 'NO_ANSWER',
      statusRaw: '104',
      answeredAt: null,
      recordingUrl: null,
    });
  });

  it('can each be had again by its ref', async () => {
    const vendor = await withLeads();
    const [icc, recorded] = await allCalls(vendor, vendor.refs);
    const rows = [...icc!.slice(0, 2), ...recorded!.slice(0, 3)];
    vendor.http.calls.length = 0;
    const calls = source(vendor.adapter, 'FOLLOW_UP');
    const again = await calls.get!.byRefs([...rows.map(({ ref }) => ref), 'call.1', 'nobody'], aCall());
    expect(again.map(({ ref }) => ref).toSorted()).toEqual(rows.map(({ ref }) => ref).toSorted());
    expect(rows.map(({ ref }) => calls.externalIdOf(ref))).toEqual(rows.map(({ externalId }) => externalId));
    expect(again.flatMap((row) => Object.values(row)).includes(undefined)).toBe(false);
  });

  it('walk on behind a key', async () => {
    const { adapter, refs } = await withLeads();
    const [, part] = keysetParts(source(adapter, 'FOLLOW_UP').list!(targets(refs)));
    const call = aCall();
    const first = await part!.after({ after: null, limit: 10 }, call);
    const last = first.rows.at(-1)!;
    const rest = await part!.after({ after: { time: +last.occurredAt!, ref: last.ref }, limit: 1000 }, call);
    expect([first.isEnd, rest.isEnd]).toEqual([false, true]);
    expect(first.rows.length + rest.rows.length).toBe(first.total);
  });

  it('never claim to be all where the vendor counts more than it sends', async () => {
    const { adapter } = connected(
      answering('{"code":0,"data":{"total_count":9,"details":[{"clue_id":7,"call_id":"a"}]}}'),
    );
    const [, part] = keysetParts(source(adapter, 'FOLLOW_UP').list!(targets(['20006545.7.1615104649'])));
    expect(await part!.after(all, aCall())).toMatchObject({ rows: { length: 1 }, total: null });
  });

  it('that the vendor denies are a failure', async () => {
    const { adapter } = connected(async () => refused(402011, '无权限'));
    const [, part] = source(adapter, 'LEAD').followUps!;
    const asked = part!.read(['20006545.7.1615104649'], { page: 1, size: 20 }, aCall());
    await expect(asked).rejects.toMatchObject({ kind: 'UNAUTHORIZED', vendorCode: '402011' });
  });
});

describe('conditions on follow-ups', () => {
  it('are checked here as far as calls carry the field, beside the leads they belong to', () => {
    const { adapter } = sandboxed();
    const { handling } = source(adapter, 'FOLLOW_UP').list!({
      ...targets([]),
      kinds: ['CALL'],
      occurredAt: { gte: new Date(0) },
      targetTypes: ['LEAD'],
      title: 'a',
      authors: ['1'],
    });
    expect(handling).toEqual({
      targetIds: 'PUSHED_DOWN',
      kinds: 'APPLIED_HERE',
      occurredAt: 'APPLIED_HERE',
      targetTypes: 'APPLIED_HERE',
    });
  });
});
