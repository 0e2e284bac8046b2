import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { SandboxClue } from '../sandbox/clue.ts';
import { answering, connected, sandboxed, source } from '../../../../test/support/kuaishou.ts';

const second = Date.parse('2021-03-07T08:10:49Z');
const aClue = (n: number, fields: object = {}): SandboxClue => ({
  advertiserId: '20006545',
  id: String(197_451_604_008_536_386n + BigInt(n)),
  createdAt: second,
  fields: { clue_tag: 0, ...fields },
});
const refOf = (n: number): string => `20006545.${197_451_604_008_536_386n + BigInt(n)}.1615104649`;

const fetched = async (clues: readonly SandboxClue[], refs: readonly string[], env = {}) => {
  const { adapter, endpoints, bodies } = sandboxed(clues, env);
  const leads = await source(adapter, 'LEAD').get!.byRefs(refs, aCall());
  return { refs: leads.map(({ ref }) => ref), calls: endpoints().filter((name) => name === 'clue/list'), bodies };
};

describe('leads by their refs', () => {
  it('of one second take one call, a second wider on each side', async () => {
    const clues = [0, 1, 2, 3, 4, 5].map((n) => aClue(n));
    const wanted = [4, 0, 2, 1, 3].map(refOf);
    const { refs, calls, bodies } = await fetched(clues, wanted);
    expect(refs.toSorted()).toEqual(wanted.toSorted());
    expect(calls).toHaveLength(1);
    expect(bodies().at(-1)).toBe(
      '{"advertiser_id":20006545,"start_time":"2021-03-07 16:10:48","end_time":"2021-03-07 16:10:50","page":1,"page_size":100}',
    );
  });

  it('of other seconds and advertisers take a call each', async () => {
    const other = { ...aClue(1), createdAt: second + 9000 };
    const elsewhere = { ...aClue(2), advertiserId: '20006546' };
    const refs = [refOf(0), `20006545.${other.id}.1615104658`, `20006546.${elsewhere.id}.1615104649`];
    const result = await fetched([aClue(0), other, elsewhere], refs);
    expect(result.refs.toSorted()).toEqual(refs.toSorted());
    expect(result.calls).toHaveLength(3);
  });

  it('are searched for page after page, and no further', async () => {
    const clues = Array.from({ length: 250 }, (_, n) => aClue(n));
    expect((await fetched(clues, [refOf(0)])).calls).toHaveLength(3);
    expect((await fetched(clues, [refOf(249)])).calls).toHaveLength(1);
    expect((await fetched(clues, [refOf(0)], { KUAISHOU_MAX_PAGE_SIZE: '25' })).calls).toHaveLength(10);
  });

  it('are left out if they are gone', async () => {
    expect(await fetched([aClue(1)], [refOf(0), refOf(1)])).toMatchObject({ refs: [refOf(1)], calls: ['clue/list'] });
    expect(await fetched([], [refOf(0)])).toMatchObject({ refs: [] });
  });

  it('that are rubbish or of an advertiser no longer configured cost no call', async () => {
    const refs = ['', 'nobody', '20006545.1', `${refOf(0)}.1`, '0.1.1', '99.197451604008536386.1615104649'];
    expect(await fetched([aClue(0)], refs)).toMatchObject({ refs: [], calls: [] });
  });

  it('say PARTIAL rather than gone where a second holds more than ten pages', async () => {
    const rows = Array.from({ length: 100 }, (_, n) => ({ id: n + 1, create_time: '2021-03-07 16:10:49' }));
    const body = JSON.stringify({ code: 0, data: { total_count: 5000, details: rows } });
    const { adapter, endpoints } = connected(answering(body));
    const asked = source(adapter, 'LEAD').get!.byRefs([refOf(0)], aCall());
    await expect(asked).rejects.toMatchObject({ name: 'Refusal', kind: 'PARTIAL' });
    expect(endpoints()).toHaveLength(10);
  });

  it('without a time are searched for without bounds', async () => {
    const { adapter, bodies } = connected(answering('{"code":0,"data":{"total_count":1,"details":[{"id":7}]}}'));
    expect(await source(adapter, 'LEAD').get!.byRefs(['20006545.7.0'], aCall())).toMatchObject([{ externalId: '7' }]);
    expect(bodies()).toEqual(['{"advertiser_id":20006545,"page":1,"page_size":100}']);
  });

  it('bear the same ref and id wherever they appear', () => {
    const { adapter } = sandboxed();
    expect(source(adapter, 'LEAD').externalIdOf(refOf(0))).toBe('197451604008536386');
    expect(source(adapter, 'LEAD').externalIdOf('197451604008536386')).toBeNull();
  });
});
