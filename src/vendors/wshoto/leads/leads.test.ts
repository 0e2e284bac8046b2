import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { Lead } from '../../../records/lead.ts';
import type { PagedPart } from '../../list-plan.ts';
import { overReplies, overSandbox, tokenReply } from '../../../../test/support/wshoto.ts';
import { planLeads } from './leads.ts';

const long = '1254676189925432389';
const replying = (data: string) =>
  overReplies((endpoint) => (endpoint === 'access_token' ? tokenReply : `{"code":0,"msg":"请求成功","data":${data}}`));
const page = { page: 1, size: 20, from: null, to: null };

// Field names and units of crm/clue/page and crm/clue/info; the pages' own samples are not at hand.
const shared = `"clue_id": ${long}, "clue_name": "王伟", "mobile_phone": "13800138000", "clue_corp_name": "示例公司",
  "state": 3, "follow_user_id": "zhangsan", "clue_pool_id": 1254676189925430001, "clue_pool_name": "公共线索池",
  "access_customer_channel": "官网", "area": "北京市,北京市,东城区", "description": "想要报价", "recovery_num": 2,
  "recovery_remark": "长期未跟进", "recovery_remark_type": 4, "recovery_remark_input_text": "无人接听",
  "create_user_id": "lisi", "gmt_create": 1677486535, "field_map": {"mf_clue_1": "A", "mf_clue_2": ["1", "2"], "mf_clue_3": ""}`;
const row = `{${shared}, "tag_list": [{"tagId": "t1", "tagName": "重点"}]}`;
const detail = `{${shared}, "tag_list": [{"tag_id": "t1", "tag_name": "重点"}], "merge_user_id": "wm1", "gender": "女",
  "birthday": 1655136000, "email": "a@example.com", "address": "示例路1号", "business_tags": {"group_id": "g1",
  "group_name": "地区", "tag_name": "华东", "tag_id": 1254676189925432001, "type": 9, "strategy_id": 5, "manage_group_name": "一组"}}`;

const agent = (externalId: string) => ({
  externalId,
  name: null,
  email: null,
  phone: null,
  avatarUrl: null,
  departmentName: null,
});
const common = {
  ref: long,
  externalId: long,
  name: '王伟',
  phone: '+8613800138000',
  phoneRaw: '13800138000',
  company: { externalId: null, name: '示例公司' },
  status: 'CONTACTING',
  statusRaw: '3',
  owner: agent('zhangsan'),
  pool: { externalId: '1254676189925430001', name: '公共线索池' },
  remark: '想要报价',
  createdAt: new Date('2023-02-27T08:28:55Z'),
  updatedAt: null,
  customFields: [
    { key: 'mf_clue_1', name: null, kind: null, kindRaw: null, text: 'A', options: null, param: null },
    { key: 'mf_clue_2', name: null, kind: null, kindRaw: null, text: '1,2', options: null, param: null },
    { key: 'mf_clue_3', name: null, kind: null, kindRaw: null, text: null, options: null, param: null },
  ],
  details: {
    state: 'TO_ASSOCIATE',
    stateRaw: '3',
    accessCustomerChannel: '官网',
    recoveryNum: 2,
    recoveryRemark: '长期未跟进',
    recoveryRemarkType: '4',
    recoveryRemarkInputText: '无人接听',
    createUserId: 'lisi',
  },
};

const listed = async (data: string): Promise<readonly Lead[]> => {
  const part = replying(data).adapter.LEAD!.list!({}).parts[0] as PagedPart<Lead>;
  return (await part.read(page, aCall())).rows;
};

