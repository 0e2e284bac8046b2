import { setImmediate as tick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aCall, aVendor, refusalOf, request } from '../../../test/support/a-vendor-http.ts';

it('sends what the vendor asked for, below the base URL', async () => {
  const { http, calls } = aVendor();
  const reply = http.send({ ...request, query: { a: '1 2', b: undefined }, headers: { token: 't' } }, aCall());
  await tick();
  expect(calls[0]!.request.url).toBe('https://crm.example/api/clue/list?a=1+2');
  expect(Object.fromEntries(calls[0]!.request.headers)).toEqual({
    accept: 'application/json',
    'content-type': 'application/json',
    token: 't',
  });
  expect(await calls[0]!.request.text()).toBe('{"page":1}');
  calls[0]!.answer('{"code":0}');
  expect(await reply).toMatchObject({ body: { code: 0 }, servedFrom: 'LIVE' });
});

it('sends each header once, however its name is spelt', async () => {
  const sent: Readonly<Record<string, string>>[] = [];
  const { http } = aVendor({
    fetch: async (_request, { headers }) => {
      sent.push(headers);
      return new Response('{}');
    },
  });
  const token = { in: 'headers', name: 'Access-Token', value: 't' } as const;
  await http.read({ ...request, headers: { 'Content-Type': 'application/json;charset=UTF-8' }, token }, aCall());
  expect(sent).toEqual([
    { accept: 'application/json', 'content-type': 'application/json;charset=UTF-8', 'access-token': 't' },
  ]);
});

it('takes JSON null for a reply, which is for the client to judge', async () => {
  const { http, calls } = aVendor();
  const reply = http.read(request, aCall());
  await tick();
  calls[0]!.answer('null');
  expect((await reply).body).toBeNull();
});

it('refuses an id of dots in a path, which would climb to another endpoint', async () => {
  const { http, calls } = aVendor();
  const path = `/user/${encodeURIComponent('..')}/detail`;
  expect(await refusalOf(http.read({ ...request, path }, aCall()))).toMatchObject({ kind: 'REJECTED' });
  expect(calls).toEqual([]);
});

it('does not hold clients that leave against the vendor', async () => {
  const { http } = aVendor();
  for (let n = 0; n < 6; n++) {
    const client = new AbortController();
    const waiting = refusalOf(http.send(request, aCall(1000, client)));
    await tick();
    client.abort();
    await waiting;
  }
  expect(http.health()).toMatchObject({ state: 'UNTRIED', lastProblem: null });
});

it('keeps the line at its cap, first come first served, and drops who leaves it', async () => {
  const { http, calls } = aVendor({ concurrency: 1 });
  const ask = (page: number, call = aCall()) => http.read({ ...request, body: String(page) }, call);
  const first = ask(1);
  const impatient = refusalOf(ask(2, aCall(20)));
  const third = ask(3);
  expect(await impatient).toMatchObject({ kind: 'TIMEOUT' });
  expect(calls).toHaveLength(1);
  calls[0]!.answer('1');
  await first;
  await tick();
  expect(await calls[1]!.request.text()).toBe('3');
  calls[1]!.answer('3');
  expect((await third).body).toBe(3);
});

it('refuses at once what the rate of the minute does not allow within the budget', async () => {
  let now = Date.now();
  const { http, calls } = aVendor({ ratePerMinute: 2, clock: { now: () => now } });
  const read = (body: string) => http.read({ ...request, body }, { ...aCall(), deadline: now + 1000 });
  const read12 = Promise.all([read('1'), read('2')]);
  await tick();
  for (const call of calls) call.answer('1');
  await read12;
  const minute = 60_120; // the vendor's clock may run a little slower than ours
  const limits = { limitPerSecond: null, limitPerMinute: 2, concurrency: 8 };
  expect(await http.quota()).toEqual({ ...limits, remaining: 0, resetsAt: new Date(now + minute) });
  now += 20_000;
  expect(await refusalOf(read('3'))).toMatchObject({ kind: 'RATE_LIMITED', retryAfterMs: minute - 20_000 });
  now += minute - 20_000;
  void read('4');
  await tick();
  expect(calls).toHaveLength(3);
});

