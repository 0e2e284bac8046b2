import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import type { FollowUp } from '../../../records/follow-up.ts';
import type { PagedPart } from '../../list-plan.ts';
import { sobot } from '../adapter.ts';
import { sandboxCustomers } from '../sandbox/customers/customers.ts';

const customer = (index: number) => sandboxCustomers[index]!.id;
const target = (ref: string) => ({ entity: 'CUSTOMER', ref }) as const;
const parts = (vendor: ReturnType<typeof sandboxed>, refs: readonly string[]) =>
  vendor.adapter.FOLLOW_UP!.list!({ targetIds: refs.map(target) }).parts as readonly PagedPart<FollowUp>[];

it('reads each target by a part of its own, in an order that depends on the targets alone', async () => {
  const vendor = sandboxed(sobot);
  const refs = [customer(3), customer(1), customer(3)];
  const plan = parts(vendor, refs);
  expect(plan.map(({ key, bounds, totalIsExact }) => [key, bounds, totalIsExact])).toEqual([
    ['behaviours.0', null, true],
    ['behaviours.1', null, true],
  ]);
  const asked = [];
  for (const part of plan) {
    const { rows } = await part.read({ page: 1, size: 1, from: null, to: null }, aCall());
    asked.push(rows[0]?.target?.ref);
  }
  expect(asked).toEqual([customer(3), customer(1)].toSorted());
});

it('says who applies what, and leaves out what no row tells', () => {
  const { handling } = sandboxed(sobot).adapter.FOLLOW_UP!.list!({
    targetIds: [target('c')],
    occurredAt: {},
    kinds: ['NOTE'],
    targetTypes: ['CUSTOMER'],
    authors: ['a'],
    authorGroups: ['g'],
    title: 't',
  });
  expect(handling).toEqual({
    targetIds: 'PUSHED_DOWN',
    occurredAt: 'APPLIED_HERE',
    kinds: 'APPLIED_HERE',
    targetTypes: 'APPLIED_HERE',
    authors: 'APPLIED_HERE',
  });
});

it('has nothing to ask about targets that are no customers', () => {
  const plan = sandboxed(sobot).adapter.FOLLOW_UP!.list!({ targetIds: [{ entity: 'LEAD', ref: 'l' }] });
  expect(plan.parts).toEqual([]);
});

it('refuses a list without targets, and one of more than 32', () => {
  const source = sandboxed(sobot).adapter.FOLLOW_UP!;
  const many = Array.from({ length: 33 }, (_, index) => target(`c${index}`));
  expect(() => source.list!({})).toThrow(expect.objectContaining({ kind: 'UNSUPPORTED' }));
  expect(() => source.list!({ targetIds: many })).toThrow(expect.objectContaining({ kind: 'UNSUPPORTED' }));
  expect(source.list!({ targetIds: many.slice(1) }).parts).toHaveLength(32);
});

it('reads below a customer what the list with that target reads', async () => {
  const vendor = sandboxed(sobot);
  const [owned] = vendor.adapter.CUSTOMER!.followUps!;
  const [part] = parts(vendor, [customer(5)]);
  const below = await owned!.read([customer(5)], { page: 1, size: 2 }, aCall());
  const listed = await part!.read({ page: 1, size: 2, from: null, to: null }, aCall());
  expect(owned).toMatchObject({ key: part!.key, maxOwners: 1 });
  expect(below).toEqual(listed);
  expect(below).toMatchObject({ total: 4, rows: [{ target: target(customer(5)) }, {}] });
});

it('finds follow-ups by ref, searching each customer once', async () => {
  const vendor = sandboxed(sobot);
  const { rows } = await parts(vendor, [customer(10)])[0]!.read({ page: 2, size: 100, from: null, to: null }, aCall());
  const refs = [rows[0]!.ref, rows[30]!.ref, `${customer(1)}.unknown`, 'rubbish'];
  vendor.newCalls();
  const found = await vendor.adapter.FOLLOW_UP!.get!.byRefs(refs, aCall());
  expect(found.map(({ ref }) => ref)).toEqual(refs.slice(0, 2));
  expect(vendor.newCalls()).toHaveLength(3);
});

it('says PARTIAL, not gone, where ten pages did not show a follow-up', async () => {
  const vendor = sandboxed(sobot);
  const byRefs = vendor.adapter.FOLLOW_UP!.get!.byRefs([`${customer(149)}.unknown`], aCall());
  await expect(byRefs).rejects.toMatchObject({ kind: 'PARTIAL' });
  expect(vendor.newCalls().filter((endpoint) => endpoint !== 'get_token')).toHaveLength(10);
});
