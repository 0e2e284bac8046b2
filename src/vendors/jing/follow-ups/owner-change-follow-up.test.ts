import { expect, it } from 'vitest';
import { listeningSince, receivedAt } from '../../../../test/support/jing-after-pushes.ts';
import { example, owner, ref, theFollowUp } from '../../../../test/support/jing-owner-change.ts';

it('makes a follow-up of a change of owner, field by field', async () => {
  const { ref: followUpRef, externalId, raw, ...followUp } = await theFollowUp(example);
  expect(followUpRef).toMatch(/^baNMtumVohuRGx29PcEMmH\.[\w-]{43}$/);
  expect(externalId).toBe(followUpRef);
  expect(raw).toEqual(example);
  expect(followUp).toEqual({
    origin: { servedFrom: 'STORE', fetchedAt: receivedAt, observedSince: listeningSince, isPartial: false },
    kind: 'OWNER_CHANGED',
    kindRaw: 'object_change_owner',
    content: null,
    title: null,
    occurredAt: new Date('2023-03-30T03:05:13Z'),
    createdAt: null,
    author: { externalId: '23849', name: null, email: null, phone: null, avatarUrl: null, departmentName: null },
    target: { entity: 'LEAD', ref },
    targetType: 'LEAD',
    targetTypeRaw: 'lead',
    targetExternalId: ref,
    call: null,
    stageChange: null,
    ownerChange: {
      before: {
        externalId: '9a56cd80-ebb3-49a5-9c7a-c570fbefffed',
        name: '沈斌超',
        email: null,
        phone: null,
        avatarUrl: null,
        departmentName: null,
      },
      after: owner,
    },
    fieldChanges: [
      ['owner', '9a56cd80-ebb3-49a5-9c7a-c570fbefffed', '00777a65-c014-4303-a2fd-6039a294a2eb'],
      ['owner_change_time', '2023-03-29 15:48:31', '2023-03-30 11:05:12'],
      ['updated_by', 'admin:23849', 'admin:23849'],
      ['assigner', 'admin:23849', 'admin:23849'],
      ['follow_status', '0', '0'],
      ['lead_pool', 'market', 'market'],
    ].map(([field, before, after]) => ({ field, label: null, before, after, typeRaw: null })),
    details: {
      eventType: 'object_change_owner',
      actionKeyword: 'manual_distribution',
      eventCategory: 'object_v2',
      mid: '59',
      entityId: ref,
      objectId: '30',
      objectName: 'lead',
      owner: '00777a65-c014-4303-a2fd-6039a294a2eb',
      ownerName: '黄运霞',
      formerOwner: '9a56cd80-ebb3-49a5-9c7a-c570fbefffed',
      formerOwnerName: '沈斌超',
      notes: null,
      leadOmniUserUuid: 'aewmbVxUoWXdseyos8iyjL',
      omniUserUuid: null,
      operatorId: '23849',
      operatorType: 'ADMIN',
      operatorTypeRaw: '1',
      lifeStatus: 'mql',
      businessType: 'zsbaVms8iWjZwuHckBZqR4',
      createdTimestamp: new Date('2023-02-27T08:28:55Z'),
      sceneType: '2',
      isFollowUp: false,
      loginPlatform: 'jing',
      loginSourceValue: null,
      loginSourceType: 'jingmodule',
      loginEnvironment: 'pc',
      timelineData: {
        loginPlatform: 'jing',
        loginSourceName: null,
        loginSourceType: 'jingmodule',
        loginEnvironment: 'pc',
      },
    },
  });
});
