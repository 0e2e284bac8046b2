// The document's own example, verbatim: jing-lead-owner-change.txt.
import { describe, expect, it } from 'vitest';
import example from '../fixtures/lead-owner-change.doc.json' with { type: 'json' };
import { aCall } from '../../../../test/support/http-over.ts';
import { afterPushes, listeningSince, receivedAt, walk } from '../../../../test/support/jing-after-pushes.ts';
import type { JsonObject } from '../shapes.ts';

const ref = 'baNMtumVohuRGx29PcEMmH';
const { object_info: _, ...bareExtra } = example.extra_data;
const bareExample = { ...example, extra_data: bareExtra };

async function theLead(...bodies: readonly JsonObject[]) {
  const { LEAD } = await afterPushes(...bodies);
  const [lead] = await LEAD!.get!.byRefs([ref, 'nobody'], aCall());
  return lead!;
}

async function theFollowUp(...bodies: readonly JsonObject[]) {
  const { FOLLOW_UP } = await afterPushes(...bodies);
  const [followUp] = await walk(FOLLOW_UP!.list!({}), (row) => row.occurredAt);
  return followUp!;
}

const nothing = { jingUuid: null, code: null, label: null, name: null, value: null, color: null, otherText: null };
const school = {
  label: '珠海市金湾区第一小学',
  value: '珠海市金湾区第一小学',
  id: '3097002138',
  companyUuid: 'QDGZTNcZhHDS7KZDeWTjLW',
};
const source = {
  ...nothing,
  jingUuid: 'Z2BSupe5iipt6b77qDab6e',
  label: 'guoqing.zhou@jingdigital.com',
  value: '0a451fa5b312842a2183a08b1590292b',
};
const avatar =
  'https://wework.qpic.cn/wwhead/duc2TvpEgST9hicuyypLEKI8f8O7Zsv9yuQpiaRk6X5wibXQuNhAd5edxRACSGCJE0sUaTufQTs0eg/0';
const owner = {
  externalId: '00777a65-c014-4303-a2fd-6039a294a2eb',
  name: '黄运霞',
  email: 'vicky@jingdigital.com',
  phone: '+8613862332614',
  avatarUrl: avatar,
  departmentName: null,
};

