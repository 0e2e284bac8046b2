// What the vendors' documents show, through the whole server. Expected values are read off the documents by hand.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { recordedServer, type RecordedCall, type Reply } from '../support/recorded-server.ts';

const document = (vendor: string, name: string): string =>
  readFileSync(new URL(`../../src/vendors/${vendor}/fixtures/${name}.doc.json`, import.meta.url), 'utf8');
const asReply = (text: string) => new Response(text, { headers: { 'content-type': 'application/json' } });

async function told(running: { server: Parameters<typeof ask>[0] }, query: string, variables: object = {}) {
  const { body } = await ask(running.server, query, { variables });
  expect(body.errors).toBeUndefined();
  return body.data;
}

const id = (entity: string, vendor: string, ref: string) =>
  Buffer.from(`1:${entity}:${vendor}::${ref}`).toString('base64url');

describe('long ids', () => {
  const long = '1254676189925432389';

  it(`${long} comes out of GraphQL digit for digit, and goes back as an unquoted number`, async () => {
    const running = await recordedServer();
    const page = await told(running, '{ tasks(first: 1) { nodes { id externalId raw } } }');
    expect(page.tasks.nodes[0]).toMatchObject({ externalId: long, raw: { template_id: long } });
    running.counted();
    const { node } = await told(
      running,
      'query ($id: ID!) { node(id: $id) { ... on Task { externalId description raw } } }',
      { id: page.tasks.nodes[0].id },
    );
    expect(node).toMatchObject({ externalId: long, raw: { template_id: long } });
  });

  it('every long id in a request to WSHOTO’s and Kuaishou’s numbers is unquoted', async () => {
    const sent: RecordedCall[] = [];
    const running = await recordedServer({}, (call) => void sent.push(call));
    const { task, lead, calls } = await told(
      running,
      `query ($task: ID!, $lead: ID!, $clue: ID!) {
        task(id: $task) { description } lead(id: $lead) { email }
        calls: lead(id: $clue) { externalId followUps { nodes { kind } } }
      }`,
      {
        task: id('TASK', 'wshoto', long),
        lead: id('LEAD', 'wshoto', '1254676189924499998'),
        clue: id('LEAD', 'kuaishou', '20006545.197451604128536746.1793477465'),
      },
    );
    expect([task, lead]).toEqual([{ description: expect.any(String) }, { email: expect.anything() }]);
    expect(calls.externalId).toBe('197451604128536746');
    const bodyOf = (path: string) => sent.find((call) => call.path === path)?.body;
    expect(bodyOf('/task/follow_up/query_task_detail_info')).toBe(`{"template_id":${long}}`);
    expect(bodyOf('/crm/clue/info')).toBe('{"clue_id":1254676189924499998}');
    expect(bodyOf('/gw/crm/clue/call/record')).toBe('{"advertiser_id":20006545,"clue_list":[197451604128536746]}');
  });

  it('197451604008536386 of the document comes out digit for digit, with the ids beside it', async () => {
    const running = await recordedServer({ KUAISHOU_ADVERTISER_IDS: '20006545' }, ({ path, body }) => {
      if (path !== '/v2/gemini/crm/clue/list') return undefined;
      return asReply(
        /"page":1\b/.test(body)
          ? document('kuaishou', 'clue-list')
          : '{"code":0,"data":{"total_count":4,"details":[]}}',
      );
    });
    const { leads } = await told(
      running,
      `{ leads(vendors: [KUAISHOU], first: 1) { nodes { id externalId createdAt updatedAt owner { externalId }
           vendorDetails { ... on KuaishouLeadDetails { pageId accountId form { id } clueSource { pageId dspCampaignId } } } raw } } }`,
    );
    expect(leads.nodes).toEqual([
      {
        id: id('LEAD', 'kuaishou', '20006545.197451604008536386.1615104649'),
        externalId: '197451604008536386',
        createdAt: '2021-03-07T08:10:49Z',
        updatedAt: '2021-03-11T09:41:23Z',
        owner: { externalId: '2296341624' },
        vendorDetails: {
          pageId: '153644601223348224',
          accountId: '20006545',
          form: { id: '145284513928645901' },
          clueSource: { pageId: '153644601223348224', dspCampaignId: null },
        },
        raw: expect.objectContaining({ id: '197451604008536386', page_id: '153644601223348224', user_id: 2296341624 }),
      },
    ]);
  });
});

