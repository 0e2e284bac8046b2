import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { overReplies, overSandbox, tokenReply } from '../../../test/support/wshoto.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const endpointsOf = (calls: readonly { readonly endpoint: string }[]): string[] =>
  calls.map(({ endpoint }) => endpoint);

describe('WSHOTO in the graph', () => {
  it('shows the document’s system follow-up field by field', async () => {
    const { adapter } = overReplies((endpoint) => {
      if (endpoint === 'access_token') return tokenReply;
      return endpoint === 'crm/follow/listForSystem'
        ? fixture('listForSystem.doc.json')
        : '{"code":0,"data":{"total":0,"records":[]}}';
    });
    const { data, errors } = await askGraph(
      { wshoto: adapter },
      `{ followUps(vendors: [WSHOTO]) { totalCount nodes {
        externalId kind kindRaw content title occurredAt createdAt author { externalId name }
        targetType targetTypeRaw targetExternalId raw
        vendorDetails { ... on WshotoFollowUpDetails { target { contactId externalId companyId chatId clueId isAi }
          businessType businessId followType followTypeDesc fieldMap attachmentList { cosUrl } } }
      } } }`,
    );

    expect(errors).toEqual([]);
    expect(data.followUps.totalCount).toBe(1);
    expect(data.followUps.nodes).toEqual([
      {
        externalId: '1234567890',
        kind: 'SYSTEM',
        kindRaw: null,
        content: '系统自动跟进:客户状态变更',
        title: '客户状态变更',
        occurredAt: '2024-02-07T08:00:00Z',
        createdAt: '2024-02-07T08:00:00Z',
        author: { externalId: 'user123', name: null },
        targetType: 'CUSTOMER',
        targetTypeRaw: null,
        targetExternalId: 'external123',
        raw: JSON.parse(fixture('listForSystem.doc.json')).data.records[0],
        vendorDetails: {
          target: {
            contactId: 'contact123',
            externalId: 'external123',
            companyId: 'company123',
            chatId: 'chat123',
            clueId: 'clue123',
            isAi: true,
          },
          businessType: '1',
          businessId: 'business123',
          followType: null,
          followTypeDesc: null,
          fieldMap: null,
          attachmentList: null,
        },
      },
    ]);
  });

  it('asks for the detail of a task only where a field of it is selected', async () => {
    const { adapter, calls } = overSandbox();
    const list = 'task/follow_up/page_query_task_info_list';
    const plain = await askGraph(
      { wshoto: adapter },
      '{ tasks(vendors: [WSHOTO], first: 3) { nodes { externalId name vendorDetails { ... on WshotoTaskDetails { sourceRaw } } } } }',
    );
    expect(plain.errors).toEqual([]);
    expect(new Set(endpointsOf(calls()))).toEqual(new Set([list]));

    const before = calls().length;
    const { data, errors } = await askGraph(
      { wshoto: adapter },
      `{ tasks(vendors: [WSHOTO], first: 1) { nodes { externalId description audienceTags { name kind }
        vendorDetails { ... on WshotoTaskDetails { explain { content materials { id type } } filterType
          filterRangeInfo { sex ageRange includeTags { operator tagList { name } } } } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(endpointsOf(calls()).slice(before)).toEqual([list, 'task/follow_up/query_task_detail_info']);
    expect(data.tasks.nodes).toEqual([
      {
        externalId: '1254676189925432389',
        description: '请联系客户 0',
        audienceTags: [
          { name: '重点客户', kind: 'CORPORATE' },
          { name: '试用中', kind: 'CORPORATE' },
        ],
        vendorDetails: {
          explain: { content: '请联系客户 0', materials: [{ id: '1254676189925440000', type: 'POSTER' }] },
          filterType: 'CUSTOMERS_BY_CONDITIONS',
          filterRangeInfo: {
            sex: 'ALL',
            ageRange: '25~30',
            includeTags: { operator: 'ANY', tagList: [{ name: '重点客户' }, { name: '试用中' }] },
          },
        },
      },
    ]);
  });

  it('asks for the detail of a customer only for the remark, and masks it without the scope', async () => {
    const { adapter, calls } = overSandbox();
    const question = (field: string): string =>
      `{ customers(vendors: [WSHOTO], first: 2) { nodes { externalId tags { name }
        vendorDetails { ... on WshotoCustomerDetails { type followUsers { userid ${field} } } } } } }`;
    expect((await askGraph({ wshoto: adapter }, question('tagList { name }'))).errors).toEqual([]);
    expect(endpointsOf(calls())).toEqual(['customer/list/selfCustomersByTenant']);

    const { data } = await askGraph({ wshoto: adapter }, question('remark'));
    expect(endpointsOf(calls()).slice(1)).toEqual([
      'customer/list/selfCustomersByTenant',
      'customer/info/detail',
      'customer/info/detail',
    ]);
    expect(data.customers.nodes[1].vendorDetails.followUsers[0]).toEqual({ userid: 'zhangsan', remark: '客户1' });

    const masked = await askGraph({ wshoto: adapter }, question('remark'), { seeing: [] });
    expect(masked.data.customers.nodes[1].vendorDetails.followUsers[0].remark).toBe('客*');
  });

  it('walks all leads, tasks and follow-ups to the end, each once', async () => {
    const { adapter } = overSandbox();
    for (const [list, count] of [
      ['leads', 140],
      ['tasks', 60],
      ['followUps', 400],
      ['customers', 90],
    ] as const) {
      const ids: string[] = [];
      let after: string | null = null;
      for (let turn = 0; turn < 40; turn += 1) {
        const { data, errors } = await askGraph(
          { wshoto: adapter },
          `query ($after: String) { ${list}(vendors: [WSHOTO], first: 50, after: $after) {
            nodes { id } pageInfo { hasNextPage endCursor } sources { status } } }`,
          { variables: { after } },
        );
        expect(errors).toEqual([]);
        ids.push(...data[list].nodes.map(({ id }: { id: string }) => id));
        after = data[list].pageInfo.endCursor;
        if (!data[list].pageInfo.hasNextPage) break;
      }
      expect([list, ids.length, new Set(ids).size]).toEqual([list, count, count]);
    }
  });

  it('answers without a call where no record can match', async () => {
    const { adapter, http } = overSandbox();
    const { data, errors } = await askGraph(
      { wshoto: adapter },
      `{ leads(vendors: [WSHOTO], filter: { statuses: [QUALIFIED] }) {
           nodes { id } pageInfo { hasNextPage endCursor } sources { status returned } }
         followUps(vendors: [WSHOTO], filter: { kinds: [CALL] }) { nodes { id } sources { status returned } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.leads).toMatchObject({ nodes: [], sources: [{ status: 'OK', returned: 0 }] });
    expect(data.leads.pageInfo).toEqual({ hasNextPage: false, endCursor: expect.any(String) });
    expect(data.followUps).toEqual({ nodes: [], sources: [{ status: 'OK', returned: 0 }] });
    expect(http.calls).toEqual([]);
  });

  it('says that its tags cannot be listed, and finds one that was seen by its id', async () => {
    const { adapter } = overSandbox();
    const adapters = { wshoto: adapter };
    const seen = await askGraph(
      adapters,
      `{ customers(vendors: [WSHOTO], first: 3) { nodes { tags { id name } } }
         tags(vendors: [WSHOTO]) { nodes { id } sources { status } } }`,
    );
    expect(seen.data.tags).toEqual({ nodes: [], sources: [{ status: 'UNSUPPORTED' }] });
    const [tag] = seen.data.customers.nodes[0].tags;
    const again = await askGraph(
      adapters,
      'query ($id: ID!) { node(id: $id) { ... on Tag { id name group { name } } } }',
      {
        variables: { id: tag.id },
      },
    );
    expect(again).toMatchObject({ errors: [], data: { node: { ...tag, group: { name: '客户等级' } } } });
  });

  it('answers every condition that its offers name', async () => {
    const { adapter } = overSandbox();
    const key = (externalId: string): string => `[{ vendor: WSHOTO, externalId: "${externalId}" }]`;
    const { data, errors } = await askGraph(
      { wshoto: adapter },
      `{ leads(vendors: [WSHOTO], filter: { createdAt: { gte: "2025-10-01T00:00:00Z" }, phone: "+8613800138002", name: "张敏",
           statuses: [CONTACTING], owners: ${key('wangwu')}, pools: ${key('1254676189925430001')} })
         { nodes { name phone } sources { status filters { field handling } } }
       followUps(vendors: [WSHOTO], filter: { occurredAt: { gte: "2026-08-01T00:00:00Z" }, targetTypes: [GROUP, LEAD],
           kinds: [NOTE], authors: ${key('lisi')}, authorGroups: ${key('1002')}, title: "电话" })
         { nodes { kind title targetType author { externalId } } sources { status filters { field handling } } }
       tasks(vendors: [WSHOTO], filter: { createdAt: { gte: "2026-08-10T00:00:00Z", lt: "2026-11-01T00:00:00Z" },
           statuses: [RUNNING, ENDED], types: [MASS_SEND], creators: ${key('wangwu')} })
         { nodes { status type } sources { status filters { field handling } } } }`,
    );
    expect(errors).toEqual([]);
    const zhangMin = { name: '张敏', phone: '+8613800138002' };
    expect(data.leads.nodes).toEqual([zhangMin, zhangMin]);
    expect(data.followUps.nodes.length).toBeGreaterThan(0);
    for (const list of [data.leads, data.followUps, data.tasks]) expect(list.sources[0].status).toBe('OK');
    expect(data.tasks.sources[0].filters.map(({ handling }: { handling: string }) => handling)).toEqual(
      Array.from({ length: 4 }, () => 'PUSHED_DOWN'),
    );
  });
});
