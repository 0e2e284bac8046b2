import { expect, it, vi } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sobotAfterPushes } from '../../../../test/support/sobot-after-pushes.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import type { Customer } from '../../../records/customer.ts';
import { plainRecord } from '../../../records/record-base.ts';
import type { PagedPart } from '../../list-plan.ts';
import type { StoredRecord } from '../../record-store.ts';
import { Refusal } from '../../vendor-error.ts';
import { sobot } from '../adapter.ts';

type Vendor = ReturnType<typeof sobotAfterPushes>;

async function listed({ adapter }: Vendor, ref: string): Promise<Customer> {
  const [part] = adapter.CUSTOMER!.list!({}).parts;
  const reply = await (part as PagedPart<Customer>).read({ page: 1, size: 50, from: null, to: null }, aCall());
  return plainRecord(reply.rows.find((row) => row.ref === ref)!);
}

const fetched = async ({ adapter }: Vendor, ref: string) =>
  (await adapter.CUSTOMER!.get!.byRefs([ref], aCall()))[0] as Customer;

/** A customer of the sandbox, and a push of it as of its last change, or so many seconds later. */
async function customerOf(vendor: Vendor) {
  const [part] = vendor.adapter.CUSTOMER!.list!({}).parts;
  const { rows } = await (part as PagedPart<Customer>).read({ page: 1, size: 50, from: null, to: null }, aCall());
  const customer = plainRecord(rows.find(({ status }) => status === 'FOLLOWING_UP')!);
  const pushed = (more: object, seconds = 0) => {
    const time = String(customer.updatedAt!.getTime() / 1000 + seconds);
    return { companyid: 'co', userid: customer.ref, msg_type: '0', datetime: time, update_datetime: time, ...more };
  };
  vendor.newCalls();
  return { customer, pushed };
}

const stage = { stageid: 's1', stage_name: 'Deal', stage_type: '21' };

it('tells stage, assistants and custom fields of a row by its push, with no call beside the list', async () => {
  const vendor = sobotAfterPushes();
  const { customer, pushed } = await customerOf(vendor);
  expect(customer).toMatchObject({ stage: undefined, collaborators: null, customFields: undefined });
  const extend_field_values = [{ fieldid: 'f', field_type: '8', field_value: 'a,b' }];
  const helper = { helper_agentid: 'h', helper_agent_name: 'Helper' };
  await vendor.push(
    pushed({ ...stage, ...helper, extend_field_values, update_type: '1', bizid: 'b', bizid_type: '2' }),
  );

  const row = await listed(vendor, customer.ref);
  expect(row).toMatchObject({
    stage: { externalId: 's1', name: 'Deal', type: 'WON', typeRaw: '21' },
    collaborators: [{ externalId: 'h', name: 'Helper' }],
    customFields: [{ key: 'f', kind: 'MULTIPLE_CHOICE', options: [{ externalId: 'a' }, { externalId: 'b' }] }],
    details: { updateType: 'AGENT', bizid: 'b', bizidType: 'TALK', followUser: expect.anything() },
  });
  expect(row).toMatchObject({ status: customer.status, phoneRaw: customer.phoneRaw });
  expect(vendor.newCalls()).toEqual(['user/list_by_page']);
});

it('tells of a detail what only lists carry, and replaces nothing that the detail carries', async () => {
  const vendor = sobotAfterPushes();
  const { customer, pushed } = await customerOf(vendor);
  const before = await fetched(vendor, customer.ref);
  expect(before).toMatchObject({ status: null, owner: null, createdBy: null, isDeleted: null, stage: undefined });
  vendor.newCalls();
  const people = { liable_agentid: 'o', liable_agent_name: 'Owner', liable_department_name: 'Sales', create_id: 'c' };
  await vendor.push(
    pushed({ ...stage, ...people, crm_status: '3', status: '8', user_nick: 'pushed', remark: 'pushed' }),
  );

  const after = await fetched(vendor, customer.ref);
  expect(after).toMatchObject({
    status: 'FOLLOWING_UP',
    statusRaw: '3',
    owner: { externalId: 'o', name: 'Owner', departmentName: 'Sales' },
    createdBy: { externalId: 'c' },
    isDeleted: false,
    stage: { externalId: 's1' },
    details: { status: 'NORMAL', statusRaw: '8' },
  });
  expect(after).toMatchObject({ nickname: before.nickname, remark: before.remark });
  expect(vendor.newCalls()).toEqual(['user/detail']);
});