/** Sobot answers its documents' samples; other pages are empty. */
const sobotSamples: Reply = ({ vendor, path, query }) => {
  if (vendor !== 'sobot') return undefined;
  const sample = {
    '/get_token': 'get-token',
    '/scrm/5/user/list_by_page': 'customer-list',
    '/scrm/5/user/detail': 'customer-detail',
    '/scrm/5/label/userlabels': 'customer-tags',
    '/scrm/5/label_group/list': 'tag-groups',
    '/scrm/5/label/list': 'tags',
    '/scrm/5/user_dynamic/list_by_page': 'behaviours',
    '/scrm/5/user/user_list': 'staff',
    '/scrm/5/user_dynamic/getsource': 'sources',
    '/scrm/5/custom_field/custom_fieid_info_list': 'customer-custom-fields',
  }[path];
  if (sample === undefined) return undefined;
  const isFirst = (query['page_no'] ?? '1') === '1' && query['groupid'] !== '764ff9fd2e094c0cb1c7d2a69beb1593';
  if (isFirst) return asReply(document('sobot', sample));
  const { total_count } = JSON.parse(document('sobot', sample));
  const count = query['groupid'] === undefined ? total_count : 0;
  return asReply(JSON.stringify({ ret_code: '000000', ret_msg: 'Success', items: [], total_count: count }));
};

