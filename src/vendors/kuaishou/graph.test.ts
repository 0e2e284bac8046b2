import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askGraph } from '../../../test/support/ask-graph.ts';
import { answering, connected, sandboxed } from '../../../test/support/kuaishou.ts';

const sample = readFileSync(new URL('fixtures/clue-list.doc.json', import.meta.url), 'utf8');

describe('Kuaishou in the graph', () => {
  it('shows the document’s lead field by field', async () => {
    const { adapter } = connected(answering(sample));
    const { data, errors } = await askGraph(
      { kuaishou: adapter },
      `{ leads(vendors: [KUAISHOU], first: 1) { nodes {
        externalId vendor name phone phoneRaw status statusRaw intention intentionRaw callStatus callStatusRaw
        owner { externalId name } createdAt updatedAt isDeleted tags { name }
        vendorDetails { ... on KuaishouLeadDetails {
          advertiserId accountId clueTag clueTagRaw isPhoneStatSystemJudged giveUpReason sourceType sourceTypeRaw
          pageId pageName sourceUrl sourceUrlRaw seaType seaTypeRaw bizId bizIdRaw channelFlag channelFlagRaw
          childIntentionTag { childIntentionId childIntentionDesc } schedule { scheduleId scheduleDesc }
          clueSource { pageId pageName callback dspCampaignId dspUnitId dspCreativeId } form { id name }
          details { key value values compType customId customIds storeInfo { storeName } }
          iccInfo { phoneName } storeInfo { storeName } bizSource campaignType collectAccountId attrClueAccountId submitUserId
        } }
      } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.leads.nodes[0]).toMatchInlineSnapshot(`
      {
        "callStatus": "UNMARKED",
        "callStatusRaw": "0",
        "createdAt": "2021-03-07T08:10:49Z",
        "externalId": "197451604008536386",
        "intention": "UNMARKED",
        "intentionRaw": "0",
        "isDeleted": null,
        "name": "旧表单打点1",
        "owner": {
          "externalId": "2296341624",
          "name": null,
        },
        "phone": "+8615584418917",
        "phoneRaw": "15584418917",
        "status": "NEW",
        "statusRaw": "0",
        "tags": [],
        "updatedAt": "2021-03-11T09:41:23Z",
        "vendor": "KUAISHOU",
        "vendorDetails": {
          "accountId": "20006545",
          "advertiserId": "20006545",
          "attrClueAccountId": null,
          "bizId": "SITE_BUILDER",
          "bizIdRaw": "1003",
          "bizSource": null,
          "campaignType": null,
          "channelFlag": "ADVERTISEMENT",
          "channelFlagRaw": "1",
          "childIntentionTag": [],
          "clueSource": {
            "callback": "10098",
            "dspCampaignId": null,
            "dspCreativeId": null,
            "dspUnitId": null,
            "pageId": "153644601223348224",
            "pageName": "王测试表单打点1",
          },
          "clueTag": "UNMARKED",
          "clueTagRaw": "0",
          "collectAccountId": null,
          "details": [
            {
              "compType": "姓名",
              "customId": null,
              "customIds": null,
              "key": "姓名",
              "storeInfo": null,
              "value": "旧表单打点1",
              "values": [
                "旧表单打点1",
              ],
            },
            {
              "compType": "电话",
              "customId": null,
              "customIds": null,
              "key": "电话",
              "storeInfo": null,
              "value": "15584418917",
              "values": [
                "15584418917",
              ],
            },
            {
              "compType": "级联单选",
              "customId": "["002","003","005","010","11010"]",
              "customIds": [
                "002",
                "003",
                "005",
                "010",
                "11010",
              ],
              "key": "下拉单选",
              "storeInfo": null,
              "value": "["宝马2系","河南","郑州","二七区","哈登店"]",
              "values": [
                "宝马2系",
                "河南",
                "郑州",
                "二七区",
                "哈登店",
              ],
            },
          ],
          "form": {
            "id": "145284513928645901",
            "name": "表单10-14 17:16",
          },
          "giveUpReason": null,
          "iccInfo": null,
          "isPhoneStatSystemJudged": false,
          "pageId": "153644601223348224",
          "pageName": "王测试表单打点1",
          "schedule": {
            "scheduleDesc": "新线索",
            "scheduleId": "0",
          },
          "seaType": "PRIVATE",
          "seaTypeRaw": "2",
          "sourceType": "FORM",
          "sourceTypeRaw": "1",
          "sourceUrl": "https://ad-lp.test.gifshow.com/rest/n/lp/page/getHtml?hyId=landingPg&pageId=1536446012233482",
          "sourceUrlRaw": "https://ad-lp.test.gifshow.com/rest/n/lp/page/getHtml?hyId=landingPg&pageId=1536446012233482",
          "storeInfo": null,
          "submitUserId": null,
        },
      }
    `);
  });

  it('asks for the calls of a page of leads once per advertiser, and for no lead twice', async () => {
    const { adapter, endpoints } = sandboxed();
    const question = `{ leads(vendors: [KUAISHOU], first: 20) { nodes { followUps { nodes { kind } } } } }`;
    const { data } = await askGraph({ kuaishou: adapter }, question);
    expect(data.leads.nodes).toHaveLength(20);
    expect(endpoints().toSorted()).toEqual([
      'call/record',
      'call/record',
      'clue/list',
      'clue/list',
      'oauth2/refresh_token',
    ]);
  });

  it('lists the calls of chosen leads, and finds each again by its id', async () => {
    const { adapter } = sandboxed();
    const adapters = { kuaishou: adapter };
    const leads = await askGraph(adapters, '{ leads(vendors: [KUAISHOU], first: 8) { nodes { id externalId } } }');
    const ids = leads.data.leads.nodes.map(({ id }: { id: string }) => id);
    const { data, errors } = await askGraph(
      adapters,
      `query ($ids: [ID!]!) { followUps(vendors: [KUAISHOU], filter: { targetIds: $ids, kinds: [CALL] }) {
        totalCount sources { status filters { field handling } }
        nodes { id externalId kind occurredAt call { externalId status toPhone recordingUrl }
          target { ... on Lead { externalId } }
          vendorDetails { ... on KuaishouFollowUpDetails { clueId midPhone iccInfo { phoneName } } } } } }`,
      { variables: { ids } },
    );
    expect(errors).toEqual([]);
    const calls: { id: string; vendorDetails: { clueId: string }; target: { externalId: string } }[] =
      data.followUps.nodes;
    expect(calls.length).toBeGreaterThan(3);
    expect(data.followUps.sources).toMatchObject([{ status: 'OK' }]);
    expect(calls.map(({ target }) => target.externalId)).toEqual(
      calls.map(({ vendorDetails }) => vendorDetails.clueId),
    );
    const again = await askGraph(adapters, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      variables: { ids: calls.map(({ id }) => id) },
    });
    expect(again).toMatchObject({ errors: [], data: { nodes: calls.map(({ id }) => ({ id })) } });
  });

  it('filters by every condition that its offer names, and says how', async () => {
    const { adapter } = sandboxed();
    const key = (externalId: string) => `[{ vendor: KUAISHOU, externalId: "${externalId}" }]`;
    const { data, errors } = await askGraph(
      { kuaishou: adapter },
      `{ leads(vendors: [KUAISHOU], filter: {
        createdAt: { gte: "2025-01-01T00:00:00Z" }, updatedAt: { gte: "2025-01-01T00:00:00Z" }, phone: "+8613800138000"
        name: "王伟", statuses: [NEW], intentions: [UNMARKED, UNKNOWN], callStatuses: [UNMARKED]
        owners: ${key('2296341624')}, landingPages: ${key('153644601223348225')}
      }) { nodes { externalId name } sources { status filters { field handling } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.leads.sources[0].filters).toEqual([
      { field: 'createdAt', handling: 'PUSHED_DOWN' },
      { field: 'updatedAt', handling: 'APPLIED_HERE' },
      { field: 'phone', handling: 'PUSHED_DOWN' },
      { field: 'name', handling: 'APPLIED_HERE' },
      { field: 'statuses', handling: 'APPLIED_HERE' },
      { field: 'intentions', handling: 'APPLIED_HERE' },
      { field: 'callStatuses', handling: 'PUSHED_DOWN' },
      { field: 'owners', handling: 'APPLIED_HERE' },
      { field: 'landingPages', handling: 'PUSHED_DOWN' },
    ]);
    expect(data.leads.nodes).toMatchObject([{ name: '王伟' }]);
  });
});
