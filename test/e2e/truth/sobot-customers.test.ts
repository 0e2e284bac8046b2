// What the vendors' documents show, through the whole server. Expected values are read off the documents by hand.
import { describe, expect, it } from 'vitest';
import { recordedServer } from '../../support/recorded-server.ts';
import { id, sobotSamples, told } from './documents.ts';

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
});