describe('Sobot’s documents', () => {
  it('customers of S22', async () => {
    const running = await recordedServer({}, sobotSamples);
    const { customers } = await told(
      running,
      `{ customers(vendors: [SOBOT], first: 2) { nodes {
        externalId name nickname phone phoneRaw phones email emailRaw emails gender genderRaw status statusRaw isVip
        isBlacklisted isDeleted source { externalId name } owner { externalId name } createdBy { externalId name }
        updatedBy { externalId name } createdAt updatedAt tags { name }
        vendorDetails { ... on SobotCustomerDetails { companyid statusRaw status createDate createType createTypeRaw
          followUser { userid remark createtime addWay } fixedFields } }
      } } }`,
    );
    expect(customers.nodes).toEqual([
      {
        externalId: 'dcf361d7889a43bca87fb9ca3a636e75',
        name: 'stedfg',
        nickname: 'tet221',
        phone: '+8613014502333',
        phoneRaw: '13014502333',
        phones: ['+8613014502333'],
        email: '2344sds5234@qq.com',
        emailRaw: '2344sds5234@qq.com',
        emails: ['2344sds5234@qq.com'],
        gender: null,
        genderRaw: null,
        status: 'FIRST_INQUIRY',
        statusRaw: '1',
        isVip: false,
        isBlacklisted: false,
        isDeleted: false,
        source: { externalId: '18', name: null },
        owner: null,
        createdBy: { externalId: 'f1b8dfc486bd42508edbc80e5c9fd8e9', name: 'SCRM-test' },
        updatedBy: { externalId: 'f1b8dfc486bd42508edbc80e5c9fd8e9', name: 'SCRM-test' },
        createdAt: '2021-09-23T04:00:47Z',
        updatedAt: '2021-09-23T04:00:47Z',
        tags: [],
        vendorDetails: {
          companyid: '60b7e31daf15417aa0f521aa7d822ddd',
          status: 'NORMAL',
          statusRaw: '8',
          createDate: '2021-09-23',
          createType: 'AGENT',
          createTypeRaw: '1',
          followUser: [
            {
              userid: 'wor8AYBgAA4hQKumvkoF3vPcD-G9_GyA',
              remark: 'sobot',
              createtime: '2021-12-24T03:07:37Z',
              addWay: '1',
            },
          ],
          fixedFields: {},
        },
      },
      {
        externalId: '6738912701e74e02ae20f5a6c40c1d14',
        name: null,
        nickname: 'admin',
        phone: null,
        phoneRaw: null,
        phones: [],
        email: null,
        emailRaw: null,
        emails: [],
        gender: 'MALE',
        genderRaw: '1',
        status: 'FOLLOWING_UP',
        statusRaw: '3',
        isVip: false,
        isBlacklisted: false,
        isDeleted: false,
        source: { externalId: '9', name: 'Enterprise WeChat' },
        owner: { externalId: '52e5ed05ee984a4f8bb0b3f921ba2b05', name: 'admin1' },
        createdBy: { externalId: '52e5ed05ee984a4f8bb0b3f921ba2b05', name: null },
        updatedBy: { externalId: '5f96c8393cea49078a2c676ec6aad697', name: 'admin1' },
        createdAt: '2021-08-25T02:58:28Z',
        updatedAt: '2021-09-23T04:02:37Z',
        tags: [],
        vendorDetails: {
          companyid: '60b7e31daf15417aa0f521aa7d822ddd',
          status: 'NORMAL',
          statusRaw: '8',
          createDate: '2021-08-25',
          createType: 'AGENT',
          createTypeRaw: '1',
          followUser: [],
          fixedFields: { userLabel: 'label1,label2,www' },
        },
      },
    ]);
  });

  it('the customer of S23, with the custom fields that stand in a text of JSON', async () => {
    const running = await recordedServer({}, sobotSamples);
    const { customer } = await told(
      running,
      `query ($id: ID!) { customer(id: $id) { externalId nickname phone phoneRaw gender source { externalId }
         identities { kind kindRaw value } createdAt updatedAt owner { name } status
         customFields { kind kindRaw text param options { externalId name param } } } }`,
      { id: id('CUSTOMER', 'sobot', '1023046dc7f94c3aa9568e5cc86cfbc7') },
    );
    expect({ ...customer, customFields: customer.customFields.at(-1) }).toEqual({
      externalId: '1023046dc7f94c3aa9568e5cc86cfbc7',
      nickname: 'admin2',
      phone: '+8613168765122',
      phoneRaw: '13168765122',
      gender: 'MALE',
      source: { externalId: '9' },
      identities: [
        { kind: 'WECHAT_BUILD_UNIONID', kindRaw: 'wx_build_unionid', value: 'or-MA53WmBhZexunZ0I2ZueGdk7g' },
      ],
      createdAt: '2021-09-28T05:15:09Z',
      updatedAt: '2021-11-10T03:53:14Z',
      owner: null,
      status: null,
      customFields: {
        kind: 'SINGLE_CHOICE',
        kindRaw: '6',
        text: '607592500181862',
        param: 'xialaliebiao',
        options: [{ externalId: '607592500181862', name: 'Banana', param: 'balana' }],
      },
    });
    expect(customer.customFields).toHaveLength(10);
  });

  it('groups of S8 and tags of S12, and tags of a customer of S14', async () => {
    const running = await recordedServer({}, sobotSamples);
    const { tags, customer } = await told(
      running,
      `query ($id: ID!) {
        tags(vendors: [SOBOT]) { nodes { externalId name color kind status createdAt
          group { externalId name color scope scopeRaw isMultipleChoice status createdAt } } }
        customer(id: $id) { tags { externalId name color kind } }
      }`,
      { id: id('CUSTOMER', 'sobot', '1023046dc7f94c3aa9568e5cc86cfbc7') },
    );
    expect(tags.nodes).toHaveLength(1);
    expect(tags.nodes[0]).toEqual({
      externalId: '8e842b52a028445cbeb593dc48f69fa9',
      name: 'labelGroup',
      color: null,
      kind: 'BUSINESS',
      status: 'VALID',
      createdAt: '2023-03-06T06:48:43.404Z',
      group: {
        externalId: 'aa08a602e63d4d188f52b0809e6794b0',
        name: 'test32',
        color: '#gt5433',
        scope: 'CUSTOMER',
        scopeRaw: '1',
        isMultipleChoice: false,
        status: 'VALID',
        createdAt: '2023-03-06T06:48:43.404Z',
      },
    });
    // user_label of S23 names a tag by its id only; S14's sample is about somebody else.
    expect(customer.tags).toEqual([
      { externalId: 'bb25cd094d44426ca3113b90d66a124c', name: null, color: null, kind: 'CORPORATE' },
    ]);
  });

  it('behaviours of S24: biz_time in both its units', async () => {
    const running = await recordedServer({}, sobotSamples);
    const target = id('CUSTOMER', 'sobot', '13b79f884bc94011af91df4a46373d33');
    const { followUps } = await told(
      running,
      `query ($target: ID!) { followUps(filter: { targetIds: [$target] }, vendors: [SOBOT]) { totalCount nodes {
         externalId kind kindRaw occurredAt createdAt author { externalId name } targetType targetExternalId target { ... on Node { id } }
         fieldChanges { field before after }
         stageChange { before { name } after { externalId name type typeRaw } }
         vendorDetails { ... on SobotFollowUpDetails { bizType bizContent { bizOperatorTypeName stageTypeName oldStageName } } }
      } } }`,
      { target },
    );
    const shared = {
      targetType: 'CUSTOMER',
      targetExternalId: '13b79f884bc94011af91df4a46373d33',
      target: { id: target },
    };
    const moved = {
      ...shared,
      kindRaw: 'user_stage_update',
      kind: 'STAGE_CHANGED',
      author: { externalId: '078aeb47c71e4c85ae29b4f68ce3320a', name: 'admin4' },
      fieldChanges: null,
    };
    expect(followUps).toEqual({
      totalCount: 4,
      nodes: [
        {
          ...moved,
          externalId: 'ccff8be345624c6d9ece9859a2ecb763',
          occurredAt: '2021-05-26T08:43:46Z',
          createdAt: '2021-05-26T08:43:46Z',
          stageChange: {
            before: { name: 'intention' },
            after: {
              externalId: '7b1c71f10c9e40c994c733c48974ce35',
              name: 'Payment process',
              type: 'PROCESS',
              typeRaw: '1',
            },
          },
          vendorDetails: {
            bizType: 'user_stage_update',
            bizContent: { bizOperatorTypeName: null, stageTypeName: 'Follow-up process', oldStageName: 'intention' },
          },
        },
        {
          ...moved,
          externalId: '0e6a14ce3d10493fb8027920e0f5a27f',
          occurredAt: '2021-05-26T08:43:15Z',
          createdAt: '2021-05-26T08:43:15Z',
          stageChange: {
            before: { name: 'intention' },
            after: { externalId: 'cb31d0aff036411fb9bf598baf4dc2ea', name: null, type: 'WON', typeRaw: '21' },
          },
          vendorDetails: {
            bizType: 'user_stage_update',
            bizContent: { bizOperatorTypeName: null, stageTypeName: 'order', oldStageName: 'intention' },
          },
        },
        {
          ...moved,
          externalId: '81a0796d17104c3e825d1e53bba640d0',
          occurredAt: '2021-05-26T08:43:11Z',
          createdAt: '2021-05-26T08:43:11Z',
          stageChange: {
            before: null,
            after: { externalId: 'cb31d0aff036411fb9bf598baf4dc2ea', name: 'intention', type: 'PROCESS', typeRaw: '1' },
          },
          vendorDetails: {
            bizType: 'user_stage_update',
            bizContent: { bizOperatorTypeName: null, stageTypeName: 'Follow-up process', oldStageName: null },
          },
        },
        {
          ...shared,
          externalId: 'a4b1fad08cc74951a4b76ec571d4384d',
          kind: 'CREATED',
          kindRaw: 'user_create',
          occurredAt: '2021-05-20T11:19:28.807Z',
          createdAt: null,
          author: null,
          fieldChanges: [
            { field: 'nick', before: null, after: 'zhang san' },
            { field: 'sex', before: null, after: 'man' },
            { field: 'source', before: null, after: 'WeChat' },
          ],
          stageChange: null,
          vendorDetails: {
            bizType: 'user_create',
            bizContent: { bizOperatorTypeName: 'Create manually', stageTypeName: null, oldStageName: null },
          },
        },
      ],
    });
  });
});

