import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { sandboxed } from '../../../../test/support/sandboxed.ts';
import type { TagConditions } from '../../../records/conditions.ts';
import type { Tag } from '../../../records/tag.ts';
import type { Call } from '../../call.ts';
import type { KeysetPart } from '../../list-plan.ts';
import { sobot } from '../adapter.ts';

const wholeLibrary = ['label_group/list', ...Array<string>(5).fill('label/list')];
const list = (vendor: ReturnType<typeof sandboxed>, conditions: TagConditions = {}, call: Call = aCall()) => {
  const [part] = vendor.adapter.TAG!.list!(conditions).parts as readonly KeysetPart<Tag>[];
  return part!.after({ after: null, limit: 100 }, call);
};
const business = (endpoints: readonly string[]) => endpoints.filter((endpoint) => endpoint !== 'get_token');

it('reads one call for the groups and one for each group, and lists newest first', async () => {
  const vendor = sandboxed(sobot);
  const { rows, total, isEnd } = await list(vendor);
  expect(business(vendor.newCalls())).toEqual(wholeLibrary);
  expect([rows.length, total, isEnd]).toEqual([18, 18, true]);
  const times = rows.map(({ createdAt }) => createdAt!.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['VALID', 'INVALID', 'DELETED', 'UNKNOWN']));
  expect(rows.every((tag) => Object.values(tag).every((value) => value !== undefined))).toBe(true);
});

it('keeps the library for a short time, and says that it did', async () => {
  const vendor = sandboxed(sobot);
  const first = await list(vendor);
  vendor.newCalls();
  const again = await list(vendor);
  const byRef = await vendor.adapter.TAG!.get!.byRefs([first.rows[0]!.ref, 'biz.unknown'], aCall());
  expect(vendor.newCalls()).toEqual([]);
  expect(byRef.map(({ ref }) => ref)).toEqual([first.rows[0]!.ref]);
  expect([first, again].map(({ rows }) => rows[0]?.origin.servedFrom)).toEqual(['LIVE', 'CACHE']);

  vendor.time.now += 60_001;
  await list(vendor);
  expect(business(vendor.newCalls())).toEqual(wholeLibrary);
});

it('reads the library once for callers at the same time', async () => {
  const vendor = sandboxed(sobot);
  await Promise.all([list(vendor), list(vendor), vendor.adapter.TAG!.get!.byRefs(['biz.x'], aCall())]);
  expect(business(vendor.newCalls())).toEqual(wholeLibrary);
});

it('asks again after a failure, which is not kept', async () => {
  let isDown = true;
  const vendor = sandboxed(sobot, {
    between: async (request, sandbox) =>
      isDown && request.url.includes('label/list') ? Response.json({ ret_code: '999999' }) : sandbox(request),
  });
  await expect(Promise.all([list(vendor), list(vendor)])).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
  isDown = false;
  expect((await list(vendor)).rows).toHaveLength(18);
});

it('goes on for the others when the caller that began to read has left', async () => {
  const leaving = new AbortController();
  const reached = Promise.withResolvers<void>();
  let mayHang = true;
  const vendor = sandboxed(sobot, {
    between: async (request, sandbox) => {
      if (!mayHang || !request.url.includes('label_group/list')) return sandbox(request);
      mayHang = false;
      reached.resolve();
      return new Promise((_resolve, reject) => {
        request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
      });
    },
  });
  const first = list(vendor, {}, { ...aCall(), signal: leaving.signal });
  await reached.promise;
  const second = list(vendor);
  leaving.abort();
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  expect((await second).rows).toHaveLength(18);
});

it('lets a waiter go whose own time is up', async () => {
  const leaving = new AbortController();
  const vendor = sandboxed(sobot);
  const first = list(vendor);
  const second = list(vendor, {}, { ...aCall(), signal: leaving.signal });
  leaving.abort();
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  expect((await first).rows).toHaveLength(18);
});

it.for<[TagConditions, number]>([
  [{ name: '微信' }, 1],
  [{ name: '微' }, 0],
  [{ kinds: ['BUSINESS'] }, 18],
  [{ kinds: ['CORPORATE'] }, 0],
])('applies %j to the whole library', async ([conditions, count]) => {
  const vendor = sandboxed(sobot);
  expect((await list(vendor, conditions)).rows).toHaveLength(count);
  const name = Object.keys(conditions)[0]!;
  expect(vendor.adapter.TAG!.list!(conditions).handling).toEqual({ [name]: 'APPLIED_HERE' });
});

it('lists the tags of one group', async () => {
  const vendor = sandboxed(sobot);
  const [newest] = (await list(vendor)).rows;
  const group = newest!.group!;
  const { rows } = await list(vendor, { groups: [group.externalId!] });
  expect(rows.map(({ ref }) => ref).toSorted()).toEqual(group.tags!.map(({ ref }) => ref).toSorted());
});

it('makes a WeCom tag from its ref, without a call', async () => {
  const vendor = sandboxed(sobot);
  const tags = await vendor.adapter.TAG!.get!.byRefs(['wecom.w1'], aCall());
  expect(tags).toMatchObject([{ ref: 'wecom.w1', externalId: 'w1', kind: 'CORPORATE', name: null }]);
  expect(vendor.calls).toEqual([]);
});

it('reads on where pages are smaller than asked for, as in the sample of S8', async () => {
  const vendor = sandboxed(sobot, {
    between: (request, sandbox) => sandbox(new Request(request.url.replace('page_size=100', 'page_size=2'), request)),
  });
  expect((await list(vendor)).rows).toHaveLength(18);
});
