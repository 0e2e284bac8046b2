// What the vendors' documents show, through the whole server. Expected values are read off the documents by hand.
import { describe, expect, it } from 'vitest';
import { recordedServer } from '../../support/recorded-server.ts';
import { asReply, document, id, told } from './documents.ts';

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