describe('WSHOTO’s document', () => {
  it('the task of query_task_detail_info, whose filter is no JSON', async () => {
    const running = await recordedServer({}, ({ path }) =>
      path === '/task/follow_up/query_task_detail_info' ? asReply(document('wshoto', 'task-detail')) : undefined,
    );
    const { task } = await told(
      running,
      `query ($id: ID!) { task(id: $id) { externalId name type priority status createdBy { externalId } createdAt updatedAt
         endsAt sendsAt description audienceTags { name }
         vendorDetails { ... on WshotoTaskDetails { delayType taskMode source errorInfo filterType filterRangeInfoRaw
           explain { materials { id type actChildType sendType isPoster } } verbalWrap { verbalTitle verbalType } } } } }`,
      { id: id('TASK', 'wshoto', '21') },
    );
    expect(task).toEqual({
      externalId: '21',
      name: 'test_1027fd64538b',
      type: 'FOLLOW_UP_CUSTOMERS',
      priority: 'LOW',
      status: 'CREATING',
      createdBy: { externalId: 'test_d82e59962f3a' },
      createdAt: '1970-01-01T00:01:19Z',
      updatedAt: '1970-01-01T00:01:01Z',
      endsAt: '1970-01-01T00:01:15Z',
      sendsAt: '1970-01-01T00:01:26Z',
      description: 'test_bd1d8c54e6fe',
      audienceTags: null,
      vendorDetails: {
        delayType: 'IMMEDIATE',
        taskMode: 'NORMAL',
        source: 'STANDARD',
        errorInfo: 'test_c108e2cb617f',
        filterType: 'GROUPS_BY_CONDITIONS',
        filterRangeInfoRaw: 'test_a08e263134a8',
        explain: {
          materials: [{ id: '47', type: 'POSTER', actChildType: 'GROUP_BUY', sendType: 'TRACKED', isPoster: true }],
        },
        verbalWrap: { verbalTitle: null, verbalType: '1' },
      },
    });
  });
});

