// What the vendors' documents show, through the whole server. Expected values are read off the documents by hand.
import { describe, expect, it } from 'vitest';
import { recordedServer } from '../../support/recorded-server.ts';
import { document, id, told } from './documents.ts';

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