describe('a change of owner with lead information', () => {
  it('is the lead, field by field', async () => {
    const { details: _details, raw, customFields, ...lead } = await theLead(example);
    expect(lead).toEqual({
      ref,
      externalId: ref,
      origin: { servedFrom: 'STORE', fetchedAt: receivedAt, observedSince: listeningSince, isPartial: false },
      name: '测试webhook新建',
      phone: '+8613289838293',
      phoneRaw: '13289838293',
      email: null,
      emailRaw: null,
      gender: null,
      genderRaw: null,
      birthday: null,
      company: { externalId: '3097002138', name: '珠海市金湾区第一小学' },
      region: {
        text: '中国/山西省/晋城市',
        country: { externalId: null, name: '中国' },
        province: { externalId: null, name: '山西省' },
        city: { externalId: null, name: '晋城市' },
        district: null,
        address: null,
      },
      status: 'QUALIFIED',
      statusRaw: 'mql',
      intention: null,
      intentionRaw: null,
      callStatus: null,
      callStatusRaw: null,
      owner,
      collaborators: null,
      pool: { externalId: 'market', name: 'Market Lead Pool' },
      remark: '测试添加备注的webhook',
      createdAt: new Date('2023-02-27T08:28:55Z'),
      updatedAt: new Date('2023-03-30T03:05:13Z'),
      lastFollowedUpAt: new Date('2023-02-27T08:54:41Z'),
      isDeleted: false,
      tags: null,
      tagRefs: null,
      landingPageIds: null,
      customerRefs: [],
    });
    expect(raw).toEqual({ ...example.extra_data.object_info, mid: 59, object_id: 30 });
    const keys = Object.keys(example.extra_data.object_info).filter((key) => key.startsWith('c_'));
    expect(customFields!.map(({ key }) => key)).toEqual(keys.toSorted());
  });

  it('tells everything of the lead that is not unified', async () => {
    const { details } = await theLead(example);
    expect(details).toEqual({
      mid: '59',
      objectId: '30',
      omniUserUuid: 'aewmbVxUoWXdseyos8iyjL',
      leadName: { headimgurl: [], name: '测试webhook新建', companyId: school },
      companyId: school,
      countryRegion: {
        ...nothing,
        jingUuid: 'CMMXmGsMxB2o5obqJhcxQY',
        label: '中国/山西省/晋城市',
        value: 'Jincheng',
      },
      owner: {
        label: '黄运霞',
        id: '00777a65-c014-4303-a2fd-6039a294a2eb',
        isDept: false,
        depId: 'a6e660bd-c940-4e7f-a2b9-f363f0ff6596',
        avatar,
        omniUserUuid: '6ZA6Y6wEPcd2uRiSUW5k2U',
        isAuthed: true,
        userid: 'Vicky',
        orgInfoJingUuid: '19934c05-21c0-49a0-972f-59e0b0316c60',
        status: '1',
        mobile: '+8613862332614',
        mobileRaw: '13862332614',
        email: 'vicky@jingdigital.com',
      },
      lifeStatus: { ...nothing, code: 'mql', label: '市场部认可', value: 'mql', color: '#4176FF' },
      leadStatus: [],
      leadPool: { ...nothing, jingUuid: 'market', label: 'Market Lead Pool', value: 'market' },
      businessType: {
        ...nothing,
        jingUuid: 'zsbaVms8iWjZwuHckBZqR4',
        label: 'zqltest测试类型',
        name: 'zqltest测试类型',
      },
      accountId: null,
      param5: source,
      firstParam5: source,
      assigner: 'guoqing.zhou@jingdigital.com',
      createdBy: 'guoqing.zhou@jingdigital.com',
      updatedBy: 'guoqing.zhou@jingdigital.com',
      lastFollower: 'guoqing.zhou@jingdigital.com',
      latestRemark: '测试添加备注的webhook',
      followStatus: '0',
      invalidStatus: '0',
      influenceScore: 0,
      actionScore: 0,
      numberOfRelevantLead: 13,
      headimgurl: [],
      isExternalContact: false,
      externalUserid: null,
      returnToOwner: null,
      returnToFormerOwner: null,
      recentRecycleReason: [],
      ownerChangeTime: new Date('2023-03-30T03:05:12Z'),
      ownerLastFollowerTime: null,
      toBabyLeadTimestamp: new Date('2023-02-27T08:28:55Z'),
      toMqlTimestamp: new Date('2023-02-27T08:32:13Z'),
      toSalTimestamp: null,
      toSqlTimestamp: null,
      toCustomerTimestamp: null,
      invalidStatusTimestamp: null,
      sourceUpdatedTimestamp: new Date('2023-02-27T08:28:56Z'),
      firstSourceUpdatedTimestamp: new Date('2023-02-27T08:28:56Z'),
      returnTime: null,
      estimatedReturnTime: null,
      recentRecycleTime: null,
      remainingTime: null,
    });
  });

  it('tells the custom fields by their kinds, empty ones with text null', async () => {
    const { customFields } = await theLead(example);
    const field = (key: string) => customFields!.find((field) => field.key === key);
    const unnamed = { name: null, param: null };
    expect(field('c_switch_k0kqydjk')).toEqual({
      ...unnamed,
      key: 'c_switch_k0kqydjk',
      kind: 'SWITCH',
      kindRaw: 'switch',
      text: '1',
      options: null,
    });
    expect(field('c_switch_dw4ksfdc')).toMatchObject({ text: '0' });
    expect(field('c_custom_yglxmqap')).toMatchObject({ kind: 'SINGLE_CHOICE', text: null, options: [] });
    expect(field('c_multi_employee_kptwzhot')).toMatchObject({
      kind: 'EMPLOYEE',
      kindRaw: 'multi_employee',
      text: null,
    });
    expect(field('c_date_xge1t7al')).toMatchObject({ kind: 'DATE', text: null, options: null });
    expect(customFields!.filter(({ text }) => text !== null).map(({ key }) => key)).toEqual([
      'c_switch_dw4ksfdc',
      'c_switch_k0kqydjk',
    ]);
  });

  it('is a follow-up too, field by field', async () => {
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
});

describe('a change of owner without lead information', () => {
  it('makes a partial record of what it mentions', async () => {
    const lead = await theLead(bareExample);
    expect(lead.origin.isPartial).toBe(true);
    expect(lead).toMatchObject({
      name: null,
      phone: null,
      status: 'QUALIFIED',
      statusRaw: 'mql',
      owner: { externalId: '00777a65-c014-4303-a2fd-6039a294a2eb', name: '黄运霞', email: null },
      pool: { externalId: 'market', name: null },
      createdAt: new Date('2023-02-27T08:28:55Z'),
      updatedAt: null,
      isDeleted: false,
      customerRefs: null,
      details: { mid: '59', objectId: '30', omniUserUuid: 'aewmbVxUoWXdseyos8iyjL', updatedBy: 'admin:23849' },
    });
    expect(Object.values(lead).filter((value) => value === undefined)).toEqual([]);
    expect(lead.raw).not.toHaveProperty('event_type');
  });

  it('does not destroy what is known of the same owner, stage and pool', async () => {
    const later = { ...bareExample, create_time: example.create_time + 60 };
    for (const order of [
      [example, later],
      [later, example],
    ]) {
      const lead = await theLead(...order);
      expect(lead.owner).toEqual(owner);
      expect(lead.pool).toEqual({ externalId: 'market', name: 'Market Lead Pool' });
      expect(lead.details).toMatchObject({
        lifeStatus: { label: '市场部认可' },
        businessType: { name: 'zqltest测试类型' },
      });
      expect(lead.origin.isPartial).toBe(false);
    }
  });

  it('says only what it knows of a new owner', async () => {
    const extra = {
      ...bareExtra,
      owner: 'u-2',
      owner_name: '沈斌超',
      entity_change_mapping: { new: { owner: 'u-2' } },
    };
    const later = { ...bareExample, create_time: example.create_time + 60, extra_data: extra };
    const lead = await theLead(example, later);
    expect(lead.owner).toMatchObject({ externalId: 'u-2', name: '沈斌超', email: null });
    expect(lead.name).toBe('测试webhook新建');
  });
});
