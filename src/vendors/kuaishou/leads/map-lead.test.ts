import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { Lead } from '../../../records/lead.ts';
import { plainRecord } from '../../../records/record-base.ts';
import type { KuaishouLeadDetails } from './map-lead-details.ts';
import {
  answering,
  connected,
  pagedParts,
  sandboxed,
  source,
  unbounded,
  walk,
} from '../../../../test/support/kuaishou.ts';

const listed = async (body: string): Promise<readonly Lead[]> => {
  const { adapter } = connected(answering(body));
  const [part] = pagedParts(source(adapter, 'LEAD').list!({}));
  return (await part!.read({ page: 1, size: 20, ...unbounded }, aCall())).rows;
};

const one = async (fields: object): Promise<Lead & { readonly details: KuaishouLeadDetails }> => {
  const row = { id: 1, create_time: '2021-03-07 16:10:49', ...fields };
  const [lead] = await listed(JSON.stringify({ code: 0, message: 'OK', data: { total_count: 1, details: [row] } }));
  return lead as Lead & { readonly details: KuaishouLeadDetails };
};

describe('a lead', () => {
  it('keeps a masked phone only as it was sent', async () => {
    expect(await one({ phone: '138****8000' })).toMatchObject({ phone: null, phoneRaw: '138****8000' });
    expect(await one({ phone: '' })).toMatchObject({ phone: null, phoneRaw: null });
    expect(await one({ phone: '13800138000' })).toMatchObject({ phone: '+8613800138000' });
  });

  it('reads quoted numbers like bare ones', async () => {
    const quoted = await one({
      id: '1',
      clue_tag: '2',
      phone_stat: '206',
      schedule: { schedule_id: '4' },
      user_id: '0',
    });
    const bare = await one({ clue_tag: 2, phone_stat: 206, schedule: { schedule_id: 4 }, user_id: 0 });
    expect({ ...plainRecord(quoted), raw: null }).toEqual({ ...plainRecord(bare), raw: null });
    expect(bare).toMatchObject({ status: 'CONVERTED', callStatus: 'NUMBER_NOT_FOUND', owner: null });
  });

  it('reads an empty object where a list belongs as an empty list', async () => {
    const lead = await one({ details: {}, child_intention_tag: {} });
    expect(lead.details).toMatchObject({ details: [], childIntentionTag: [] });
    expect(lead.tags).toEqual([]);
  });

  it('keeps every digit of ids inside a cascade', async () => {
    const lead = await one({ details: [{ value: '["a"]', custom_id: '[197451604008536386]' }] });
    expect(lead.details.details).toMatchObject([{ customIds: ['197451604008536386'] }]);
  });

  it('is invalid by its mark, whatever its schedule says', async () => {
    const lead = await one({ clue_tag: 3, schedule: { schedule_id: 2, schedule_desc: '明确意向' } });
    expect(lead).toMatchObject({ status: 'INVALID', statusRaw: '2', details: { clueTag: 'INVALID' } });
  });

  it('has UNKNOWN for a new code, beside the code, and null for none', async () => {
    const codes = {
      clue_tag: 9,
      phone_stat: 301,
      intention_id: 99,
      source_type: 7,
      sea_type: 4,
      biz_id: 1,
      channel_flag: 5,
    };
    const strange = await one({ ...codes, schedule: { schedule_id: 77 } });
    expect(strange).toMatchObject({
      status: 'UNKNOWN',
      statusRaw: '77',
      intention: 'UNKNOWN',
      intentionRaw: '99',
      callStatus: 'UNKNOWN',
      callStatusRaw: '301',
      details: {
        clueTag: 'UNKNOWN',
        clueTagRaw: '9',
        sourceType: 'UNKNOWN',
        seaType: 'UNKNOWN',
        bizId: 'UNKNOWN',
        bizIdRaw: '1',
        channelFlag: 'UNKNOWN',
        isPhoneStatSystemJudged: false,
      },
    });
    const bare = await one({ schedule: null });
    expect(bare).toMatchObject({
      status: null,
      intention: null,
      callStatus: null,
      details: { clueTag: null, bizId: null },
    });
    expect(bare.details.isPhoneStatSystemJudged).toBeNull();
  });

  it('has a mark and reasons as tags; not being marked is none, but can be filtered by', async () => {
    const unmarked = await one({ clue_tag: 0, child_intention_tag: [] });
    expect([unmarked.tags, unmarked.tagRefs]).toEqual([[], ['mark.0']]);
    const tag = { child_intention_id: 21, child_intention_desc: '预约试驾' };
    const known = { child_intention_id: 1, child_intention_desc: 'something else' };
    for (const child_intention_tag of [tag, [tag]]) {
      const lead = await one({ clue_tag: 2, child_intention_tag });
      expect(lead.tags!.map(({ ref, name, kind }) => [ref, name, kind])).toEqual([
        ['mark.2', '回流', 'LEAD_MARK'],
        ['intention.21', '预约试驾', 'INTENTION'],
      ]);
    }
    expect((await one({ child_intention_tag: known })).tags).toMatchObject([{ name: '高意向度-高意愿' }]);
    expect((await one({ child_intention_tag: null })).details.childIntentionTag).toEqual([]);
  });

  it('has its call, its form and its store only where they say something', async () => {
    const lead = await one({
      form: { id: 0, name: '' },
      store_info: { store_name: '', store_number: '', city: '', province: '' },
      clue_source: { page_id: 0, callback: '', dsp_campaign_id: 0 },
      details: null,
    });
    expect(lead.details).toMatchObject({ form: null, storeInfo: null, clueSource: null, iccInfo: null, details: [] });
  });

  it('reads a call whether its code is called clue_stat or call_stat', async () => {
    const call = { from_phone: '13800138000', call_start_time: '2021-03-07 16:10:00', call_duration: 12 };
    const expected = { fromPhone: '+8613800138000', callStartTime: new Date('2021-03-07T08:10:00Z'), clueStat: '3' };
    expect((await one({ icc_info: { ...call, clue_stat: 3 } })).details.iccInfo).toMatchObject(expected);
    expect((await one({ icc_info: { ...call, call_stat: 3 } })).details.iccInfo).toMatchObject(expected);
  });

  it('keeps an answer that only looks like a list as one entry', async () => {
    const { details } = await one({ details: [{ key: 'a', value: '[hello', custom_id: '' }] });
    expect(details.details).toMatchObject([{ value: '[hello', values: ['[hello'], customIds: null }]);
  });

  it('without a readable time goes by second 0', async () => {
    expect(await one({ create_time: '' })).toMatchObject({ ref: '20006545.1.0', createdAt: null });
  });

  it('of the sandbox is read, whatever it carries', async () => {
    const { adapter } = sandboxed();
    const leads = (
      await Promise.all(pagedParts(source(adapter, 'LEAD').list!({})).map((part) => walk(part, 50)))
    ).flat();
    const seen = (key: keyof Lead) => new Set(leads.map((lead) => lead[key]));
    expect(seen('status').size).toBe(7);
    expect(seen('intention').size).toBe(11);
    expect(seen('callStatus').size).toBe(17);
  });
});
