import { expect, it } from 'vitest';
import { TokenRefused } from '../tokens.ts';
import type { Call } from '../call.ts';
import { createVendorHttp } from './http.ts';
import { Refusal } from '../vendor-error.ts';
import type { VendorRequest } from '../vendor-http.ts';
import { noWatch, type VendorWatch } from '../vendor-watch.ts';

const aCall = (): Call => ({ signal: new AbortController().signal, deadline: Date.now() + 5000 });

/** A vendor that answers HTTP 200 with whatever it is told to say. */
function aVendor(watch: VendorWatch = noWatch) {
  const time = { now: Date.parse('2026-11-01T00:00:00Z') };
  const says = { body: '{"code":"0"}' };
  const http = createVendorHttp({
    vendor: 'acme',
    baseUrl: 'https://crm.example/api',
    fetch: async () => new Response(says.body),
    clock: { now: () => time.now },
    log: { info: () => undefined, warn: () => undefined },
    timeoutMs: 3000,
    concurrency: 8,
    ratePerMinute: null,
    isSandbox: false,
    watch,
  });
  const call = () => ({ ...aCall(), deadline: time.now + 5000 });
  return {
    http,
    time,
    says: (body: string) => void (says.body = body),
    read: (request: VendorRequest) => http.read(request, call()).catch((error: unknown) => error),
    send: (request: VendorRequest) => http.send(request, call()).catch((error: unknown) => error),
  };
}

const refusing = (refusal: Refusal | null): VendorRequest => ({
  endpoint: 'lead/list',
  method: 'GET',
  path: '/lead/list',
  judge: () => refusal,
});
const unauthorized = new Refusal({ kind: 'UNAUTHORIZED', message: 'No.', vendorCode: '9' });

it('a vendor that refuses within HTTP 200 is not well, and down after five times', async () => {
  const vendor = aVendor();
  expect(await vendor.read(refusing(unauthorized))).toBe(unauthorized);
  expect(vendor.http.health()).toMatchObject({ state: 'DEGRADED', lastProblem: { kind: 'UNAUTHORIZED' } });
  for (let times = 0; times < 4; times++) await vendor.read(refusing(unauthorized));
  expect(vendor.http.health().state).toBe('DOWN');
  expect(vendor.http.isResting()).toBe(false); // it answers: asking costs little
  await vendor.read(refusing(null));
  expect(vendor.http.health().state).toBe('UP');
});

it('a no to what was asked for says nothing of how the vendor is', async () => {
  const vendor = aVendor();
  await vendor.read(refusing(new Refusal({ kind: 'REJECTED', message: 'No such.', isAboutInput: true })));
  expect(vendor.http.health().state).toBe('UP');
  const rejected = new Refusal({ kind: 'REJECTED', message: 'No.' });
  const reply = await vendor.send(refusing(rejected));
  expect(reply).toMatchObject({ body: { code: '0' } }); // a write is judged by its sender
  expect(vendor.http.health().state).toBe('UP');
  for (let times = 0; times < 9; times++) await vendor.read(refusing(rejected));
  expect(vendor.http.health().state).toBe('DEGRADED');
});

it('a token that has come to its end is no sickness', async () => {
  const vendor = aVendor();
  await vendor.read(refusing(new TokenRefused('1')));
  expect(vendor.http.health().state).toBe('UNTRIED');
});

it('a judge that cannot read the reply makes it a bad one', async () => {
  const vendor = aVendor();
  const { z } = await import('zod');
  await vendor.read({
    ...refusing(null),
    judge: (body) => {
      z.object({ code: z.number() }).parse(body);
      return null;
    },
  });
  expect(vendor.http.health()).toMatchObject({ state: 'DEGRADED', lastProblem: { kind: 'BAD_REPLY' } });
});

it('an answer taken back keeps the vendor in doubt for ten seconds, whatever it answers', async () => {
  const vendor = aVendor();
  vendor.http.noted.regretted({ kind: 'BAD_REPLY', message: 'Another shape.' });
  await vendor.read(refusing(null));
  expect(vendor.http.health().state).toBe('DEGRADED');
  vendor.time.now += 10_000;
  await vendor.read(refusing(null));
  expect(vendor.http.health().state).toBe('UP');
});

it('tells of each call that leaves how it ended, and which readers shared one', async () => {
  const told: string[] = [];
  const vendor = aVendor({
    ...noWatch,
    leaves: (endpoint, asker) => {
      told.push(`leaves ${endpoint} for ${asker?.requestId}`);
      return {
        answered: () => told.push('answered'),
        failed: ({ kind }) => told.push(`failed ${kind}`),
        abandoned: () => told.push('abandoned'),
      };
    },
    shared: (endpoint) => told.push(`shared ${endpoint}`),
  });
  const got: string[] = [];
  const asker = { requestId: 'request-1', gotAnswer: ({ by }: { by: string }) => got.push(by) };
  const call = { ...aCall(), deadline: vendor.time.now + 5000, asker };
  await Promise.all([vendor.http.read(refusing(null), call), vendor.http.read(refusing(null), call)]);
  await vendor.http.read(refusing(unauthorized), call).catch(() => undefined);
  expect(told).toEqual([
    'leaves lead/list for request-1',
    'answered',
    'shared lead/list',
    'leaves lead/list for request-1',
    'failed UNAUTHORIZED',
  ]);
  expect(got).toEqual(['call', 'sharing', 'call']);
});
