import { expect, it } from 'vitest';
import detail from './fixtures/customer-detail.doc.json' with { type: 'json' };
import list from './fixtures/customer-list.doc.json' with { type: 'json' };
import { toListedCustomer, toWholeCustomer } from './map-customer.ts';
import type { Row } from './wire.ts';

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
  expect(listed(row!)).toEqual({
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
    stage: null,
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
  expect(Object.values(customer)).not.toContain(undefined);
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

it('reads the spelling of the table of S23 like that of its sample', () => {
  const table = whole({
    id: 'c1',
    nick: 'n',
    createTime: '1632806109',
    createDate: '1632758400',
    isVip: '1',
    userStatus: '1',
    countryId: '86',
    countryName: '中国',
    proviceName: '浙江',
    partnerId: 'p-1',
    visitorIds: 'v1,v2',
    wxExternalUserIds: ['w1'],
    faceBookids: 'f1',
    whatsappids: [8613, null],
  });
  expect(table).toMatchObject({
    createdAt: new Date('2021-09-28T05:15:09Z'),
    isVip: true,
    isBlacklisted: true,
    region: { country: { externalId: '86', name: '中国' }, province: { externalId: null, name: '浙江' }, city: null },
    details: { createDate: '2021-09-28' },
  });
  expect(table.identities?.map(({ kind, kindRaw, value }) => [kind, kindRaw, value])).toEqual([
    ['PARTNER', 'partnerid', 'p-1'],
    ['VISITOR', 'visitorids', 'v1'],
    ['VISITOR', 'visitorids', 'v2'],
    ['WECOM_EXTERNAL_USERID', 'wxExternalUserIds', 'w1'],
    ['WHATSAPP', 'whatsappids', '8613'],
    ['FACEBOOK', 'faceBookids', 'f1'],
  ]);
});

it('takes the spelling that holds a value where a row has a field twice', () => {
  const twice = { id: 'c1', create_time: '1632806109', createTime: '' };
  expect(listed(twice).createdAt).toEqual(new Date('2021-09-28T05:15:09Z'));
});

it('says UNKNOWN for codes that nobody documented, and keeps them', () => {
  const odd = { id: 'c1', sex: 3, crm_status: 7, status: 7, create_type: '12', development_mode: 3 };
  expect(listed(odd)).toMatchObject({
    gender: 'UNKNOWN',
    genderRaw: '3',
    status: 'UNKNOWN',
    statusRaw: '7',
    isDeleted: null,
  });
  expect(listed(odd).details).toMatchObject({
    status: 'UNKNOWN',
    statusRaw: '7',
    createType: 'UNKNOWN',
    createTypeRaw: '12',
    developmentMode: 'UNKNOWN',
  });
});

it('reads every kind of nothing as null', () => {
  const empty = {
    id: 'c1',
    uname: '',
    tel: null,
    create_time: 0,
    update_time: '',
    follow_user: null,
    extend_fields: [],
  };
  expect(listed(empty)).toMatchObject({ name: null, phone: null, phones: [], createdAt: null, updatedAt: null });
  expect(listed(empty).details).toMatchObject({ followUser: [], extendFields: null, createDate: null });
});

it('reads an employee in WeCom from an object as from a list', () => {
  const row = { id: 'c1', follow_user: { userid: 'w', createtime: '1640315257', status: -1, add_way: 202 } };
  expect(listed(row).details).toMatchObject({
    followUser: [{ userid: 'w', addWay: '202', status: 'DELETED_BY_EMPLOYEE', statusRaw: '-1' }],
  });
});

it('reads several phones and e-mails of one text, and none that is masked', () => {
  const row = { id: 'c1', tel: '138****8000;13800138000，+86 138 0013 8001', email: 'a@b.cn,no,a@b.cn' };
  expect(listed(row)).toMatchObject({
    phone: '+8613800138000',
    phones: ['+8613800138000', '+8613800138001'],
    phoneRaw: row.tel,
    emails: ['a@b.cn'],
  });
});

it('carries the custom fields of a list row that has them', () => {
  const text = JSON.stringify([{ fieldid: 'f', field_value: 'a,b', field_text: 'A,B', field_type: '7' }]);
  expect(listed({ id: 'c1', ex_field_str: text }).customFields).toMatchObject([
    {
      key: 'f',
      options: [
        { externalId: 'a', name: 'A' },
        { externalId: 'b', name: 'B' },
      ],
    },
  ]);
  expect(listed({ id: 'c1', ex_field_str: '' }).customFields).toEqual([]);
  expect(whole({ id: 'c1', ex_field_str: '[{broken' }).customFields).toBeNull();
  expect(whole({ id: 'c1' }).customFields).toBeNull();
});

it('tells business tags and WeCom tags apart', () => {
  const customer = listed({ id: 'c1', biz_label: 'b1,b2', user_label: 'w1' });
  expect(customer.tagRefs).toEqual(['biz.b1', 'biz.b2', 'wecom.w1']);
  expect(customer.tags?.map(({ ref, kind }) => [ref, kind])).toEqual([['wecom.w1', 'CORPORATE']]);
});