it('does not take a push at its word once the vendor shows a later change', async () => {
  const vendor = sobotAfterPushes();
  const { customer, pushed } = await customerOf(vendor);
  await vendor.push(pushed({ ...stage, helper_agentid: 'h', crm_status: '4' }, -1));
  expect(await listed(vendor, customer.ref)).toEqual(customer);
  expect(await fetched(vendor, customer.ref)).toMatchObject({ stage: undefined, status: null, collaborators: null });
  await vendor.push(pushed(stage));
  expect(await listed(vendor, customer.ref)).toMatchObject({ stage: { externalId: 's1' } });
});

it('leaves the stage to the call where the push is empty there', async () => {
  const vendor = sobotAfterPushes();
  const { customer, pushed } = await customerOf(vendor);
  await vendor.push(pushed({ stageid: '', stage_name: '', stage_type: '' }));
  expect((await listed(vendor, customer.ref)).stage).toBeUndefined();
});

it('drops what was pushed before a write of ours, until the push of that write is here', async () => {
  const vendor = sobotAfterPushes();
  const { customer, pushed } = await customerOf(vendor);
  const later = 50_000_000; // seconds: no push is refused for its age here
  await vendor.push(pushed(stage, later));
  expect((await listed(vendor, customer.ref)).stage).toMatchObject({ externalId: 's1' });
  vendor.time.now = Date.parse('2026-11-01T00:00:01.500Z');
  const { customersRecycle } = vendor.adapter.writes!;
  const ready = await customersRecycle!.prepare({ customers: [customer.ref], isValid: true }, aCall());
  if ('problems' in ready) throw new Error(ready.problems[0].message);
  await ready.send(aCall()).catch(() => undefined);
  expect((await listed(vendor, customer.ref)).stage).toBeUndefined();
  await vendor.push(pushed({ ...stage, stageid: 's2' }, later));
  expect((await listed(vendor, customer.ref)).stage).toMatchObject({ externalId: 's2' });
});

it('believes the push of a write of ours that is here before its answer', async () => {
  const vendor = sobotAfterPushes();
  const { customer, pushed } = await customerOf(vendor);
  vendor.time.now = Date.parse('2026-11-01T00:00:01Z'); // that of the push
  const { customersRecycle } = vendor.adapter.writes!;
  const ready = await customersRecycle!.prepare({ customers: [customer.ref], isValid: true }, aCall());
  if ('problems' in ready) throw new Error(ready.problems[0].message);
  const sending = ready.send(aCall()).catch(() => undefined);
  await vendor.push(pushed({ ...stage, stageid: 's2' }, 50_000_000));
  await sending;
  expect((await listed(vendor, customer.ref)).stage).toMatchObject({ externalId: 's2' });
});

it('reads nothing of what is kept where no pushes are taken', async () => {
  const quiet = sobotAfterPushes({ env: { SOBOT_WEBHOOK_SECRET: undefined as never } });
  const { customer, pushed } = await customerOf(quiet);
  await quiet.push(pushed(stage));
  expect(await listed(quiet, customer.ref)).toEqual(customer);
});

it('answers live where nothing that is kept can be read', async () => {
  const down = async () => {
    throw new Refusal({ kind: 'UNAVAILABLE', message: 'The store is down.' });
  };
  const { adapter } = sandboxed(sobot, { records: { get: down } as never });
  const [part] = adapter.CUSTOMER!.list!({}).parts;
  const ask = { page: 1, size: 5, from: null, to: null };
  const { rows } = await (part as PagedPart<Customer>).read(ask, aCall());
  expect(rows).toHaveLength(5);
});

it('waits a moment for what is kept, and asks for no more of it while that is awaited', async () => {
  const asked: PromiseWithResolvers<ReadonlyMap<string, StoredRecord>>[] = [];
  const get = () => {
    asked.push(Promise.withResolvers());
    return asked.at(-1)!.promise;
  };
  const { adapter } = sandboxed(sobot, { records: { get } as never });
  const [part] = adapter.CUSTOMER!.list!({}).parts;
  const read = () => (part as PagedPart<Customer>).read({ page: 1, size: 5, from: null, to: null }, aCall());
  expect((await read()).rows).toHaveLength(5);
  expect((await read()).rows).toHaveLength(5);
  expect(asked).toHaveLength(1);
  asked[0]!.reject(new Refusal({ kind: 'UNAVAILABLE', message: 'The store is down.' }));
  await new Promise(setImmediate);
  void read();
  await vi.waitUntil(() => asked.length === 2);
  asked[1]!.resolve(new Map());
});