describe('a lead', () => {
  it('in a list leaves to the detail what the row does not carry', async () => {
    const [lead] = await listed(`[${row}]`);

    expect(lead).toMatchObject({
      ...common,
      region: { text: '北京市,北京市,东城区', country: null, address: undefined },
      tags: [{ ref: 'tag.t1', externalId: 't1', name: '重点' }],
      tagRefs: ['tag.t1'],
    });
    for (const key of ['email', 'gender', 'birthday', 'customerRefs'] as const) expect(lead![key]).toBeUndefined();
    expect(lead!.details).not.toHaveProperty('mergeUserId');
  });

  it('by its id has everything', async () => {
    const { adapter, calls } = replying(detail);
    const [lead] = await adapter.LEAD!.get!.byRefs([long], aCall());

    expect(calls()[0]).toMatchObject({ path: '/crm/clue/info', body: `{"clue_id":${long}}` });
    expect(lead).toMatchObject({
      ...common,
      region: { text: '北京市,北京市,东城区', country: null, address: '示例路1号' },
      email: 'a@example.com',
      emailRaw: 'a@example.com',
      gender: 'FEMALE',
      genderRaw: '女',
      birthday: '2022-06-14',
      customerRefs: ['wm1'],
      tags: [
        { ref: 'tag.t1', name: '重点' },
        {
          ref: 'tag.1254676189925432001',
          name: '华东',
          kind: 'BUSINESS',
          kindRaw: '9',
          group: { externalId: 'g1', name: '地区' },
          details: { strategyId: '5', manageGroupName: '一组' },
        },
      ],
      details: { ...common.details, mergeUserId: 'wm1' },
    });
    expect(Object.values(lead!)).not.toContain(undefined);
  });

  it('has null for every way in which the vendor says nothing', async () => {
    for (const nothing of ['null', '""', '[]', '{}']) {
      const [lead] = await listed(
        `[{"clue_id": "7", "clue_name": ${nothing}, "mobile_phone": ${nothing}, "state": ${nothing}, "area": ${nothing},
           "tag_list": ${nothing}, "follow_user_id": ${nothing}, "recovery_num": ${nothing}, "gmt_create": ${nothing}}]`,
      );
      expect(lead).toMatchObject({
        name: null,
        phone: null,
        status: null,
        owner: null,
        pool: null,
        tags: [],
        createdAt: null,
        details: { state: null, recoveryNum: null },
      });
    }
  });

  it('with a state that no document has is UNKNOWN, with the code beside it', async () => {
    const [lead] = await listed('[{"clue_id": 7, "state": 9, "mobile_phone": "138****8000"}]');
    expect(lead).toMatchObject({ status: 'UNKNOWN', statusRaw: '9', phone: null, phoneRaw: '138****8000' });
  });

  it('is born on the same day in seconds and in milliseconds', async () => {
    const bornAt = async (birthday: number) => {
      const { adapter } = replying(`{"clue_id": "7", "birthday": ${birthday}}`);
      return (await adapter.LEAD!.get!.byRefs(['7'], aCall()))[0]!.birthday;
    };
    expect(await bornAt(1_655_136_000)).toBe('2022-06-14');
    expect(await bornAt(1_655_136_000_000)).toBe('2022-06-14');
  });

  it.each(['{"total": 5}', '{}'])('in %s is missing and not absent', async (data) => {
    await expect(listed(data)).rejects.toMatchObject({ name: 'ZodError' });
  });

  it.each(['{"total": 0}', '{"total": "0", "records": null}', '{"total": 0, "records": []}'])(
    'in %s there is none',
    async (data) => expect(await listed(data)).toEqual([]),
  );

  it('comes out of {total, records} as well as of a bare array', async () => {
    const lists = await Promise.all([listed(`{"total": 1, "records": [${row}]}`), listed(`[${row}]`), listed('null')]);
    expect(lists.map((rows) => rows.length)).toEqual([1, 1, 0]);
  });
});

describe('a plan', () => {
  it('leaves to the vendor what its page documents', () => {
    expect(
      planLeads({
        createdAt: { gte: new Date(0) },
        statuses: ['NEW', 'CONTACTING'],
        tagIds: ['tag.a', 'tag.b'],
        owners: ['zhangsan', 'zhangsan'],
      }),
    ).toEqual({
      handling: {
        createdAt: 'PUSHED_DOWN',
        statuses: 'PUSHED_DOWN',
        tagIds: 'PUSHED_DOWN',
        owners: 'PUSHED_DOWN',
      },
      filter: { states: [0, 1, 2, 3], tag_ids: 'a,b', tag_relation_type: 1, follow_user_id: 'zhangsan' },
    });
  });

  it('applies here what rows carry and the vendor does not take', () => {
    expect(
      planLeads({ phone: '+8613800138000', name: '王伟', statuses: ['NEW', 'UNKNOWN'], owners: ['a', 'b'] }),
    ).toEqual({
      handling: { phone: 'APPLIED_HERE', name: 'APPLIED_HERE', statuses: 'APPLIED_HERE', owners: 'APPLIED_HERE' },
      filter: {},
    });
  });

  it('does not name what it cannot honour', () => {
    const conditions = { intentions: ['HIGH'], callStatuses: ['BUSY'], landingPages: ['1'], updatedAt: {} } as const;
    expect(planLeads(conditions)).toEqual({ handling: {}, filter: {} });
  });

  it('asks nobody where no lead can match', () => {
    for (const conditions of [{ statuses: ['QUALIFIED', 'INVALID'] }, { pools: ['x'] }, { tagIds: ['t1'] }] as const) {
      expect(planLeads(conditions).filter).toBeNull();
    }
    expect(replying('[]').adapter.LEAD!.list!({ pools: ['x'] }).parts).toEqual([]);
  });

  it('sends pools as unquoted numbers, and times in milliseconds with the whole of the last second', async () => {
    const { adapter, calls } = overSandbox();
    const part = adapter.LEAD!.list!({ pools: ['1254676189925430001'] }).parts[0] as PagedPart<Lead>;
    const [from, to] = [Date.parse('2026-09-01T00:00:00Z'), Date.parse('2026-10-01T00:00:00Z')];
    const { rows, total } = await part.read({ page: 1, size: 100, from, to }, aCall());

    expect(calls()[0]!.body).toContain('"clue_pool_ids":[1254676189925430001]');
    expect(JSON.parse(calls()[0]!.body!)).toMatchObject({ start_time: from, end_time: to + 999, page_size: 100 });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ pool }) => pool?.externalId === '1254676189925430001')).toBe(true);
    expect(total).toBeNull();
  });
});
