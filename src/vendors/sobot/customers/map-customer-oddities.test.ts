import { expect, it } from 'vitest';
import { toListedCustomer, toWholeCustomer } from './map-customer.ts';
import type { Row } from '../wire.ts';

const origin = { servedFrom: 'LIVE', fetchedAt: new Date('2026-11-01T00:00:00Z') } as const;
const reading = { origin, phoneRegion: 'CN' };
const listed = (row: Row) => toListedCustomer(row, reading);
const whole = (row: Row) => toWholeCustomer(row, reading);

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
