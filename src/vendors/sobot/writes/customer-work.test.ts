import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sobotWrites } from '../../../../test/support/sobot-writes.ts';
import { hexId } from '../sandbox/seeds.ts';

const [first, second] = [hexId('customer 1'), hexId('customer 5')];
const agent = hexId('agent 2'); // below a department of a department
const stage = hexId('stage 3');
const bodyOf = (request: { readonly body?: string } | null): unknown => JSON.parse(request?.body ?? '');

it('assigns customers as the document shows it, with the name from the list of staff (S20, S31)', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('customersAssign', {
    customers: [first, second],
    kind: 'ASSIGN_UNASSIGNED',
    owners: [{ externalId: agent, departmentPath: 'a|b' }],
  });
  expect(write.request).toMatchObject({ method: 'POST', path: '/scrm/5/public_user/assign' });
  expect(bodyOf(write.request)).toEqual({
    confirmids: `${first},${second}`,
    liable_list: [{ liable_serviceid: agent, liable_service_name: '销售三', liable_departmentid: 'a|b' }],
    assign_biz_type: '1',
  });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await write.send(aCall())).toEqual({ refs: [first, second] });
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [first, second] });
});

it.for([
  ['ASSIGN_FROM_POOL', '2'],
  ['TAKE_FROM_POOL', '3'],
  ['REASSIGN_MINE', '4'],
  ['CHANGE_OWNER', '5'],
] as const)('knows the kind of assignment %s as %s', async ([kind, assign_biz_type]) => {
  const vendor = sobotWrites();
  const owners = [{ externalId: agent, name: '某人' }];
  const write = await vendor.ready('customersAssign', { customers: [first], kind, owners });
  expect(bodyOf(write.request)).toMatchObject({ assign_biz_type, liable_list: [{ liable_service_name: '某人' }] });
  expect(vendor.calls).toEqual([]);
});

it('says everything that is wrong with an assignment', async () => {
  const vendor = sobotWrites();
  const problems = (customers: readonly string[], owners: readonly { externalId: string }[]) =>
    vendor.problems('customersAssign', { customers, kind: 'CHANGE_OWNER', owners });
  expect(await problems([], [])).toEqual(['REQUIRED customerIds', 'REQUIRED owners']);
  expect(
    await problems(
      Array.from({ length: 101 }, () => first),
      [{ externalId: '' }],
    ),
  ).toEqual(['TOO_MANY customerIds', 'REQUIRED owners.0.externalId']);
  expect(await problems(['a,b'], [{ externalId: agent }])).toEqual(['NOT_FOUND customerIds']);
  expect(await problems([first], [{ externalId: agent }, { externalId: 'nobody' }])).toEqual([
    'NOT_FOUND owners.1.externalId',
  ]);
  // A department is nobody.
  expect(await problems([first], [{ externalId: hexId('department 客服部') }])).toEqual([
    'NOT_FOUND owners.0.externalId',
  ]);
});

it('recycles customers as the document shows it; nothing proves it (S21)', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('customersRecycle', { customers: [first], isValid: true });
  expect(write.request).toMatchObject({
    path: '/scrm/5/public_user/confirm',
    body: JSON.stringify({ confirmids: first, confirm_type: 1 }),
  });
  expect(write.readBack).toBeUndefined();
  expect(await write.send(aCall())).toEqual({ refs: [first] });
  const invalid = await vendor.ready('customersRecycle', { customers: [first], isValid: false });
  expect(bodyOf(invalid.request)).toMatchObject({ confirm_type: 2 });
  expect(await vendor.problems('customersRecycle', { customers: [], isValid: true })).toEqual(['REQUIRED customerIds']);
});

it('sets a stage with the name from the list of stages, and proves it by the latest change (S24, S26, S27)', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('customerStageSet', {
    customer: first,
    stageExternalId: stage,
    stageType: 'PROCESS',
  });
  expect(vendor.newCalls()).toEqual(['get_token', 'user_stage/query_list_by_type']);
  expect(write.request).toMatchObject({ method: 'POST', path: '/scrm/5/user_stage/stage_save' });
  expect(bodyOf(write.request)).toEqual({
    userid: first,
    stageid: stage,
    stage_name: 'Payment process',
    stage_type: 1,
  });
  expect(await write.send(aCall())).toEqual({ refs: [first] });
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [first] });

  vendor.time.now += 1000;
  const won = { customer: first, stageExternalId: stage, stageName: 'Payment process', stageType: 'WON' } as const;
  const later = await vendor.ready('customerStageSet', won);
  expect(bodyOf(later.request)).toMatchObject({ stage_type: 21 });
  expect(await later.readBack!(vendor.now(), aCall())).toBeNull();
  await later.send(aCall());
  expect(await later.readBack!(vendor.now(), aCall())).toEqual({ refs: [first] });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
});

it.for([
  ['RESULT', 2],
  ['LOST', 22],
  ['INVALID', 23],
] as const)('knows the type of stage %s as %d', async ([stageType, stage_type]) => {
  const input = { customer: first, stageExternalId: stage, stageName: 'x', stageType };
  expect(bodyOf((await sobotWrites().ready('customerStageSet', input)).request)).toMatchObject({ stage_type });
});

it('asks for the name of a stage that no list tells', async () => {
  const vendor = sobotWrites();
  const input = { customer: first, stageExternalId: 'result', stageType: 'WON' } as const;
  expect(await vendor.problems('customerStageSet', input)).toEqual(['REQUIRED stageName']);
  expect(
    await vendor.problems('customerStageSet', { customer: 'a b', stageExternalId: ' ', stageType: 'UNKNOWN' }),
  ).toEqual(['NOT_FOUND customerId', 'REQUIRED stageExternalId', 'INVALID_VALUE stageType']);
});
