import { setImmediate as tick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { createVendorHttp } from './http.ts';
import { createSandboxFetch, troubles } from './sandbox-fetch.ts';
import type { Sandbox } from '../sandbox.ts';
import { BadTrouble, parseTrouble } from '../trouble.ts';
import { vendorNames } from '../vendor-name.ts';
import { Refusal } from '../vendor-error.ts';

const sandbox: Sandbox = {
  env: {},
  fetch: async () => Response.json({ code: 0 }),
  troubles: { 'rate-limited': () => Response.json({ code: 4000 }) },
};

async function outcomeOf(trouble: string | undefined, over = sandbox): Promise<unknown> {
  const http = createVendorHttp({
    vendor: 'acme',
    log: { info: () => undefined, warn: () => undefined },
    baseUrl: 'https://sandbox.invalid',
    fetch: createSandboxFetch(over),
    clock: systemClock,
    timeoutMs: 200,
    concurrency: 8,
    ratePerMinute: null,
    isSandbox: true,
  });
  const call = { signal: new AbortController().signal, deadline: Date.now() + 200, trouble };
  const reply = http.read({ endpoint: 'x', method: 'GET', path: '/x' }, call);
  return reply.then(
    ({ body }) => body,
    (error: unknown) => (error instanceof Refusal ? `${error.kind} ${error.vendorCode ?? ''}`.trim() : error),
  );
}

it('answers as the vendor does without trouble', async () => {
  expect(await outcomeOf(undefined)).toEqual({ code: 0 });
});

it('plays every trouble there is', async () => {
  const outcomes = await Promise.all(troubles.map(async (trouble) => [trouble, await outcomeOf(trouble)]));
  expect(Object.fromEntries(outcomes)).toEqual({
    timeout: 'TIMEOUT',
    refused: 'UNAVAILABLE ECONNREFUSED',
    reset: 'UNAVAILABLE ECONNRESET',
    '500': 'UNAVAILABLE HTTP 500',
    '502-html': 'UNAVAILABLE HTTP 502',
    '429': 'RATE_LIMITED HTTP 429',
    truncated: 'BAD_REPLY',
    empty: 'BAD_REPLY',
    null: null,
    garbage: 'BAD_REPLY',
    'wrong-shape': ['a', { b: 1 }, null],
    huge: 'BAD_REPLY',
    'rate-limited': { code: 4000 },
    'token-expired': 'UNAUTHORIZED HTTP 401',
    'unknown-code': 'BAD_REPLY HTTP 418',
    'lost-reply': { code: 0 }, // a trouble of writes
  });
});

it('does what was asked and loses the reply, but not that of a token', async () => {
  const asked: string[] = [];
  const fetch = createSandboxFetch({
    env: {},
    fetch: async ({ url }) => {
      asked.push(new URL(url).pathname);
      return Response.json({});
    },
  });
  const ask = (path: string) =>
    fetch(new Request(`https://x.invalid${path}`, { method: 'POST', headers: { 'x-sandbox': 'lost-reply' } }));
  await expect(ask('/write')).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect((await ask('/get_token')).status).toBe(200);
  expect(asked).toEqual(['/write', '/get_token']);
});

it('refuses calls to a vendor that only pushes', async () => {
  expect(await outcomeOf(undefined, { env: {} })).toBe('UNAVAILABLE ECONNREFUSED');
});

it('leaves no timer behind when a time-out is given up', async () => {
  const client = new AbortController();
  const request = new Request('https://x.invalid', { headers: { 'x-sandbox': 'timeout' }, signal: client.signal });
  const reply = createSandboxFetch(sandbox)(request);
  await tick();
  client.abort();
  await expect(reply).rejects.toMatchObject({ name: 'AbortError' });
});

const [first = '', second = ''] = vendorNames;

it('reads which vendor is to have which trouble', () => {
  expect(parseTrouble(` ${first}=timeout, ${second.toUpperCase()} = rate-limited,`)).toEqual(
    new Map([
      [first, 'timeout'],
      [second, 'rate-limited'],
    ]),
  );
  expect(parseTrouble('')).toEqual(new Map());
});

it.each([
  ['acme=timeout', `x-sandbox names no vendor of ours: use ${vendorNames.join(', ')}.`],
  ['timeout', 'x-sandbox names no vendor of ours'],
  ['constructor=timeout', 'x-sandbox names no vendor of ours'],
  [first, `x-sandbox asks ${first} for unknown trouble: use timeout, refused`],
  [`${first}=explode`, `x-sandbox asks ${first} for unknown trouble`],
  [`${first}=timeout=500`, `x-sandbox asks ${first} for unknown trouble`],
  [`${first}=timeout,${first}=500`, `x-sandbox names ${first} twice.`],
])('says what is wrong with %s', (header, message) => {
  expect(() => parseTrouble(header)).toThrow(BadTrouble);
  expect(() => parseTrouble(header)).toThrow(message);
});
