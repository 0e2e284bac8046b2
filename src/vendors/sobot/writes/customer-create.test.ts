import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { refusing, sobotWrites } from '../../../../test/support/sobot-writes.ts';
import { hexId } from '../sandbox/seeds.ts';

const input = {
  nickname: 'test20210906005',
  name: 'stedfss',
  email: '234468554@qq.com',
  phone: '+8613214599999',
  status: 'TO_BE_ASSIGNED',
} as const;
const customFields = [
  { key: '5445245507ab48b68769093bd413a5c8', values: ['130434199909099898'] },
  { key: 'de4b8e9271c64b4f95035442e2003681', values: ['628767337948969', '628767337951618', '628767337953718'] },
];
const bodyOf = (request: { readonly body?: string } | null): Record<string, unknown> => JSON.parse(request?.body ?? '');

it('creates a customer as the document shows it, and tells that it was added (S17)', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('customerCreate', { ...input, customFields });
  expect(write.request).toMatchObject({ endpoint: 'user/save', method: 'POST', path: '/scrm/5/user/save' });
  expect(bodyOf(write.request)).toEqual({
    nick: 'test20210906005',
    uname: 'stedfss',
    email: '234468554@qq.com',
    tel: '13214599999',
    crm_status: 2,
    ex_field_str:
      '[{"fieldid":"5445245507ab48b68769093bd413a5c8","field_value":"130434199909099898"},{"fieldid":"de4b8e9271c64b4f95035442e2003681","field_value":"628767337948969,628767337951618,628767337953718"}]',
  });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  const receipt = await write.send(aCall());
  expect(receipt).toMatchObject({ action: 'ADDED', actionRaw: 'add' });
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ ...receipt, actionRaw: null });
  const [found] = await vendor.adapter.CUSTOMER!.get!.byRefs(receipt.refs!, aCall());
  expect(found).toMatchObject({ nickname: 'test20210906005', phone: '+8613214599999' });
  expect(vendor.timesCalled('user/save')).toBe(1);
});

it('tells that a match was updated, and proves that too', async () => {
  const vendor = sobotWrites();
  const before = await (await vendor.ready('customerCreate', input)).send(aCall());
  vendor.time.now += 3_600_000;
  const write = await vendor.ready('customerCreate', { ...input, nickname: 'other' });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await write.send(aCall())).toEqual({ refs: before.refs, action: 'UPDATED', actionRaw: 'update' });
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({
    refs: before.refs,
    action: 'UPDATED',
    actionRaw: null,
  });
});

it('proves nothing by a customer that lacks what was sent', async () => {
  const vendor = sobotWrites();
  await (await vendor.ready('customerCreate', input)).send(aCall());
  const proof = async (changed: object) =>
    (await vendor.ready('customerCreate', { ...input, ...changed })).readBack!(vendor.now(), aCall());
  expect(await proof({ email: 'other@example.com' })).toBeNull();
  expect(await proof({ remark: 'other' })).not.toBeNull(); // a row without a remark tells nothing of it
  expect(await proof({ name: '别人' })).toBeNull();
});

it('proves nothing where two customers bear what was sent: either may be somebody else’s', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('customerCreate', { nickname: '访客', status: 'FIRST_INQUIRY' });
  const { refs } = await write.send(aCall());
  expect(await write.readBack!(vendor.now(), aCall())).toMatchObject({ refs });
  await write.send(aCall()); // nothing in it for the company's rules to recognise
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
});

it('names all the places and platforms as the table spells them', async () => {
  const write = await sobotWrites().ready('customerCreate', {
    ...input,
    status: 'FOLLOWING_UP',
    gender: 'FEMALE',
    ownerExternalId: 'agent',
    ownerName: '客服',
    isVip: false,
    remark: '老客户',
    company: { externalId: 'firm', name: '公司' },
    region: {
      country: { externalId: '86' },
      province: { externalId: '110000', name: '北京' },
      city: { externalId: '110100' },
      district: { name: '朝阳区' },
    },
    timeZoneExternalId: '8',
    language: 'zh',
    customFields: [{ param: 'number', values: ['1'] }],
    identities: [
      { kind: 'WECHAT_ID', value: 'wx1' },
      { kind: 'QQ', value: '1' },
      { kind: 'PARTNER', value: 'p' },
      { kind: 'WECHAT_BUILD_UNIONID', value: 'u' },
      { kind: 'VISITOR', value: 'v1' },
      { kind: 'VISITOR', value: 'v2' },
      { kind: 'FACEBOOK', value: 'f1' },
      { kind: 'FACEBOOK', value: 'f2' },
      { kind: 'WECOM_EXTERNAL_USERID', value: 'w' },
    ],
  });
  expect(bodyOf(write.request)).toMatchObject({
    crm_status: 3,
    sex: 2,
    liable_serviceid: 'agent',
    liable_service_name: '客服',
    is_vip: '0',
    remark: '老客户',
    enterpriseid: 'firm',
    enterprise_name: '公司',
    countryid: '86',
    proviceid: '110000',
    provice_name: '北京',
    cityid: '110100',
    area_name: '朝阳区',
    timezoneid: '8',
    language: 'zh',
    ex_field_str: '[{"field_params":"number","field_value":"1"}]',
    wx: 'wx1',
    qq: '1',
    partnerid: 'p',
    wx_build_unionid: 'u',
    visitorids: 'v1,v2',
    faceBookids: ['f1', 'f2'],
    wx_external_userids: ['w'],
  });
});

