// What the vendors' documents show, through the whole server. Expected values are read off the documents by hand.
import { describe, expect, it } from 'vitest';
import { recordedServer } from '../../support/recorded-server.ts';
import { id, sobotSamples, told } from './documents.ts';

describe('Sobot’s documents', () => {
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