it('counts no call that was not made', async () => {
  const { http, calls } = aVendor({ ratePerMinute: 2, concurrency: 1 });
  const first = http.send(request, aCall());
  const impatient = refusalOf(http.send(request, aCall(20)));
  await impatient;
  expect((await http.quota()).remaining).toBe(1);
  calls[0]!.answer('1');
  await first;
  await tick();
  expect(calls).toHaveLength(1);
  expect((await http.quota()).remaining).toBe(1);
});

it('asks nothing of a vendor for as long as it wanted to be left alone', async () => {
  let now = Date.now();
  const { http, calls } = aVendor({ clock: { now: () => now } });
  const read = (body: string) => http.read({ ...request, body }, { ...aCall(), deadline: now + 1000 });
  const limited = refusalOf(read('1'));
  await tick();
  calls[0]!.answer('', { status: 429, headers: { 'retry-after': '30' } });
  expect(await limited).toMatchObject({ kind: 'RATE_LIMITED', retryAfterMs: 30_000 });
  now += 10_000;
  const held = await refusalOf(read('2'));
  expect(held).toMatchObject({ kind: 'RATE_LIMITED', retryAfterMs: 20_000, message: expect.stringContaining('asked') });
  now += 20_000;
  void read('3');
  await tick();
  expect(calls).toHaveLength(2);
});

it('opens for time-outs and lies, but not for refusals', async () => {
  const answers = ['', '<html>', '{"a":', '\u0000'];
  const vendor = aVendor();
  for (const answer of [...answers, '']) {
    const reply = refusalOf(vendor.http.send(request, aCall()));
    await tick();
    vendor.calls.at(-1)!.answer(answer);
    expect(await reply).toMatchObject({ kind: 'BAD_REPLY' });
  }
  expect(await refusalOf(vendor.http.send(request, aCall()))).toMatchObject({ kind: 'UNAVAILABLE' });
  expect(vendor.calls).toHaveLength(5);
  expect(vendor.http.health()).toMatchObject({ state: 'DOWN', lastProblem: { kind: 'BAD_REPLY' } });

  const refusing = aVendor();
  for (const status of [401, 403, 404, 429, 400, 429, 401]) {
    const reply = refusalOf(refusing.http.send(request, aCall()));
    await tick();
    refusing.calls.at(-1)!.answer('{}', { status });
    expect((await reply).vendorCode).toBe(`HTTP ${status}`);
  }
  expect(refusing.calls).toHaveLength(7);
});

it('passes trouble on to a sandbox only, and does not hold it against the vendor', async () => {
  const troubled = { ...aCall(), trouble: '500' };
  const sandbox = aVendor({ isSandbox: true });
  for (let n = 0; n < 6; n++) {
    const reply = refusalOf(sandbox.http.read(request, troubled));
    await tick();
    expect(sandbox.calls.at(-1)!.request.headers.get('x-sandbox')).toBe('500');
    sandbox.calls.at(-1)!.answer('', { status: 500 });
    expect(await reply).toMatchObject({ vendorCode: 'HTTP 500' });
  }
  void sandbox.http.read(request, aCall());
  void sandbox.http.read(request, { ...aCall(), trouble: 'timeout' });
  await tick();
  expect(sandbox.calls).toHaveLength(8);

  const real = aVendor();
  void real.http.read(request, troubled);
  await tick();
  expect(real.calls[0]!.request.headers.has('x-sandbox')).toBe(false);
});

it('lets a bug in the way out through as it is', async () => {
  const { http, calls } = aVendor();
  const reply = http.read(request, aCall());
  await tick();
  const bug = new TypeError('undefined is not a function');
  calls[0]!.fail(bug);
  await expect(reply).rejects.toBe(bug);
});

it('keeps the token out of what it throws', async () => {
  const { http, calls } = aVendor();
  const reply = refusalOf(http.send({ ...request, query: { access_token: 's3cret' } }, aCall()));
  await tick();
  calls[0]!.fail(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) }));
  const refusal = await reply;
  expect(refusal).toMatchObject({ kind: 'UNAVAILABLE', vendorCode: 'ENOTFOUND', cause: { code: 'ENOTFOUND' } });
  expect(JSON.stringify([refusal.message, refusal.cause, refusal.stack])).not.toContain('s3cret');
});
