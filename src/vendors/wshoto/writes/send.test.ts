import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { overReplies, overSandbox, connected, preparedFor, tokenReply } from '../../../../test/support/wshoto.ts';
import { toVendorError } from '../../to-vendor-error.ts';
import { Refusal } from '../../vendor-error.ts';
import { WriteRefused } from '../../write.ts';

const note = {
  target: { entity: 'CUSTOMER', ref: 'wm1' },
  content: '已电话联系',
  authorExternalId: 'chen-di',
  contactTypeRaw: '电话联系',
} as const;

/** A note sent to a vendor that answers so, and what was called. */
async function sent(reply: string, { tokens = [tokenReply], env = {} }: { tokens?: string[]; env?: object } = {}) {
  let token = 0;
  const { adapter, http } = overReplies(
    (endpoint) => (endpoint === 'access_token' ? (tokens[token++] ?? tokens.at(-1)!) : reply),
    { ...env },
  );
  const prepared = await preparedFor(adapter.writes?.followUpAdd, note);
  const error: unknown = await prepared.send(aCall()).catch((thrown: unknown) => thrown);
  return { error, endpoints: http.calls.map(({ endpoint }) => endpoint), calls: http.calls, prepared };
}

it('sends the token in the query and never shows it', async () => {
  const { calls, prepared } = await sent('{"code":0,"msg":"请求成功","data":1539134210387191809}');
  expect(calls.at(-1)!.query).toEqual({ access_token: 't1' });
  expect(prepared.request).toMatchObject({ method: 'POST', path: '/crm/follow/create' });
  expect(JSON.stringify(prepared.request)).not.toContain('t1');
});

describe('a token that is refused', () => {
  it.each(['10001', '10010', '10011'])('with %s is renewed, and the write is not sent again', async (code) => {
    const { error, endpoints } = await sent(`{"code":${code},"msg":"access_token失效"}`);
    expect(endpoints).toEqual(['access_token', 'crm/follow/create', 'access_token']);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({
      kind: 'UNAVAILABLE',
      neverSent: true,
      vendorCode: code,
      message: 'The vendor refused our token, which has been renewed; nothing was written. Ask again.',
    });
  });

  it('is another one for the next write', async () => {
    const { sandbox } = overSandbox();
    let isFirst = true;
    const { adapter, calls } = connected(async (request) => {
      const isExpired = isFirst && request.url.includes('/crm/follow/create');
      if (isExpired) isFirst = false;
      return isExpired ? sandbox.troubles!['token-expired']!() : sandbox.fetch!(request);
    }, sandbox.env);
    const target = { entity: 'CUSTOMER', ref: 'wmSandbox0001' } as const;
    const prepared = await preparedFor(adapter.writes?.followUpAdd, { ...note, target, authorExternalId: 'lisi' });
    await expect(prepared.send(aCall())).rejects.toMatchObject({ kind: 'UNAVAILABLE', neverSent: true });
    expect((await prepared.send(aCall())).refs).toEqual([expect.stringMatching(/^staff\.\d{19}$/)]);
    expect(calls().length).toBe(2);
  });

  it('and cannot be renewed leaves the write unwritten, and says why', async () => {
    const { error, endpoints } = await sent('{"code":10001,"msg":"access_token失效"}', {
      tokens: [tokenReply, '{"code":10002,"msg":"appid或app_secret错误"}'],
    });
    expect(endpoints.filter((endpoint) => endpoint === 'crm/follow/create').length).toBe(1);
    expect(error).toMatchObject({ kind: 'UNAUTHORIZED', neverSent: true, vendorCode: '10002' });
  });
});

it.each([
  ['{"code":10002,"msg":"appid或app_secret错误"}', 'UNAUTHORIZED'],
  ['{"code":0,"data":{"access_token":""}}', 'BAD_REPLY'],
  ['no JSON', 'BAD_REPLY'],
])('sends nothing where no token can be had: %s', async (token, kind) => {
  const { error, endpoints } = await sent('{"code":0,"data":1}', { tokens: [token] });
  expect(endpoints).toEqual(['access_token']);
  expect(error).toMatchObject({ kind, neverSent: true });
});

describe('a no', () => {
  it('comes with the vendor’s own code and words, without what is nobody’s business', async () => {
    const { error, endpoints } = await sent('{"code":88888,"msg":"员工13800138000不存在"}');
    expect(error).toBeInstanceOf(WriteRefused);
    expect(error).toMatchObject({
      code: 'UNKNOWN',
      path: null,
      vendorCode: '88888',
      vendorMessage: '员工…不存在',
      message: 'The vendor refused, for a reason that it does not document.',
    });
    expect(endpoints).toEqual(['access_token', 'crm/follow/create']);
  });

  it('without words has none', async () => {
    const { error } = await sent('{"code":"88888"}');
    expect(error).toMatchObject({ code: 'UNKNOWN', vendorCode: '88888', vendorMessage: null });
  });

  it('by a code of the settings means that a record is gone', async () => {
    const { error } = await sent('{"code":40404,"msg":"客户不存在"}', { env: { WSHOTO_NOT_FOUND_CODES: '40404' } });
    expect(error).toMatchObject({ code: 'NOT_FOUND', path: null, vendorCode: '40404', vendorMessage: '客户不存在' });
  });
});

it('takes a code of the settings for too many calls', async () => {
  const { error, endpoints } = await sent('{"code":7,"msg":"慢一点"}', { env: { WSHOTO_RATE_LIMIT_CODES: '7' } });
  expect(error).not.toBeInstanceOf(WriteRefused);
  expect(error).toMatchObject({ kind: 'RATE_LIMITED', vendorCode: '7' });
  expect(endpoints).toEqual(['access_token', 'crm/follow/create']);
});

it.each(['null', '[]', '{}', '"ok"', '{"msg":"请求成功","data":1}'])(
  'does not take %s for an answer, nor for a proof that nothing was written',
  async (reply) => {
    const { error, endpoints } = await sent(reply);
    expect(toVendorError('wshoto', error)).toMatchObject({ kind: 'BAD_REPLY' });
    expect(error instanceof Refusal && error.neverSent).toBe(false);
    expect(endpoints).toEqual(['access_token', 'crm/follow/create']);
  },
);
