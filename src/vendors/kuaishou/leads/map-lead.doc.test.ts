import { readFileSync } from 'node:fs';
import { expect, it, describe } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { answering, connected, pagedParts, source, unbounded } from '../../../../test/support/kuaishou.ts';
import { plainRecord } from '../../../records/record-base.ts';
import type { Lead } from '../../../records/lead.ts';

// The document's sample; the quotes inside the cascade's value and custom_id, lost there, are escaped again.
const sample = readFileSync(new URL('../fixtures/clue-list.doc.json', import.meta.url), 'utf8');

const listed = async (body: string): Promise<readonly Lead[]> => {
  const { adapter } = connected(answering(body));
  const [part] = pagedParts(source(adapter, 'LEAD').list!({}));
  return (await part!.read({ page: 1, size: 20, ...unbounded }, aCall())).rows;
};

describe('the lead of the document', () => {
  it('comes out as its reader would expect', async () => {
    const [lead] = await listed(sample);
    expect(lead!.raw).toMatchObject({ id: '197451604008536386', form: { id: '145284513928645901' }, clue_tag: 0 });
    expect({ ...plainRecord(lead!), raw: null }).toMatchInlineSnapshot(`
      {
        "birthday": null,
        "callStatus": "UNMARKED",
        "callStatusRaw": "0",
        "collaborators": null,
        "company": null,
        "createdAt": 2021-03-07T08:10:49.000Z,
        "customFields": null,
        "customerRefs": null,
        "details": {
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
        "email": null,
        "emailRaw": null,
        "externalId": "197451604008536386",
        "gender": null,
        "genderRaw": null,
        "intention": "UNMARKED",
        "intentionRaw": "0",
        "isDeleted": null,
        "landingPageIds": [
          "153644601223348224",
        ],
        "lastFollowedUpAt": null,
        "name": "旧表单打点1",
        "origin": {
          "fetchedAt": 2026-11-01T00:00:00.000Z,
          "servedFrom": "LIVE",
        },
        "owner": {
          "avatarUrl": null,
          "departmentName": null,
          "email": null,
          "externalId": "2296341624",
          "name": null,
          "phone": null,
        },
        "phone": "+8615584418917",
        "phoneRaw": "15584418917",
        "pool": null,
        "raw": null,
        "ref": "20006545.197451604008536386.1615104649",
        "region": null,
        "remark": null,
        "status": "NEW",
        "statusRaw": "0",
        "tagRefs": [
          "mark.0",
        ],
        "tags": [],
        "updatedAt": 2021-03-11T09:41:23.000Z,
      }
    `);
  });

  it('leaves nothing undefined, so that no field asks for it again', async () => {
    const [lead] = await listed(sample);
    expect(Object.entries(plainRecord(lead!)).filter(([, value]) => value === undefined)).toEqual([]);
    expect(Object.entries(lead!.details!).filter(([, value]) => value === undefined)).toEqual([]);
  });
});
