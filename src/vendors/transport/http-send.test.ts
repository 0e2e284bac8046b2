import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Call } from '../call.ts';
import { createVendorHttp, type VendorHttpOptions } from './http.ts';
import { Refusal } from '../vendor-error.ts';
import type { VendorRequest } from '../vendor-http.ts';

const write: VendorRequest = { endpoint: 'save', method: 'POST', path: '/save', body: '{"n":1}' };
const read: VendorRequest = { endpoint: 'list', method: 'POST', path: '/list', body: '{"page":1}' };
const aCall = (budgetMs = 1000, client = new AbortController()): Call => ({
  signal: client.signal,
  deadline: Date.now() + budgetMs,
});

/** A vendor whose replies are given one by one, in the order of its calls. */
function aVendor(options: Partial<VendorHttpOptions> = {}) {
  const calls: { path: string; answer(body: string, init?: ResponseInit): void; fail(error: Error): void }[] = [];
  const http = createVendorHttp({
    vendor: 'acme',
    baseUrl: 'https://crm.example',
    fetch: (sent) => {
      const { promise, resolve, reject } = Promise.withResolvers<Response>();
      const { pathname: path } = new URL(sent.url);
      calls.push({ path, answer: (body, init) => resolve(new Response(body, init)), fail: reject });
      return promise;
    },
    clock: { now: () => Date.now() },
    timeoutMs: 1000,
    concurrency: 8,
    ratePerMinute: null,
    isSandbox: false,
    log: { info: () => undefined, warn: () => undefined },
    ...options,
  });
  return { http, calls };
}

const refusalOf = (reply: Promise<unknown>): Promise<Refusal> =>
  reply.then(
    () => Promise.reject(new Error('A refusal was expected.')),
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error as Error)),
  );

const failure = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

describe('what was never sent says so', () => {
  it('when the vendor rests', async () => {
    const { http, calls } = aVendor();
    for (let failures = 0; failures < 5; failures++) {
      const sent = refusalOf(http.send(write, aCall()));
      await tick();
      calls.at(-1)!.answer('', { status: 500 });
      expect(await sent).toMatchObject({ neverSent: false });
    }
    const resting = await refusalOf(http.send(write, aCall()));
    expect(resting).toMatchObject({ kind: 'UNAVAILABLE', neverSent: true, retryAfterMs: expect.any(Number) });
    expect(calls).toHaveLength(5);
  });

  it('when all calls of the minute are made', async () => {
    const { http, calls } = aVendor({ ratePerMinute: 1 });
    const first = http.send(write, aCall());
    await tick();
    calls[0]!.answer('{}');
    await first;
    expect(await refusalOf(http.send(write, aCall()))).toMatchObject({ kind: 'RATE_LIMITED', neverSent: true });
    expect(calls).toHaveLength(1);
  });

  it('when its time is up in line, and it is not sent when its turn comes', async () => {
    const { http, calls } = aVendor({ concurrency: 1 });
    const before = http.send(write, aCall());
    const inLine = refusalOf(http.send(write, aCall(10)));
    expect(await inLine).toMatchObject({ kind: 'TIMEOUT', neverSent: true });
    calls[0]!.answer('{}');
    await before;
    await tick();
    expect(calls).toHaveLength(1);
  });

  it('when its turn comes with too little time left to hear of it', async () => {
    let now = 0;
    const { http, calls } = aVendor({ concurrency: 1, clock: { now: () => now } });
    const call: Call = { signal: new AbortController().signal, deadline: 1000 };
    const before = http.send(write, call);
    const late = refusalOf(http.send(write, call));
    await tick();
    now = 850;
    calls[0]!.answer('{}');
    await before;
    expect(await late).toMatchObject({ kind: 'TIMEOUT', neverSent: true });
    expect(calls).toHaveLength(1);
  });

  it('when one moment ends the call before it and its own patience', async () => {
    const { http, calls } = aVendor({ concurrency: 1 });
    const client = new AbortController();
    const first = refusalOf(http.send(write, aCall(1000, client)));
    const second = refusalOf(http.send(write, aCall(1000, client)));
    await tick();
    client.abort();
    expect(await Promise.all([first, second])).toMatchObject([{ neverSent: false }, { neverSent: true }]);
    await tick();
    expect(calls).toHaveLength(1);
  });

  it.each<[string, Call]>([
    ['its time was up before', aCall(-1)],
    ['its client had gone before', { ...aCall(), signal: AbortSignal.abort() }],
  ])('when %s', async (_why, call) => {
    const { http, calls } = aVendor();
    expect(await refusalOf(http.send(write, call))).toMatchObject({ kind: 'TIMEOUT', neverSent: true });
    await tick();
    expect(calls).toEqual([]);
  });

  it.each([
    ['the connection is refused', failure('ECONNREFUSED')],
    ['the host has no address', failure('ENOTFOUND', { syscall: 'getaddrinfo' })],
    ['no name server answers', failure('EAI_AGAIN', { syscall: 'getaddrinfo' })],
    ['the network cannot be reached', failure('ENETUNREACH', { syscall: 'connect' })],
    ['no connection comes about in time', failure('UND_ERR_CONNECT_TIMEOUT')],
  ])('when %s', async (_why, error) => {
    const { http, calls } = aVendor();
    const sent = refusalOf(http.send(write, aCall()));
    await tick();
    calls[0]!.fail(error);
    expect(await sent).toMatchObject({ neverSent: true, vendorCode: error.code });
    expect(calls).toHaveLength(1);
  });
});

