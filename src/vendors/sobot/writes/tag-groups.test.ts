import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { refusing, sobotWrites } from '../../../../test/support/sobot-writes.ts';
import { hexId } from '../sandbox/seeds.ts';

const group = hexId('group 0');
const input = { name: 'test', color: '#345454', isMultipleChoice: true, tagNames: ['label1'] };
const groupsOf = async (vendor: ReturnType<typeof sobotWrites>) =>
  new Map((await vendor.adapter.reference!.tagGroups!(aCall())).map((row) => [row.externalId, row]));

it('creates a group with its tags as the document shows it, and tells its id (S6)', async () => {
  const vendor = sobotWrites();
  await groupsOf(vendor); // from now on the library is kept
  const write = await vendor.ready('tagGroupCreate', input);
  expect(write.request).toEqual({
    endpoint: 'label_group/save',
    method: 'POST',
    path: '/scrm/5/label_group/save',
    body: '{"name":"test","color_value":"#345454","is_multiple_choice":1,"label_list":[{"name":"label1"}]}',
  });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  const { externalId } = await write.send(aCall());
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [], externalId });
  expect(await write.readBack!(new Date(vendor.time.now + 120_000), aCall())).toBeNull();
  expect((await groupsOf(vendor)).get(externalId!)).toMatchObject({ name: 'test', tags: [{ name: 'label1' }] });
});

it('edits a group, and sends only what is given (S7)', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('tagGroupUpdate', {
    groupExternalId: group,
    name: 'test123',
    isMultipleChoice: true,
  });
  expect(write.request).toMatchObject({
    path: '/scrm/5/label_group/update',
    body: JSON.stringify({ id: group, name: 'test123', is_multiple_choice: 1 }),
  });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await write.send(aCall())).toEqual({ refs: [], externalId: group });
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [], externalId: group });
  expect((await groupsOf(vendor)).get(group)).toMatchObject({ name: 'test123', color: '#76A6F1' });
});

it('deletes a group and its tags by one GET with the id in the path (S9)', async () => {
  const vendor = sobotWrites();
  await groupsOf(vendor);
  const write = await vendor.ready('tagGroupDelete', { groupExternalId: group });
  expect(write.request).toMatchObject({ method: 'GET', path: `/scrm/5/label_group/remove/${group}` });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await write.send(aCall())).toEqual({ refs: [], externalId: group });
  expect(vendor.timesCalled('label_group/remove')).toBe(1);
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [], externalId: group });
  expect((await groupsOf(vendor)).has(group)).toBe(false);
  expect(await vendor.adapter.TAG!.get!.byRefs([`biz.${hexId('tag 0 0')}`], aCall())).toEqual([]);
});

it('says everything that is wrong at once', async () => {
  const vendor = sobotWrites();
  const bad = { name: ' ', color: null, isMultipleChoice: false, tagNames: ['a', 'a', 'x'.repeat(31)] };
  expect(await vendor.problems('tagGroupCreate', bad)).toEqual([
    'REQUIRED name',
    'REQUIRED color',
    'TOO_LONG tagNames.2',
    'INVALID_VALUE tagNames',
  ]);
  expect(await vendor.problems('tagGroupUpdate', { groupExternalId: ' ', name: 'x'.repeat(31) })).toEqual([
    'REQUIRED group.externalId',
    'TOO_LONG name',
  ]);
  expect(await vendor.problems('tagGroupDelete', { groupExternalId: '' })).toEqual(['REQUIRED group.externalId']);
});

it.for([
  ['510002', 'ALREADY_EXISTS', ['name']],
  ['510003', 'ALREADY_EXISTS', ['tagNames']],
  ['510005', 'REQUIRED', ['name']],
  ['510006', 'REQUIRED', ['tagNames']],
  ['510007', 'TOO_LONG', null], // of the group or of a tag
] as const)('points with %s at the part of a new group that is meant', async ([vendorCode, code, path]) => {
  const vendor = sobotWrites({ between: refusing('label_group/save', vendorCode) });
  const write = await vendor.ready('tagGroupCreate', input);
  await expect(write.send(aCall())).rejects.toMatchObject({ vendorCode, code, path });
});
