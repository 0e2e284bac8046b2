import { expect, it } from 'vitest';
import { z } from 'zod';
import { aCall } from '../../test/support/http-over.ts';
import { createVendorHttp } from '../vendors/transport/http.ts';
import { Refusal, VendorError } from '../vendors/vendor-error.ts';
import type { Prepared } from '../vendors/write.ts';
import { WriteRefused } from '../vendors/write.ts';
import { sendOnce } from './send-once.ts';

const request = { endpoint: 'save', method: 'POST', path: '/save', body: '{"phone":"13800138000"}' } as const;
const reply = z.object({ id: z.string() });
const silent = { info: () => undefined, warn: () => undefined };

/** A write to a vendor that answers so, through the real transport. */
function aWrite(answer: () => Promise<Response>) {
  const calls: Request[] = [];
  const http = createVendorHttp({
    vendor: 'sobot',
    baseUrl: 'https://crm.example',
    fetch(sent) {
      calls.push(sent);
      return answer();
    },
    clock: { now: () => Date.now() },
    timeoutMs: 30,
    concurrency: 4,
    ratePerMinute: null,
    isSandbox: false,
    log: silent,
  });
  const prepared: Prepared = {
    request,
    send: async (call) => ({ refs: [reply.parse((await http.send(request, call)).body).id] }),
  };
  return { prepared, calls };
}

const says = (body: string | null, init?: ResponseInit) => async () => new Response(body, init);
const fails =
  (code: string, more: object = {}) =>
  () =>
    Promise.reject(Object.assign(new Error(code), { code, ...more }));
const hangs = () => new Promise<never>(() => undefined);

it('is applied when the vendor says yes', async () => {
  const { prepared } = aWrite(says('{"id":"c1"}'));
  expect(await sendOnce('sobot', prepared, aCall())).toMatchObject({ outcome: 'APPLIED', receipt: { refs: ['c1'] } });
});

it.each<[string, () => Promise<Response>]>([
  ['no answer comes in time', hangs],
  ['the connection is reset', fails('ECONNRESET')],
  ['the connection is closed', fails('UND_ERR_SOCKET')],
  ['an open connection loses its way', fails('EHOSTUNREACH', { syscall: 'read' })],
  ['sending takes too long', fails('ETIMEDOUT', { syscall: 'write' })],
  ['the network fails without a code', () => Promise.reject(new TypeError('fetch failed'))],
  ['HTTP 500', says('{}', { status: 500 })],
  ['HTTP 502', says('<html>', { status: 502 })],
  ['HTTP 503', says('', { status: 503 })],
  ['HTTP 504', says('', { status: 504 })],
  ['HTTP 408', says('', { status: 408 })],
  ['HTTP 425', says('', { status: 425 })],
  ['HTTP 499', says('', { status: 499 })],
  ['a redirect', says('', { status: 302, headers: { location: '/elsewhere' } })],
  ['a reply that breaks off', says('{"id":', { headers: { 'content-length': '2000' } })],
  ['half a JSON', says('{"id":')],
  ['a web page', says('<html>Please log in</html>')],
  ['an empty reply', says('')],
  ['a reply of another shape', says('{"id":13800138000}')],
])('is unknown after %s: sent once, no more', async (_what, answer) => {
  const { prepared, calls } = aWrite(answer);
  const told = await sendOnce('sobot', prepared, aCall());
  expect(told).toMatchObject({ outcome: 'UNKNOWN', receipt: null, readBack: null, request: { path: '/save' } });
  expect(told.reason).toMatch(/The write may have been done\.$/);
  expect(told.reason).not.toMatch(/13800138000|crm\.example/);
  expect(calls).toHaveLength(1);
});

it('is unknown when the vendor says in its reply that it failed', async () => {
  const failed = new Refusal({ kind: 'UNAVAILABLE', vendorCode: '999999', message: 'The vendor failed.' });
  const prepared: Prepared = { request, send: () => Promise.reject(failed) };
  expect(await sendOnce('sobot', prepared, aCall())).toMatchObject({
    outcome: 'UNKNOWN',
    reason: 'The vendor failed. The write may have been done.',
  });
});

it.each<[string, () => Promise<Response>, object]>([
  ['the connection is refused', fails('ECONNREFUSED'), { kind: 'UNAVAILABLE' }],
  ['the host has no address', fails('ENOTFOUND', { syscall: 'getaddrinfo' }), { kind: 'UNAVAILABLE' }],
  ['the host cannot be reached', fails('EHOSTUNREACH', { syscall: 'connect' }), { kind: 'UNAVAILABLE' }],
  ['connecting takes too long', fails('UND_ERR_CONNECT_TIMEOUT'), { kind: 'TIMEOUT' }],
  ['connecting takes the system too long', fails('ETIMEDOUT', { syscall: 'connect' }), { kind: 'TIMEOUT' }],
  ['HTTP 400', says('{}', { status: 400 }), { kind: 'BAD_REPLY' }],
  ['HTTP 401', says('{}', { status: 401 }), { kind: 'UNAUTHORIZED' }],
  ['HTTP 403', says('{}', { status: 403 }), { kind: 'UNAUTHORIZED' }],
  ['HTTP 404', says('{}', { status: 404 }), { kind: 'BAD_REPLY' }],
  [
    'HTTP 429',
    says('{}', { status: 429, headers: { 'retry-after': '7' } }),
    { kind: 'RATE_LIMITED', retryAfterMs: 7000 },
  ],
])('is certainly not done after %s, and says so', async (_what, answer, expected) => {
  const { prepared, calls } = aWrite(answer);
  const thrown: unknown = await sendOnce('sobot', prepared, aCall()).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(VendorError);
  expect(thrown).toMatchObject({
    vendor: 'sobot',
    message: expect.stringMatching(/ Nothing was written\.$/),
    ...expected,
  });
  expect(calls).toHaveLength(1);
});

it('is rejected when the vendor says no, in our words and in its own', async () => {
  const no = new WriteRefused({
    code: 'ALREADY_EXISTS',
    path: ['name'],
    message: 'It exists.',
    vendorCode: '510003',
    vendorMessage: '标签名称已存在',
  });
  const told = await sendOnce('sobot', { request, send: () => Promise.reject(no) }, aCall());
  expect(told).toMatchObject({
    outcome: 'REJECTED',
    userErrors: [
      {
        path: ['input', 'name'],
        message: 'It exists.',
        refusedBy: { vendor: 'sobot', vendorCode: '510003', vendorMessage: '标签名称已存在' },
      },
    ],
  });
});

it('keeps a bug of ours a bug', async () => {
  const bug = new TypeError('x is undefined');
  await expect(sendOnce('sobot', { request, send: () => Promise.reject(bug) }, aCall())).rejects.toBe(bug);
});
