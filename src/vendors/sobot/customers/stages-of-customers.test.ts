import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import { sobot } from '../adapter.ts';
import behaviours from '../fixtures/behaviours.doc.json' with { type: 'json' };

type Pages = readonly (readonly object[])[];

/** A vendor that shows these pages of behaviours, whatever size is asked for. */
const showing = (pages: Pages, total: number | null = pages.flat().length) =>
  sandboxed(sobot, {
    between: (request, sandbox) => {
      const { pathname, searchParams } = new URL(request.url);
      if (!pathname.endsWith('user_dynamic/list_by_page')) return sandbox(request);
      const items = pages[Number(searchParams.get('page_no')) - 1] ?? [];
      return Promise.resolve(Response.json({ ret_code: '000000', items, total_count: total }));
    },
  });

const stageOf = async (vendor: ReturnType<typeof sandboxed>) =>
  (await vendor.adapter.CUSTOMER!.stages!.of(['c1'], aCall())).get('c1');

let rows = 0;
const change = (at: number | string | null, to: object, more: object = {}) => ({
  id: `b${(rows += 1)}`,
  userid: 'c1',
  biz_type: 'user_stage_update',
  biz_time: at,
  biz_content: { stageType: '1', stageId: 's1', stageName: null, oldStageName: null, ...to },
  ...more,
});
const note = (at: number) => ({ id: `b${(rows += 1)}`, userid: 'c1', biz_type: 'groupService', biz_time: at });

it('takes the stage from the latest change in the document (S24)', async () => {
  const vendor = showing([behaviours.items]);
  expect(await stageOf(vendor)).toEqual({
    externalId: '7b1c71f10c9e40c994c733c48974ce35',
    name: 'Payment process',
    type: 'PROCESS',
    typeRaw: '1',
    sortNumber: null,
  });
});

it('goes by the time and not by the order of rows, in seconds and in milliseconds', async () => {
  const pages = [
    [change(1_622_018_600, { stageId: 'old' }), change(1_622_018_700_500, { stageId: 'new', stageType: '21' })],
    [note(1_622_018_900), change('1622018650', { stageId: 'older' })],
  ];
  expect(await stageOf(showing(pages))).toMatchObject({ externalId: 'new', type: 'WON' });
});

it.for([
  ['22', 'LOST'],
  ['23', 'INVALID'],
  ['2', 'RESULT'],
  ['9', 'UNKNOWN'],
])('reads the type %s as %s', async ([stageType, type]) => {
  expect(await stageOf(showing([[change(1, { stageType })]]))).toMatchObject({ type, typeRaw: stageType });
});

it('leaves out a customer whose stage never changed', async () => {
  expect(await stageOf(showing([[note(1)]]))).toBeUndefined();
  expect(await stageOf(showing([], 0))).toBeUndefined();
});

it('reads every page, as large as the settings allow, until all that were counted are seen', async () => {
  const pages = [[note(1)], [note(2)], [change(3, { stageId: 'last page' })]];
  const vendor = showing(pages);
  expect(await stageOf(vendor)).toMatchObject({ externalId: 'last page' });
  const asked = vendor.calls.filter(({ endpoint }) => endpoint !== 'get_token').map(({ query }) => query);
  expect(asked).toEqual(['1', '2', '3'].map((page_no) => ({ userid: 'c1', page_no, page_size: '100' })));
});

it('reads on to an empty page where nothing is counted', async () => {
  const vendor = showing([[change(1, { stageId: 'a' })], [change(2, { stageId: 'b' })]], null);
  expect(await stageOf(vendor)).toMatchObject({ externalId: 'b' });
});

it('says PARTIAL, and no stage, where ten pages do not show all', async () => {
  const vendor = showing(Array.from({ length: 11 }, (_, page) => [change(page + 1, {})]));
  await expect(stageOf(vendor)).rejects.toMatchObject({ kind: 'PARTIAL' });
  expect(vendor.newCalls().filter((endpoint) => endpoint !== 'get_token')).toHaveLength(10);
});

it('says PARTIAL where a row moved to the next page while it was read, and so came twice', async () => {
  const twice = change(1, {});
  await expect(stageOf(showing([[note(2), twice], [twice]], 4))).rejects.toMatchObject({ kind: 'PARTIAL' });
});

it('tells changes of one second apart by the stage that each began with', async () => {
  const first = change(5, { stageId: 'a', stageName: 'A', oldStageName: null });
  const second = change(5, { stageId: 'b', stageName: 'B', oldStageName: 'A' });
  expect(await stageOf(showing([[first, second]]))).toMatchObject({ externalId: 'b' });
  expect(await stageOf(showing([[second, first]]))).toMatchObject({ externalId: 'b' });
  expect(await stageOf(showing([[second, { ...second, id: 'again' }]]))).toMatchObject({ externalId: 'b' });
});

it('says PARTIAL where it cannot tell which change was the last', async () => {
  const sameSecond = [change(5, { stageId: 'a', stageName: 'A' }), change(5, { stageId: 'b', stageName: 'B' })];
  await expect(stageOf(showing([sameSecond]))).rejects.toMatchObject({ kind: 'PARTIAL' });
  const withoutTime = [change(5, { stageId: 'a' }), change(null, { stageId: 'b' })];
  await expect(stageOf(showing([withoutTime]))).rejects.toMatchObject({ kind: 'PARTIAL' });
});

it('takes the time of writing where a change has no other, and needs none for a single one', async () => {
  const written = change('', { stageId: 'b' }, { create_ime: 9 });
  expect(await stageOf(showing([[written, change(5, { stageId: 'a' })]]))).toMatchObject({ externalId: 'b' });
  expect(await stageOf(showing([[change(null, { stageId: 'only' })]]))).toMatchObject({ externalId: 'only' });
});

it('refuses a last change that does not tell its stage', async () => {
  const mute = { ...change(9, {}), biz_content: 'moved on' };
  await expect(stageOf(showing([[mute, change(5, {})]]))).rejects.toMatchObject({ kind: 'BAD_REPLY' });
});
