import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sobotWrites } from '../../../../test/support/sobot-writes.ts';
import type { CustomerUpdate } from '../../write-inputs.ts';
import { hexId } from '../sandbox/seeds.ts';

const customer = hexId('customer 4'); // with five custom fields
const followedUp = hexId('customer 2');
const update = (changed: Partial<CustomerUpdate>): CustomerUpdate => ({
  customer,
  replaceCustomFields: false,
  ...changed,
});
const bodyOf = (request: { readonly body?: string } | null): Record<string, unknown> => JSON.parse(request?.body ?? '');
const detail = async (vendor: ReturnType<typeof sobotWrites>, ref = customer) =>
  (await vendor.adapter.CUSTOMER!.get!.byRefs([ref], aCall()))[0]!;
const fieldsOf = async (vendor: ReturnType<typeof sobotWrites>) =>
  new Map((await detail(vendor)).customFields!.map(({ key, text }) => [key, text]));

it('changes what is given and nothing else, the other custom fields least of all (S18)', async () => {
  const vendor = sobotWrites();
  const [before, fieldsBefore] = [await detail(vendor), await fieldsOf(vendor)];
  const write = await vendor.ready(
    'customerUpdate',
    update({ remark: 'new', customFields: [{ key: hexId('field 4'), values: ['7'] }] }),
  );
  expect(write.request).toMatchObject({ path: `/scrm/5/user/update/${customer}`, method: 'POST' });
  expect(bodyOf(write.request)).toEqual({
    nick: before.nickname,
    remark: 'new',
    upset_ex_field_str: 1,
    ex_field_str: JSON.stringify([{ fieldid: hexId('field 4'), field_value: '7' }]),
  });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await write.send(aCall())).toEqual({ refs: [customer] });
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
  const { nickname, name, phones, company } = before;
  expect(await detail(vendor)).toMatchObject({ remark: 'new', nickname, name, phones, company });
  expect(await fieldsOf(vendor)).toEqual(fieldsBefore.set(hexId('field 4'), '7'));
});

it('keeps the custom fields also of a change that names none', async () => {
  const vendor = sobotWrites();
  const before = await fieldsOf(vendor);
  await (
    await vendor.ready('customerUpdate', update({ isVip: true, levelExternalId: '628242069686628' }))
  ).send(aCall());
  expect(await fieldsOf(vendor)).toEqual(before);
});

it('replaces all custom fields only where that is asked for', async () => {
  const vendor = sobotWrites();
  const customFields = [{ param: 'number', values: ['7'] }];
  const write = await vendor.ready('customerUpdate', update({ replaceCustomFields: true, customFields }));
  expect(bodyOf(write.request)).toMatchObject({ upset_ex_field_str: 0 });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  await write.send(aCall());
  expect(await fieldsOf(vendor)).toEqual(new Map([[hexId('field 4'), '7']]));
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
});

it('reads nothing beforehand where nickname and agent are given', async () => {
  const vendor = sobotWrites();
  const owner = hexId('agent 1');
  const write = await vendor.ready('customerUpdate', update({ nickname: 'new', ownerExternalId: owner }));
  expect(vendor.newCalls()).toEqual([]);
  expect(bodyOf(write.request)).toEqual({ nick: 'new', liable_serviceid: owner, upset_ex_field_str: 1 });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  await write.send(aCall());
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [customer] });
});

it('sends back the agent of a customer that is followed up, whom the table requires', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('customerUpdate', update({ customer: followedUp, remark: 'new' }));
  expect(vendor.newCalls()).toEqual(['get_token', 'user/detail', 'user/list_by_page']);
  expect(bodyOf(write.request)).toMatchObject({ liable_serviceid: expect.stringMatching(/^\w{32}$/), remark: 'new' });
  await write.send(aCall());
  expect(await detail(vendor, followedUp)).toMatchObject({ remark: 'new' });
});

it('says everything that is wrong at once', async () => {
  const vendor = sobotWrites();
  expect(await vendor.problems('customerUpdate', update({}))).toEqual(['AT_LEAST_ONE_OF -']);
  expect(await vendor.problems('customerUpdate', update({ replaceCustomFields: true, remark: 'x' }))).toEqual([
    'REQUIRED customFields',
  ]);
  expect(
    await vendor.problems('customerUpdate', update({ customer: 'a b', nickname: ' ', name: 'x'.repeat(51) })),
  ).toEqual(['NOT_FOUND customerId', 'REQUIRED nickname', 'TOO_LONG name']);
  expect(vendor.calls).toEqual([]);
});

it('refuses a customer that is gone, and one without the nickname that is required', async () => {
  const answering = (item: object) =>
    sobotWrites({
      between: async (request, sandbox) =>
        request.url.includes('user/detail') ? Response.json({ ret_code: '000000', item }) : sandbox(request),
    });
  expect(await answering({}).problems('customerUpdate', update({ remark: 'x' }))).toEqual(['NOT_FOUND customerId']);
  expect(await answering({ id: customer }).problems('customerUpdate', update({ remark: 'x' }))).toEqual([
    'REQUIRED nickname',
  ]);
});
