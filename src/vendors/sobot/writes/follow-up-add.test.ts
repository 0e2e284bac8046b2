import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sobotWrites } from '../../../../test/support/sobot-writes.ts';
import { hexId } from '../sandbox/seeds.ts';

const customer = hexId('customer 1');
const note = (content: string) => ({ target: { entity: 'CUSTOMER', ref: customer }, content }) as const;

it('adds a note as the document shows it, and finds it among the follow-ups (S25)', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('followUpAdd', note('finish'));
  expect(write.request).toEqual({
    endpoint: 'user_stage/record_save',
    method: 'POST',
    path: '/scrm/5/user_stage/record_save',
    body: JSON.stringify({ userid: customer, content: 'finish' }),
  });
  expect(await write.send(aCall())).toEqual({ refs: null });
  const ref = await write.find!(vendor.now(), aCall());
  const [found] = await vendor.adapter.FOLLOW_UP!.get!.byRefs([ref!], aCall());
  expect(found).toMatchObject({ ref, content: 'finish', occurredAt: vendor.now() });
  expect(await write.readBack!(vendor.now(), aCall())).toEqual({ refs: [ref] });
});

it('finds no note that was there long before, nor one of other words', async () => {
  const vendor = sobotWrites();
  await (await vendor.ready('followUpAdd', note('old'))).send(aCall());
  vendor.time.now += 120_000;
  const write = await vendor.ready('followUpAdd', note('old'));
  expect(await write.find!(vendor.now(), aCall())).toBeNull();
  expect(await (await vendor.ready('followUpAdd', note('new'))).readBack!(vendor.now(), aCall())).toBeNull();
});

it('finds the newest of two equal notes after a yes, and proves nothing by them without one', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('followUpAdd', note('again'));
  await write.send(aCall());
  await write.send(aCall());
  expect(await write.find!(vendor.now(), aCall())).not.toBeNull();
  expect(await write.readBack!(vendor.now(), aCall())).toBeNull();
});

it('finds a note whose words stand in the remark of an object', async () => {
  const row = { id: 'f1', userid: customer, biz_type: 'groupService', biz_time: Date.parse('2026-11-01T00:00:00Z') };
  const vendor = sobotWrites({
    between: async (request, sandbox) =>
      request.url.includes('user_dynamic/list_by_page')
        ? Response.json({ ret_code: '000000', items: [{ ...row, biz_content: { remark: 'finish' } }], total_count: 1 })
        : sandbox(request),
  });
  const write = await vendor.ready('followUpAdd', note('finish'));
  expect(await write.find!(vendor.now(), aCall())).toBe(`${customer}.f1`);
});

it('says everything that is wrong at once', async () => {
  const vendor = sobotWrites();
  expect(
    await vendor.problems('followUpAdd', {
      target: { entity: 'LEAD', ref: 'x' },
      content: ' ',
      authorExternalId: 'a',
      contactTypeRaw: '1',
    }),
  ).toEqual(['UNSUPPORTED targetId', 'REQUIRED content', 'UNSUPPORTED authorExternalId', 'UNSUPPORTED contactTypeRaw']);
  expect(vendor.calls).toEqual([]);
});
