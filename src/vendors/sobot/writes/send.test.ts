import { expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { refusing, sobotWrites } from '../../../../test/support/sobot-writes.ts';
import { hexId } from '../sandbox/seeds.ts';

const customer = hexId('customer 1');
const note = { target: { entity: 'CUSTOMER', ref: customer }, content: '已回访' } as const;
const save = 'user_stage/record_save';

it('sends once, with token and language, and shows the request without them', async () => {
  const vendor = sobotWrites();
  const write = await vendor.ready('followUpAdd', note);
  expect(vendor.newCalls()).toEqual([]);
  expect(write.request).not.toHaveProperty('headers');
  await write.send(aCall());
  expect(vendor.newCalls()).toEqual(['get_token', save]);
  expect(vendor.calls.at(-1)?.headers).toMatchObject({ token: expect.stringMatching(/^\w{32}$/), language: 'zh' });
});

it.for(['900001', '900002'])('does not send again after %s, but renews the token for the next call', async (code) => {
  let isRefused = true;
  const vendor = sobotWrites({
    between: (request, sandbox) => (isRefused ? refusing(save, code)(request, sandbox) : sandbox(request)),
  });
  const write = await vendor.ready('followUpAdd', note);
  await expect(write.send(aCall())).rejects.toMatchObject({
    kind: 'UNAVAILABLE',
    neverSent: true,
    vendorCode: code,
    message: 'The vendor refused our token, which has been renewed; nothing was written. Ask again.',
  });
  expect(vendor.newCalls()).toEqual(['get_token', save, 'get_token']);
  isRefused = false;
  await write.send(aCall());
  expect(vendor.newCalls()).toEqual([save]);
});

it('is certain that nothing was written where not even a token was to be had', async () => {
  const vendor = sobotWrites({ between: refusing('get_token', '900003') });
  const write = await vendor.ready('followUpAdd', note);
  await expect(write.send(aCall())).rejects.toMatchObject({ kind: 'UNAUTHORIZED', neverSent: true });
  expect(vendor.newCalls()).toEqual(['get_token']);
});

it.for([
  [403, { kind: 'UNAUTHORIZED', neverSent: true }],
  [500, { kind: 'UNAVAILABLE', neverSent: false }],
] as const)('sends once also where the answer is the status %d', async ([status, refusal]) => {
  const vendor = sobotWrites({
    between: async (request, sandbox) => (request.url.includes(save) ? new Response('', { status }) : sandbox(request)),
  });
  const write = await vendor.ready('followUpAdd', note);
  await expect(write.send(aCall())).rejects.toMatchObject(refusal);
  expect(vendor.timesCalled(save)).toBe(1);
});

it('says that it cannot tell after a reply of an unknown form', async () => {
  const vendor = sobotWrites({
    between: async (request, sandbox) => (request.url.includes(save) ? Response.json({ ok: true }) : sandbox(request)),
  });
  const write = await vendor.ready('followUpAdd', note);
  await expect(write.send(aCall())).rejects.toMatchObject({ kind: 'BAD_REPLY', neverSent: false });
  expect(vendor.timesCalled(save)).toBe(1);
});
