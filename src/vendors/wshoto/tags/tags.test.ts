import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import type { Change } from '../../../records/change.ts';
import type { Customer } from '../../../records/customer.ts';
import type { PagedPart } from '../../list-plan.ts';
import { memoryRecords, overSandbox } from '../../../../test/support/wshoto.ts';

const page = { page: 1, size: 100, from: null, to: null };
const aChange: Change = {
  number: 1,
  vendor: 'wshoto',
  subject: 'UNKNOWN',
  ref: '1',
  kind: 'UNKNOWN',
  kindRaw: '21',
  occurredAt: null,
  receivedAt: new Date(0),
  mergedInto: null,
  fieldChanges: null,
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('remembers tags seen on records, and what each place told of them', async () => {
  const { adapter } = overSandbox(memoryRecords());
  const part = adapter.CUSTOMER!.list!({}).parts[0] as PagedPart<Customer>;
  const { rows } = await part.read(page, aCall());
  const [task] = (await (adapter.TASK!.list!({}).parts[0] as PagedPart<Customer>).read(page, aCall())).rows;
  await adapter.TASK!.get!.byRefs([task!.ref], aCall());
  await settled();

  const onCustomer = rows.flatMap(({ tags }) => tags ?? []).find(({ externalId }) => externalId === 'etVip')!;
  expect(onCustomer).toMatchObject({ name: '重点客户', kind: undefined, group: { name: '客户等级' } });
  expect(await adapter.TAG!.get!.byRefs(['tag.etVip', 'tag.never'], aCall())).toMatchObject([
    {
      ref: 'tag.etVip',
      externalId: 'etVip',
      origin: { servedFrom: 'STORE' },
      name: '重点客户',
      kind: 'CORPORATE', // told by the task alone
      kindRaw: '1',
      group: { name: '客户等级' }, // told by the customer alone
      details: { strategyId: null, manageGroupName: null },
    },
  ]);
  expect(adapter.TAG).not.toHaveProperty('list');
});

it('writes a tag once, however often it is seen', async () => {
  const records = memoryRecords();
  const writes: string[] = [];
  const keep: typeof records.keep = async (entity, seen) => {
    writes.push(...seen.map(({ ref }) => ref));
    await records.keep(entity, seen);
  };
  const { adapter } = overSandbox({ ...records, keep });
  const part = adapter.CUSTOMER!.list!({}).parts[0] as PagedPart<Customer>;
  for (let turn = 0; turn < 2; turn += 1) {
    await part.read(page, aCall());
    await settled();
  }
  expect(writes.length).toBe(new Set(writes).size);
  expect(writes.length).toBeGreaterThan(0);
});

it('writes a tag that is seen again once more after a push, which may have been about anything', async () => {
  const records = memoryRecords();
  const writes: string[] = [];
  const keep: typeof records.keep = async (entity, seen) => {
    writes.push(...seen.map(({ ref }) => ref));
    await records.keep(entity, seen);
  };
  const { adapter } = overSandbox({ ...records, keep });
  const part = adapter.CUSTOMER!.list!({}).parts[0] as PagedPart<Customer>;
  await part.read(page, aCall());
  await settled();
  const before = writes.splice(0);
  adapter.pushed!(aChange);
  await part.read(page, aCall());
  await settled();
  expect(writes.toSorted()).toEqual(before.toSorted());
});

it('does not wait for the store, nor fail with it', async () => {
  const down = { ...memoryRecords(), keep: () => Promise.reject(new Error('down')) };
  const stuck = { ...memoryRecords(), keep: () => new Promise<void>(() => {}) };
  for (const records of [down, stuck]) {
    const { adapter, warnings } = overSandbox(records);
    const part = adapter.CUSTOMER!.list!({}).parts[0] as PagedPart<Customer>;
    expect((await part.read(page, aCall())).rows.length).toBe(90);
    await settled();
    expect(warnings.length).toBe(records === down ? 1 : 0);
  }
});
