import { expect, it } from 'vitest';
import detail from '../fixtures/customer-detail.doc.json' with { type: 'json' };
import list from '../fixtures/customer-list.doc.json' with { type: 'json' };
import { plainRecord } from '../../../records/record-base.ts';
import { toListedCustomer, toWholeCustomer } from './map-customer.ts';
import type { Row } from '../wire.ts';

const origin = { servedFrom: 'LIVE', fetchedAt: new Date('2026-11-01T00:00:00Z') } as const;
const reading = { origin, phoneRegion: 'CN' };
const listed = (row: Row) => toListedCustomer(row, reading);
const whole = (row: Row) => toWholeCustomer(row, reading);

const nothingPushed = {
  updateType: null,
  updateTypeRaw: null,
  groupChatName: null,
  qywxFriendsName: null,
  deleteReason: null,
  bizid: null,
  bizidType: null,
  bizidTypeRaw: null,
  bizOperatorid: null,
  bizOperatorType: null,
  bizOperatorTypeRaw: null,
  bizOperatorName: null,
};
const nowhere = { text: null, province: null, city: null, district: null, address: null };

it('reads the first row of the documented list (S22)', () => {
  const [row] = list.items;
  expect(plainRecord(listed(row!))).toEqual({
    ref: '6738912701e74e02ae20f5a6c40c1d14',
    externalId: '6738912701e74e02ae20f5a6c40c1d14',
    origin,
    raw: row,
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
    identities: undefined,
    company: null,
    region: { ...nowhere, country: undefined },
    timeZone: null,
    language: null,
    remark: null,
    status: 'FOLLOWING_UP',
    statusRaw: '3',
    stage: undefined,
    isVip: false,
    level: null,
    source: { externalId: '9', name: null },
    isBlacklisted: false,
    owner: { externalId: '52e5ed05ee984a4f8bb0b3f921ba2b05', name: 'admin1' },
    collaborators: null,
    createdBy: { externalId: '52e5ed05ee984a4f8bb0b3f921ba2b05', name: null },
    updatedBy: { externalId: '5f96c8393cea49078a2c676ec6aad697', name: 'admin1' },
    createdAt: new Date('2021-08-25T02:58:28Z'),
    updatedAt: new Date('2021-09-23T04:02:37Z'),
    isDeleted: false,
    customFields: undefined,
    tags: [],
    tagRefs: undefined,
    details: {
      companyid: '60b7e31daf15417aa0f521aa7d822ddd',
      status: 'NORMAL',
      statusRaw: '8',
      createDate: '2021-08-25',
      createType: 'AGENT',
      createTypeRaw: '1',
      developmentMode: null,
      developmentModeRaw: null,
      followUser: [],
      userLabel: [],
      bizLabel: [],
      extendFields: {},
      fixedFields: { userLabel: 'label1,label2,www' },
      ...nothingPushed,
    },
  });
});

it('reads the second row of the documented list, with phone, e-mail and an employee in WeCom', () => {
  const customer = listed(list.items[1]!);
  expect(customer).toMatchObject({
    name: 'stedfg',
    nickname: 'tet221',
    phone: '+8613014502333',
    phoneRaw: '13014502333',
    phones: ['+8613014502333'],
    email: '2344sds5234@qq.com',
    gender: null,
    status: 'FIRST_INQUIRY',
    source: { externalId: '18' },
    owner: null,
    createdBy: { externalId: 'f1b8dfc486bd42508edbc80e5c9fd8e9', name: 'SCRM-test' },
    createdAt: new Date('2021-09-23T04:00:47Z'),
  });
  expect(customer.details).toMatchObject({
    createDate: '2021-09-23',
    followUser: [
      {
        userid: 'wor8AYBgAA4hQKumvkoF3vPcD-G9_GyA',
        remark: 'sobot',
        createtime: new Date('2021-12-24T03:07:37Z'),
        addWay: '1',
        status: null,
        statusRaw: null,
      },
    ],
  });
});

it('reads the documented detail (S23), strings for numbers, and leaves nothing to be fetched again', () => {
  const customer = whole(detail.item);
  expect(customer).toMatchObject({
    ref: '1023046dc7f94c3aa9568e5cc86cfbc7',
    nickname: 'admin2',
    phone: '+8613168765122',
    gender: 'MALE',
    source: { externalId: '9', name: null },
    identities: [{ kind: 'WECHAT_BUILD_UNIONID', kindRaw: 'wx_build_unionid', value: 'or-MA53WmBhZexunZ0I2ZueGdk7g' }],
    region: null,
    createdAt: new Date('2021-09-28T05:15:09Z'),
    updatedAt: new Date('2021-11-10T03:53:14Z'),
    status: null,
    owner: null,
    isDeleted: null,
    tags: [{ ref: 'wecom.bb25cd094d44426ca3113b90d66a124c', kind: 'CORPORATE', name: null }],
    tagRefs: ['wecom.bb25cd094d44426ca3113b90d66a124c'],
    details: { createType: 'AGENT', followUser: null, userLabel: ['bb25cd094d44426ca3113b90d66a124c'] },
  });
  const { stage, ...told } = customer;
  expect(stage).toBeUndefined(); // only behaviours tell it
  expect(Object.values(told)).not.toContain(undefined);
  expect(Object.values(customer.details ?? {})).not.toContain(undefined);
});

it('reads the custom fields of the documented detail, out of a text that holds JSON', () => {
  const fields = whole(detail.item).customFields ?? [];
  expect(fields.map(({ kind, kindRaw, text }) => [kindRaw, kind, text])).toEqual([
    ['3', 'DATE', null],
    ['9', 'CASCADE', '628242069686628'],
    ['9', 'CASCADE', '628241984465772'],
    ['2', 'MULTILINE_TEXT', null],
    ['9', 'CASCADE', '607592588177650'],
    ['4', 'TIME', null],
    ['5', 'NUMBER', '34534'],
    ['8', 'SINGLE_CHOICE', '607592546349742'],
    ['7', 'MULTIPLE_CHOICE', '607592524201284'],
    ['6', 'SINGLE_CHOICE', '607592500181862'],
  ]);
  expect(fields[0]).toMatchObject({ options: null });
  expect(fields[9]).toEqual({
    key: 'e4043f59025b454a95004e71ec7dd4b5',
    name: null,
    kind: 'SINGLE_CHOICE',
    kindRaw: '6',
    text: '607592500181862',
    options: [{ externalId: '607592500181862', value: null, name: 'Banana', param: 'balana' }],
    param: 'xialaliebiao',
  });
});
