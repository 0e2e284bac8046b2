// What the vendors' documents show, through the whole server. Expected values are read off the documents by hand.
import { describe, expect, it } from 'vitest';
import { recordedServer, type RecordedCall } from '../../support/recorded-server.ts';
import { asReply, document, id, told } from './documents.ts';

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