it('sends no blank id beside a name', async () => {
  const place = { externalId: '', name: '北京' };
  const write = await sobotWrites().ready('customerCreate', { ...input, region: { province: place }, company: place });
  expect(bodyOf(write.request)).toMatchObject({ provice_name: '北京', enterprise_name: '北京' });
  expect(bodyOf(write.request)).not.toHaveProperty('proviceid');
  expect(bodyOf(write.request)).not.toHaveProperty('enterpriseid');
});

it('keeps the country code of a phone of elsewhere', async () => {
  const write = await sobotWrites().ready('customerCreate', { ...input, phone: '+6581234567' });
  expect(bodyOf(write.request)).toMatchObject({ tel: '+6581234567' });
});

it.for([
  [{}, { refs: null, action: 'UNKNOWN', actionRaw: null }],
  [
    { data: { userid: 'c1' }, action: 'merge' },
    { refs: ['c1'], action: 'UNKNOWN', actionRaw: 'merge' },
  ],
  [
    { data: 'c1', action: 'add' },
    { refs: ['c1'], action: 'ADDED', actionRaw: 'add' },
  ],
] as const)('reads a yes that says %j', async ([said, receipt]) => {
  const vendor = sobotWrites({
    between: async (request, sandbox) =>
      request.url.includes('user/save') ? Response.json({ ret_code: '000000', ...said }) : sandbox(request),
  });
  expect(await (await vendor.ready('customerCreate', input)).send(aCall())).toEqual(receipt);
});

it('says everything that is wrong at once, and repeats no value', async () => {
  const vendor = sobotWrites();
  const bad = {
    nickname: '  ',
    name: '名'.repeat(51),
    status: 'UNKNOWN',
    gender: 'UNKNOWN',
    ownerName: '客服',
    company: {},
    region: { country: { name: '中国' }, district: {} },
    customFields: [{ key: 'k', param: 'p', values: ['v'] }, { values: [' '] }, { key: 'j', values: ['a,b', 'c'] }],
    identities: [
      { kind: 'UNKNOWN', value: 'secret-1' },
      { kind: 'QQ', value: '1' },
      { kind: 'QQ', value: '2' },
      { kind: 'VISITOR', value: 'a,b' },
      { kind: 'LINE', value: '' },
    ],
  } as const;
  expect(await vendor.problems('customerCreate', bad)).toEqual([
    'REQUIRED nickname',
    'INVALID_VALUE status',
    'TOO_LONG name',
    'INVALID_VALUE gender',
    'REQUIRED ownerExternalId',
    'REQUIRED region.country.externalId',
    'AT_LEAST_ONE_OF region.district',
    'AT_LEAST_ONE_OF company',
    'EXACTLY_ONE_OF customFields.0',
    'EXACTLY_ONE_OF customFields.1',
    'REQUIRED customFields.1.values',
    'INVALID_VALUE customFields.2.values',
    'INVALID_VALUE identities.0.kind',
    'TOO_MANY identities.2',
    'INVALID_VALUE identities.3.value',
    'REQUIRED identities.4.value',
  ]);
  expect(vendor.calls).toEqual([]);
});

it('needs an agent for a customer that is followed up', async () => {
  const vendor = sobotWrites();
  const problems = (more: object) => vendor.problems('customerCreate', { ...input, status: 'FOLLOWING_UP', ...more });
  expect(await problems({})).toEqual(['REQUIRED ownerExternalId']);
  expect(await problems({ ownerName: '客服' })).toEqual(['REQUIRED ownerExternalId']);
  expect(await problems({ ownerExternalId: hexId('agent 0') })).toEqual([]);
});

it('counts characters as people do', async () => {
  const vendor = sobotWrites();
  expect(await vendor.problems('customerCreate', { ...input, nickname: '😀'.repeat(50) })).toEqual([]);
  expect(await vendor.problems('customerCreate', { ...input, nickname: '😀'.repeat(51) })).toEqual([
    'TOO_LONG nickname',
  ]);
});

it('keeps the code of a refusal that nobody documented', async () => {
  const vendor = sobotWrites({ between: refusing('user/save', '123456', 'no such rule') });
  await expect((await vendor.ready('customerCreate', input)).send(aCall())).rejects.toMatchObject({
    code: 'UNKNOWN',
    path: null,
    vendorCode: '123456',
    vendorMessage: 'no such rule',
  });
});