describe('what has left says so, and is not sent again', () => {
  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'EHOSTUNREACH'])('after %s', async (code) => {
    const { http, calls } = aVendor();
    const sent = refusalOf(http.send(write, aCall()));
    await tick();
    calls[0]!.fail(failure(code, { syscall: 'read' }));
    expect(await sent).toMatchObject({ neverSent: false, vendorCode: code });
    expect(calls).toHaveLength(1);
  });

  it('after a reply over which the client itself stumbles', async () => {
    const { http, calls } = aVendor();
    const sent = refusalOf(http.send(write, aCall()));
    await tick();
    calls[0]!.fail(failure('ERR_ASSERTION')); // undici's word for a 101 that nobody asked for
    expect(await sent).toMatchObject({ kind: 'BAD_REPLY', neverSent: false });
  });

  it.each([408, 429, 500, 502, 503, 504])('after HTTP %i', async (status) => {
    const { http, calls } = aVendor();
    const sent = refusalOf(http.send(write, aCall()));
    await tick();
    calls[0]!.answer('', { status, headers: { 'retry-after': '0' } });
    expect(await sent).toMatchObject({ neverSent: false, vendorCode: `HTTP ${status}` });
    expect(calls).toHaveLength(1);
  });

  it('when its time is up', async () => {
    const { http, calls } = aVendor();
    expect(await refusalOf(http.send(write, aCall(10)))).toMatchObject({ kind: 'TIMEOUT', neverSent: false });
    expect(calls).toHaveLength(1);
  });
});

it('sends equal writes each for itself', async () => {
  const { http, calls } = aVendor();
  const replies = [http.send(write, aCall()), http.send({ ...write }, aCall())];
  await tick();
  calls[0]!.answer('[1]');
  calls[1]!.answer('[2]');
  expect((await Promise.all(replies)).map(({ body }) => body)).toEqual([[1], [2]]);
});

it.each<[string, (call: { answer(body: string): void; fail(error: Error): void }) => void]>([
  ['was done', (call) => call.answer('{}')],
  ['may have been done', (call) => call.fail(failure('ECONNRESET'))],
])('a read that began before a write %s is joined by none that begins after it', async (_how, end) => {
  const { http, calls } = aVendor();
  const before = http.read(read, aCall());
  await tick();
  const written = http.send(write, aCall()).catch(() => undefined);
  await tick();
  end(calls[1]!);
  await written;
  const after = http.read(read, aCall());
  const alongside = http.read(read, aCall());
  await tick();
  expect(calls.map(({ path }) => path)).toEqual(['/list', '/save', '/list']);
  calls[0]!.answer('["old"]');
  calls[2]!.answer('["new"]');
  const bodies = (await Promise.all([before, after, alongside])).map(({ body }) => body);
  expect(bodies).toEqual([['old'], ['new'], ['new']]);
});
