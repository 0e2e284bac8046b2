import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aKeptVendor } from '../../../../test/support/a-kept-vendor.ts';
import { refusalOf, request } from '../../../../test/support/a-vendor-http.ts';
import type { Replied } from '../../call.ts';
import { TokenRefused } from '../../tokens.ts';
import { Refusal } from '../../vendor-error.ts';
import { madeOf, type VendorRequest } from '../../vendor-http.ts';

const broken = 501; // a bad reply that is not tried once more

describe('an answer', () => {
  it('serves equal reads for as long as it may, and then the vendor is asked again', async () => {
    const { read, calledTimes, wait, now } = aKeptVendor();
    expect(await read('[1]')).toMatchObject({ body: [1], servedFrom: 'LIVE' });
    const fetchedAt = new Date(now());
    wait(59_999);
    expect(await read('[2]')).toMatchObject({ body: [1], bytes: 3, servedFrom: 'CACHE', fetchedAt });
    expect(calledTimes()).toBe(1);
    wait(1);
    expect(await read('[3]')).toMatchObject({ body: [3], servedFrom: 'LIVE' });
    expect(calledTimes()).toBe(2);
  });

  it.each<[string, Partial<VendorRequest>]>([
    ['another page', { body: '{"page":2}' }],
    ['another language', { headers: { language: 'en' } }],
    ['another query', { query: { id: '2' } }],
    ['another path', { path: '/clue/other' }],
  ])('does not serve a read of %s', async (_what, change) => {
    const { read, calledTimes } = aKeptVendor();
    await read('[1]', {}, { ...request, headers: { language: 'zh' } });
    await read('[2]', {}, { ...request, headers: { language: 'zh' }, ...change });
    expect(calledTimes()).toBe(2);
  });

  it('is read once by all who are given it as it is kept, and anew where it came live or stands in for an error', async () => {
    const { read, wait } = aKeptVendor();
    const by = {};
    let times = 0;
    const made = async (answer: string | number) =>
      madeOf(await read(answer), by, () => {
        times += 1;
        return times;
      });
    const all = [await made('[1]'), await made('[2]'), await made('[3]')];
    wait(60_000);
    expect([...all, await made(broken), await made('[4]'), await made('[5]')]).toEqual([1, 2, 2, 3, 4, 5]);
  });

  it('serves whatever token is in use by then', async () => {
    const { read, calls } = aKeptVendor();
    const token = { in: 'query', name: 'access_token', value: 't1' } as const;
    await read('[1]', {}, { ...request, token });
    expect(calls[0]!.request.url).toContain('?access_token=t1');
    expect(await read('[2]', {}, { ...request, token: { ...token, value: 't2' } })).toMatchObject({ body: [1] });
  });

  it('is not kept at all unless that is wanted', async () => {
    const { read, calledTimes } = aKeptVendor({ cache: null });
    await read('[1]');
    await read('[2]');
    expect(calledTimes()).toBe(2);
  });

  it('that its vendor means as a no is not kept', async () => {
    const { read, calledTimes } = aKeptVendor();
    const judge = (body: unknown) => (body === 'no' ? new Refusal({ kind: 'REJECTED', message: 'No.' }) : null);
    await expect(read('"no"', {}, { ...request, judge })).rejects.toMatchObject({ kind: 'REJECTED' });
    expect(await read('"yes"', {}, { ...request, judge })).toMatchObject({ body: 'yes', servedFrom: 'LIVE' });
    expect(calledTimes()).toBe(2);
  });
});

describe('who asks', () => {
  it('for nothing older than so much is given nothing older', async () => {
    const { read, wait, calledTimes } = aKeptVendor();
    await read('[1]');
    wait(1000);
    expect(await read('[2]', { maxAgeMs: 1001 })).toMatchObject({ servedFrom: 'CACHE' });
    expect(await read('[2]', { maxAgeMs: 1000 })).toMatchObject({ body: [2], servedFrom: 'LIVE' });
    expect(await read('[3]', { maxAgeMs: 0 })).toMatchObject({ body: [3], servedFrom: 'LIVE' });
    expect(await read('[4]', { needsLive: true })).toMatchObject({ body: [4], servedFrom: 'LIVE' });
    expect(await read('[5]', { maxAgeMs: 3_600_000 })).toMatchObject({ body: [4], servedFrom: 'CACHE' });
    expect(calledTimes()).toBe(4);
  });

  it('is told where each answer came from', async () => {
    const { read, wait, now } = aKeptVendor();
    const told: Replied[] = [];
    const onReply = (reply: Replied) => void told.push(reply);
    const fetchedAt = new Date(now());
    await read('[1]', { onReply });
    await read('[2]', { onReply });
    wait(60_000);
    await read(broken, { onReply });
    const failure = expect.objectContaining({ kind: 'BAD_REPLY', vendorCode: 'HTTP 501' });
    expect(told).toEqual([
      { vendor: 'acme', servedFrom: 'LIVE', fetchedAt, failure: null },
      { vendor: 'acme', servedFrom: 'CACHE', fetchedAt, failure: null },
      { vendor: 'acme', servedFrom: 'STALE', fetchedAt, failure },
    ]);
  });

  it('for trouble gets it, and leaves nothing for others', async () => {
    const { read, calledTimes } = aKeptVendor({ isSandbox: true });
    await read('[1]');
    expect(await read('[2]', { trouble: 'wrong-shape' })).toMatchObject({ body: [2], servedFrom: 'LIVE' });
    expect(await read('[3]', { trouble: 'lost-reply' })).toMatchObject({ body: [3], servedFrom: 'LIVE' });
    await expect(read(broken, { trouble: '500' })).rejects.toMatchObject({ kind: 'BAD_REPLY' });
    expect(await read('[4]')).toMatchObject({ body: [1], servedFrom: 'CACHE' });
    expect(calledTimes()).toBe(4);
  });
});

