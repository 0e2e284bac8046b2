import { describe, expect, it } from 'vitest';
import { listeningSince, receivedAt } from '../../../../test/support/jing-after-pushes.ts';
import { avatar, example, owner, ref, theLead } from '../../../../test/support/jing-owner-change.ts';

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
});
