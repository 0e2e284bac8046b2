import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sobotWrites } from '../../../../test/support/sobot-writes.ts';
import { hexId } from '../sandbox/seeds.ts';

const [group, tagId] = [hexId('group 0'), hexId('tag 0 0')];
const tag = `biz.${tagId}`;
const wecom = 'wecom.x1';
const readTag = async (vendor: ReturnType<typeof sobotWrites>, ref: string) =>
  (await vendor.adapter.TAG!.get!.byRefs([ref], aCall()))[0];
const tooLong = '名'.repeat(31);

it('creates a tag, finds it by its name, and shows it by the next reading (S10)', async () => {
  const vendor = sobotWrites();
  await readTag(vendor, tag); // from now on the library is kept
  const write = await vendor.ready('tagCreate', { groupExternalId: group, name: 'test', paramName: 'p1' });
  expect(write.request).toMatchObject({
    path: '/scrm/5/label/save',
    body: JSON.stringify({ name: 'test', groupid: group, param_name: 'p1' }),
  });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await write.send(aCall())).toEqual({ refs: null });
  const ref = await write.find!(vendor.now(), aCall());
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [ref] });
  expect(await readTag(vendor, ref!)).toMatchObject({ name: 'test', group: { externalId: group } });
  expect(await write.find!(new Date(vendor.time.now + 120_000), aCall())).toBeNull();
});

it('renames a tag, which the kept library shows at once (S11)', async () => {
  const vendor = sobotWrites();
  await readTag(vendor, tag);
  const write = await vendor.ready('tagUpdate', { tag, name: 'new' });
  expect(write.request).toMatchObject({
    path: '/scrm/5/label/update',
    body: JSON.stringify({ id: tagId, name: 'new' }),
  });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await write.send(aCall())).toEqual({ refs: [tag] });
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [tag] });
  expect(await readTag(vendor, tag)).toMatchObject({ name: 'new' });
});

it('deletes a tag by one GET with the id in the path (S13)', async () => {
  const vendor = sobotWrites();
  await readTag(vendor, tag);
  const write = await vendor.ready('tagDelete', { tag });
  expect(write.request).toEqual({ endpoint: 'label/remove', method: 'GET', path: `/scrm/5/label/remove/${tagId}` });
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
  expect(await write.send(aCall())).toEqual({ refs: [tag] });
  expect(vendor.timesCalled('label/remove')).toBe(1);
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [tag] });
  expect(await readTag(vendor, tag)).toBeUndefined();
});

it('carries the id in the query where the settings say so', async () => {
  const vendor = sobotWrites({ env: { SOBOT_DELETE_ID_IN: 'query' } });
  const write = await vendor.ready('tagDelete', { tag });
  expect(write.request).toEqual({
    endpoint: 'label/remove',
    method: 'GET',
    path: '/scrm/5/label/remove',
    query: { id: tagId },
  });
  const whole = await vendor.ready('tagGroupDelete', { groupExternalId: group });
  expect(whole.request).toMatchObject({ path: '/scrm/5/label_group/remove', query: { id: group } });
  await write.send(aCall());
  expect(await readTag(vendor, tag)).toBeUndefined();
});

it('drops the kept library also when the answer is lost', async () => {
  const vendor = sobotWrites({
    between: async (request, sandbox) => {
      const reply = await sandbox(request);
      if (request.url.includes('label/update')) throw new Error('cut');
      return reply;
    },
  });
  await readTag(vendor, tag);
  await expect((await vendor.ready('tagUpdate', { tag, name: 'new' })).send(aCall())).rejects.toThrow('cut');
  expect(await readTag(vendor, tag)).toMatchObject({ name: 'new' });
});

it('says everything that is wrong at once', async () => {
  const vendor = sobotWrites();
  expect(await vendor.problems('tagCreate', { groupExternalId: '', name: tooLong, paramName: tooLong })).toEqual([
    'REQUIRED group.externalId',
    'TOO_LONG name',
    'TOO_LONG paramName',
  ]);
  expect(await vendor.problems('tagUpdate', { tag: wecom, name: ' ' })).toEqual(['UNSUPPORTED tagId', 'REQUIRED name']);
  expect(await vendor.problems('tagDelete', { tag: wecom })).toEqual(['UNSUPPORTED tagId']);
  expect(await vendor.problems('tagDelete', { tag: 'rubbish' })).toEqual(['NOT_FOUND tagId']);
  expect(await vendor.problems('tagCreate', { groupExternalId: group, name: '😀'.repeat(30) })).toEqual([]);
});

it.for([
  ['510003', { name: '普通客户' }, 'ALREADY_EXISTS', 'name'],
  ['510001', { groupExternalId: 'nowhere' }, 'NOT_FOUND', 'group'],
  ['510004', { paramName: 'level_0' }, 'ALREADY_EXISTS', 'paramName'],
] as const)('points with %s at the part of a new tag that is meant', async ([vendorCode, changed, code, path]) => {
  const write = await sobotWrites().ready('tagCreate', { groupExternalId: group, name: 'test', ...changed });
  await expect(write.send(aCall())).rejects.toMatchObject({ vendorCode, code, path: [path] });
});

it('takes the code of two meanings for a tag that is gone, where no parameter was sent', async () => {
  const vendor = sobotWrites();
  await expect((await vendor.ready('tagDelete', { tag: 'biz.gone' })).send(aCall())).rejects.toMatchObject({
    vendorCode: '510004',
    code: 'NOT_FOUND',
    path: ['tagId'],
  });
  const update = await vendor.ready('tagUpdate', { tag: 'biz.gone', name: 'a', paramName: 'b' });
  await expect(update.send(aCall())).rejects.toMatchObject({ code: 'UNKNOWN', path: null });
});