describe('Jing’s document', () => {
  it('the push of a new owner: the lead, and the follow-up that it is', async () => {
    const running = await recordedServer();
    const response = await running.push('jing', JSON.parse(document('jing', 'lead-owner-change')));
    expect(response.status).toBe(200);
    const { leads, followUps } = await told(
      running,
      `{
        leads(vendors: [JING]) { totalCount nodes {
          externalId name phone phoneRaw company { externalId name } region { text country { name } province { name } city { name } }
          status statusRaw owner { externalId name phone email } pool { externalId name } remark createdAt updatedAt lastFollowedUpAt
          isDeleted origin { servedFrom isPartial }
          vendorDetails { ... on JingLeadDetails { mid objectId omniUserUuid numberOfRelevantLead influenceScore
            ownerChangeTime toMqlTimestamp toSqlTimestamp owner { isDept depId userid isAuthed mobile } } }
        } }
        followUps(vendors: [JING]) { nodes { kind kindRaw occurredAt target { __typename ... on Node { id } }
          ownerChange { before { externalId name } after { externalId name } } author { externalId } } }
      }`,
    );
    expect(leads).toEqual({
      totalCount: 1,
      nodes: [
        {
          externalId: 'baNMtumVohuRGx29PcEMmH',
          name: '测试webhook新建',
          phone: '+8613289838293',
          phoneRaw: '13289838293',
          company: { externalId: '3097002138', name: '珠海市金湾区第一小学' },
          region: {
            text: '中国/山西省/晋城市',
            country: { name: '中国' },
            province: { name: '山西省' },
            city: { name: '晋城市' },
          },
          status: 'QUALIFIED',
          statusRaw: 'mql',
          owner: {
            externalId: '00777a65-c014-4303-a2fd-6039a294a2eb',
            name: '黄运霞',
            phone: '+8613862332614',
            email: 'vicky@jingdigital.com',
          },
          pool: { externalId: 'market', name: 'Market Lead Pool' },
          remark: '测试添加备注的webhook',
          createdAt: '2023-02-27T08:28:55Z',
          updatedAt: '2023-03-30T03:05:13Z',
          lastFollowedUpAt: '2023-02-27T08:54:41Z',
          isDeleted: false,
          origin: { servedFrom: 'STORE', isPartial: false },
          vendorDetails: {
            mid: '59',
            objectId: '30',
            omniUserUuid: 'aewmbVxUoWXdseyos8iyjL',
            numberOfRelevantLead: 13,
            influenceScore: 0,
            ownerChangeTime: '2023-03-30T03:05:12Z',
            toMqlTimestamp: '2023-02-27T08:32:13Z',
            toSqlTimestamp: null,
            owner: {
              isDept: false,
              depId: 'a6e660bd-c940-4e7f-a2b9-f363f0ff6596',
              userid: 'Vicky',
              isAuthed: true,
              mobile: '+8613862332614',
            },
          },
        },
      ],
    });
    expect(followUps.nodes).toEqual([
      {
        kind: 'OWNER_CHANGED',
        kindRaw: 'object_change_owner',
        occurredAt: '2023-03-30T03:05:13Z',
        target: { __typename: 'Lead', id: id('LEAD', 'jing', 'baNMtumVohuRGx29PcEMmH') },
        ownerChange: {
          before: { externalId: '9a56cd80-ebb3-49a5-9c7a-c570fbefffed', name: '沈斌超' },
          after: { externalId: '00777a65-c014-4303-a2fd-6039a294a2eb', name: '黄运霞' },
        },
        author: { externalId: '23849' },
      },
    ]);
  });
});

describe('a masked phone', () => {
  it('138****8000 is no phone, and is shown as it was sent', async () => {
    const masked = {
      ret_code: '000000',
      total_count: 1,
      items: [{ id: 'a1', nick: 'a', tel: '138****8000', create_time: 1632369647 }],
    };
    const clue = { id: 1, user_name: 'b', phone: '138****8000', create_time: '2021-03-07 16:10:49' };
    const running = await recordedServer({ KUAISHOU_ADVERTISER_IDS: '20006545' }, ({ path }) => {
      if (path === '/scrm/5/user/list_by_page') return asReply(JSON.stringify(masked));
      if (path === '/v2/gemini/crm/clue/list')
        return asReply(JSON.stringify({ code: 0, data: { total_count: 1, details: [clue] } }));
      return undefined;
    });
    const data = await told(
      running,
      '{ customers(vendors: [SOBOT]) { nodes { phone phoneRaw phones } } leads(vendors: [KUAISHOU]) { nodes { phone phoneRaw } } }',
    );
    expect(data.customers.nodes).toEqual([{ phone: null, phoneRaw: '138****8000', phones: [] }]);
    expect(data.leads.nodes).toEqual([{ phone: null, phoneRaw: '138****8000' }]);
  });
});