describe('after a failure', () => {
  const failures: readonly [string, string | Error | number][] = [
    ['no connection', Object.assign(new Error(), { code: 'EHOSTUNREACH' })],
    ['status 501', broken],
    ['no JSON', '<html>'],
    ['too many calls', 429],
  ];

  it.each(failures)('(%s) the last good answer serves, until it is too old', async (_what, failure) => {
    const { read, wait, now } = aKeptVendor();
    await read('[1]');
    const fetchedAt = new Date(now());
    wait(599_999);
    expect(await read(failure)).toEqual({ body: [1], bytes: 3, servedFrom: 'STALE', fetchedAt });
    wait(1);
    await expect(read(failure)).rejects.toBeInstanceOf(Refusal);
  });

  it('no older answer goes before a no of the vendor’s, or before a token that is no good', async () => {
    const { read, wait } = aKeptVendor();
    await read('[1]');
    wait(60_000);
    const saying = (refusal: Refusal) => ({ ...request, judge: () => refusal });
    for (const kind of ['REJECTED', 'UNAUTHORIZED', 'PARTIAL'] as const) {
      await expect(read('[]', {}, saying(new Refusal({ kind, message: 'No.' })))).rejects.toMatchObject({ kind });
    }
    await expect(read('[]', {}, saying(new TokenRefused()))).rejects.toBeInstanceOf(TokenRefused);
    await expect(read(403)).rejects.toMatchObject({ kind: 'UNAUTHORIZED' });
  });

  it('who wants nothing older is told of the failure', async () => {
    const { read, wait } = aKeptVendor();
    await read('[1]');
    wait(60_000);
    await expect(read(broken, { maxAgeMs: 60_000 })).rejects.toMatchObject({ kind: 'BAD_REPLY' });
    await expect(read(broken, { needsLive: true })).rejects.toMatchObject({ kind: 'BAD_REPLY' });
    expect(await read(broken, { maxAgeMs: 60_001 })).toMatchObject({ servedFrom: 'STALE' });
  });

  it('a vendor that rests is not called for it', async () => {
    const { read, wait, calledTimes, http } = aKeptVendor();
    await read('[1]');
    wait(60_000);
    for (let failures = 0; failures < 5; failures += 1) await read('<html>');
    expect(http.isResting()).toBe(true);
    const before = calledTimes();
    const { servedFrom } = await read('<html>');
    expect([servedFrom, calledTimes()]).toEqual(['STALE', before]);
  });
});

describe('what was asked before something changed', () => {
  const changes: readonly [string, (vendor: ReturnType<typeof aKeptVendor>) => Promise<void> | void][] = [
    ['the vendor told of', ({ http }) => http.touched()],
    [
      'we wrote',
      async ({ http, calls, at }) => {
        const sent = http.send({ ...request, path: '/write' }, at());
        await tick();
        calls.at(-1)!.answer('{}');
        await sent;
      },
    ],
    [
      'we may have written, for no answer came',
      async ({ http, calls, at }) => {
        const sent = refusalOf(http.send({ ...request, path: '/write' }, at()));
        await tick();
        calls.at(-1)!.fail(Object.assign(new Error(), { code: 'ECONNRESET' }));
        await sent;
      },
    ],
  ];

  it.each(changes)('(%s) serves no more, not even after an error', async (_what, change) => {
    const vendor = aKeptVendor();
    await vendor.read('[1]');
    await change(vendor);
    await expect(vendor.read(broken)).rejects.toMatchObject({ kind: 'BAD_REPLY' });
    expect(await vendor.read('[2]')).toMatchObject({ body: [2], servedFrom: 'LIVE' });
  });

  it.each(changes)('(%s) is not kept when it comes, nor shared', async (_what, change) => {
    const vendor = aKeptVendor();
    const early = vendor.http.read(request, vendor.at());
    await tick();
    await change(vendor);
    const late = vendor.read('[2]');
    await tick();
    vendor.calls[0]!.answer('[1]');
    expect([(await early).body, (await late).body]).toEqual([[1], [2]]);
    expect(await vendor.read('[3]')).toMatchObject({ body: [2], servedFrom: 'CACHE' });
  });

  it('is kept while a token is fetched, by which nothing changes', async () => {
    const { read, http, at, calls } = aKeptVendor();
    await read('[1]');
    const token = http.send({ ...request, path: '/token', changesNothing: true }, at());
    await tick();
    calls.at(-1)!.answer('{}');
    await token;
    expect(await read('[2]')).toMatchObject({ body: [1], servedFrom: 'CACHE' });
  });
});

it('tells whether an answer was kept, shared or asked for', async () => {
  const { http, calls, at } = aKeptVendor();
  const told: string[] = [];
  const asker = { requestId: 'r', gotAnswer: ({ by }: { readonly by: string }) => void told.push(by) };
  const both = [http.read(request, at({ asker })), http.read(request, at({ asker }))];
  await tick();
  calls[0]!.answer('[1]');
  await Promise.all(both);
  await http.read(request, at({ asker }));
  expect(told.toSorted()).toEqual(['call', 'keeping', 'sharing']);
});
