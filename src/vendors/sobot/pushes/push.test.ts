import { expect, it } from 'vitest';
import { sobot } from '../adapter.ts';
import add from '../fixtures/customer-add.push.doc.json' with { type: 'json' };
import combine from '../fixtures/customer-combine.push.doc.json' with { type: 'json' };
import update from '../fixtures/customer-update.push.doc.json' with { type: 'json' };

const account = { SOBOT_APP_ID: 'id', SOBOT_APP_KEY: 'key' };
const reader = (env: Record<string, string> = {}) => sobot.push!(sobot.settings.schema.parse({ ...account, ...env }));
const read = (body: object, env?: Record<string, string>) => reader(env).read({ ...body });
const element = (more: object) => ({ companyid: 'co', userid: 'u1', msg_type: '0', datetime: '1614222756', ...more });
const envelope = (content: unknown) => ({ sys_code: '50', type: 'crm', content });

it('keeps an added customer whole and tells of it as changed, because nothing tells the two apart', () => {
  const { items, parked } = read(add);
  expect(parked).toBeUndefined();
  const at = new Date(1_631_821_183_000);
  const ref = 'c9187ee3eb184ea7b297002e1066641d';
  expect(items).toMatchObject([
    {
      events: [{ entity: 'CUSTOMER', ref, at, kindRaw: '0', isWhole: true, isDeleted: false, sortTime: at }],
      change: { subject: 'CUSTOMER', ref, kind: 'UPDATED', kindRaw: '0', at },
    },
  ]);
  expect(items[0]!.events[0]!.set).toMatchObject({ user_nick: 'sobot', wx_build_unionid: '', sex: '0', stageid: '' });
  expect(read(update).items[0]!.change).toMatchObject({ kind: 'UPDATED', kindRaw: '0' });
});

it('tells the time of the data and not that of the last change, which a change of stage may leave alone', () => {
  const [item] = read(envelope([element({ update_datetime: '1600000000' })])).items;
  expect(item!.events[0]!.at).toEqual(new Date(1_614_222_756_000));
  const [late] = read(envelope([element({ datetime: '', update_datetime: '1600000000' })])).items;
  expect(late!.change!.at).toEqual(new Date(1_600_000_000_000));
});

it.for([
  ['9', 'DELETED', true],
  ['8', 'UPDATED', false],
  ['', 'UPDATED', undefined],
])('reads the status %j as %s', ([status, kind, isDeleted]) => {
  const [item] = read(envelope([element({ status })])).items;
  expect([item!.change!.kind, item!.events[0]!.isDeleted]).toEqual([kind, isDeleted]);
});

it('merges into userid, and the other way round where the settings say so', () => {
  const merge = envelope([element({ msg_type: 1, datetime: 1_614_222_177, merged_userid: 'u2' })]);
  const at = new Date(1_614_222_177_000);
  expect(read(merge).items).toMatchObject([
    {
      events: [{ ref: 'u2', mergedInto: 'u1', at, set: {}, isWhole: false }],
      change: { subject: 'CUSTOMER', ref: 'u2', mergedInto: 'u1', kind: 'MERGED', kindRaw: '1', at },
    },
  ]);
  expect(read(merge, { SOBOT_MERGE_SURVIVOR: 'merged_userid' }).items[0]!.change).toMatchObject({
    ref: 'u1',
    mergedInto: 'u2',
  });
});

it('merges nobody into himself, as the sample of the document would', () => {
  const { items, parked } = read(combine);
  expect(parked).toBeUndefined();
  expect(items).toMatchObject([{ events: [], change: { kind: 'UPDATED', ref: '6c8e6562d1e448b397e6b7a046673423' } }]);
});

it('takes a single object for a list of one', () => {
  expect(read(envelope(element({}))).items).toHaveLength(1);
});

it.for([
  ['a message is no object', 'text'],
  ['no readable userid', element({ userid: '' })],
  ['no readable userid', element({ userid: 'a/b' })],
  ['no readable userid', element({ userid: { deep: true } })],
  ['not a known msg_type', element({ msg_type: '7' })],
  ['not a known msg_type', element({ msg_type: null })],
  ['a merge without a readable merged_userid', element({ msg_type: '1' })],
] as const)('parks for "%s" what cannot be read and applies its neighbours', ([reason, odd]) => {
  const { items, parked } = read(envelope([element({ userid: 'a' }), odd, element({ userid: 'b' })]));
  expect(items.map(({ change }) => change?.ref)).toEqual(['a', 'b']);
  expect(parked).toBe(`1 of 3: ${reason}`);
});

it.for([
  ['sys_code is not 50', { sys_code: '7', type: 'crm', content: [] }],
  ['type is not crm', { sys_code: 50, type: 'chat', content: [] }],
  ['no content', { sys_code: '50', type: 'crm' }],
  ['no content', { sys_code: '50', type: 'crm', content: '[]' }],
  ['no content', {}],
])('parks a whole push with "%s"', ([reason, body]) => {
  expect(read(body as object)).toMatchObject({ items: [], parked: reason });
});

it('parks what is about another company, once the own one is known', () => {
  const both = envelope([element({ companyid: 'mine' }), element({ companyid: 'other' })]);
  expect(read(both).items).toHaveLength(2);
  expect(read(both, { SOBOT_COMPANY_ID: 'mine' })).toMatchObject({
    items: [{ change: { ref: 'u1' } }],
    parked: '1 of 2: of another company',
  });
});

it('knows a repeat of a message in another push, whatever the order of its keys', () => {
  const first = read(envelope([element({ remark: 'x' })]));
  const reversed = Object.fromEntries(Object.entries(element({ remark: 'x' })).toReversed());
  const second = read(envelope([element({ userid: 'u2' }), reversed]));
  expect(second.items[1]!.dedupeKey).toBe(first.items[0]!.dedupeKey);
  expect(second.dedupeKey).not.toBe(first.dedupeKey);
  const other = read(envelope([element({ remark: 'y' })]));
  expect(other.items[0]!.dedupeKey).not.toBe(first.items[0]!.dedupeKey);
});

it('keeps fields under one spelling, and what belongs together together', () => {
  const [item] = read(envelope([element({ wx_build_unionId: 'w', wx_build_unionid: '', stageid: 's2' })])).items;
  expect(item!.events[0]!.set).toMatchObject({ wx_build_unionid: 'w', stageid: 's2', stage_name: '', stage_type: '' });
  expect(item!.events[0]!.set).not.toHaveProperty('liable_agentid');
});
