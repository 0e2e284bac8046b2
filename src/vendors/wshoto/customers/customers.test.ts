import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { Customer } from '../../../records/customer.ts';
import type { PagedPart } from '../../list-plan.ts';
import { overReplies, overSandbox, tokenReply } from '../../../../test/support/wshoto.ts';

const page = { page: 1, size: 20, from: null, to: null };
const replying = (data: string) =>
  overReplies((endpoint) => (endpoint === 'access_token' ? tokenReply : `{"code":"00000","data":${data}}`));

it('reads the few fields of a row; remarks are left to the detail', async () => {
  const tag = (id: string) => `{"group_name": "等级", "tag_name": "${id}", "tag_id": "${id}"}`;
  const { adapter, calls } = replying(`{"total": 12, "records": [{"external_userid": "wm1", "unionid": "u1", "type": 1,
    "gender": 2, "follow_users": [{"userid": "a", "tag_list": [${tag('t1')}]}, {"userid": "b", "tag_list": [${tag('t1')}, ${tag('t2')}]}]}]}`);
  const part = adapter.CUSTOMER!.list!({}).parts[0] as PagedPart<Customer>;
  const { rows, total } = await part.read(page, aCall());

  expect(calls()[0]!.body).toBe('{"current_index":1,"page_size":20}');
  expect(total).toBe(12);
  expect(rows[0]).toMatchObject({
    ref: 'wm1',
    externalId: 'wm1',
    name: null,
    createdAt: null,
    gender: 'FEMALE',
    genderRaw: '2',
    identities: [
      { kind: 'WECOM_EXTERNAL_USERID', kindRaw: 'external_userid', value: 'wm1' },
      { kind: 'WECHAT_UNIONID', kindRaw: 'unionid', value: 'u1' },
    ],
    collaborators: [{ externalId: 'a' }, { externalId: 'b' }],
    tags: [
      { ref: 'tag.t1', name: 't1', group: { externalId: null, name: '等级' } },
      { ref: 'tag.t2', name: 't2' },
    ],
    tagRefs: ['tag.t1', 'tag.t2'],
    details: { type: 'WECHAT', typeRaw: '1', followUsers: [{ userid: 'a' }, { userid: 'b' }] },
  });
  expect(Object.values(rows[0]!)).not.toContain(undefined);
});

it('reads remarks by the id, and has null for what the detail does not tell', async () => {
  const { adapter, calls } = replying('{"external_userid": "wm1", "follow_user": [{"userid": "a", "remark": "老王"}]}');
  const [customer] = await adapter.CUSTOMER!.get!.byRefs(['wm1'], aCall());

  expect(calls()[0]).toMatchObject({ method: 'GET', path: '/customer/info/detail', query: { external_userid: 'wm1' } });
  expect(customer).toMatchObject({
    ref: 'wm1',
    gender: null,
    tags: null,
    collaborators: [{ externalId: 'a' }],
    details: { type: null, followUsers: [{ userid: 'a', remark: '老王', tagList: null }] },
  });
  expect(Object.values(customer!)).not.toContain(undefined);
});

it('leaves out a customer that is gone', async () => {
  const { adapter } = overSandbox();
  const found = await adapter.CUSTOMER!.get!.byRefs(['wmSandbox0001', 'nobody'], aCall());
  expect(found.map(({ ref }) => ref)).toEqual(['wmSandbox0001']);
});

it('can check tags and two kinds of identity here, and nothing else', () => {
  const { adapter } = replying('[]');
  const handling = (conditions: Parameters<NonNullable<NonNullable<typeof adapter.CUSTOMER>['list']>>[0]) =>
    adapter.CUSTOMER!.list!(conditions).handling;

  expect(handling({ tagIds: ['tag.a'], identity: { kind: 'WECHAT_UNIONID', value: 'u' } })).toEqual({
    tagIds: 'APPLIED_HERE',
    identity: 'APPLIED_HERE',
  });
  expect(
    handling({
      identity: { kind: 'QQ', value: '1' },
      owners: ['a'],
      phone: '+8613800138000',
      createdAt: {},
      name: 'A',
    }),
  ).toEqual({});
});
