import { describe, expect, it } from 'vitest';
import { aCall } from '../../../test/support/http-over.ts';
import { TokenRefused } from '../tokens.ts';
import { connected, overReplies, overSandbox, tokenReply } from '../../../test/support/wshoto.ts';
import { readEnvelope } from './reply.ts';

const codes = { token: new Set(['10001']), rateLimit: new Set(['7']), notFound: new Set(['404']) };
const refusalOf = (body: unknown): unknown => {
  try {
    return readEnvelope(body, codes);
  } catch (error) {
    return error;
  }
};

describe('a reply', () => {
  it.each([0, '0', '00000'])('with the code %s is a success', (code) => {
    expect(readEnvelope({ code, msg: 'ok', data: { a: 1 } }, codes)).toEqual({ a: 1 });
  });

  it('with a token code asks for a new token', () => {
    expect(refusalOf({ code: 10001, msg: 'invalid' })).toBeInstanceOf(TokenRefused);
  });

  it('with a code of the settings says that there were too many calls', () => {
    expect(refusalOf({ code: '7', msg: '慢一点' })).toMatchObject({
      kind: 'RATE_LIMITED',
      vendorCode: '7',
      message: 'The vendor says: too many calls: 慢一点',
    });
  });

  it('with any other code is a refusal in the words of the vendor, without what is nobody’s business', () => {
    const msg = '手机号13800138000的线索 a@example.com 见 https://open.wshoto.com/x?access_token=abc';
    expect(refusalOf({ code: 88_888, msg })).toMatchObject({
      kind: 'REJECTED',
      vendorCode: '88888',
      message: 'The vendor refused the call: 手机号…的线索 … 见 …',
    });
    const { message } = refusalOf({ code: 1, msg: '字'.repeat(5000) }) as Error;
    expect(message.length).toBeLessThan(160);
  });

  it.each([null, 'text', [], {}, { msg: 'no code' }])('of another shape is not taken for an answer: %j', (body) => {
    expect(refusalOf(body)).toHaveProperty('name', 'ZodError');
  });
});

describe('the token', () => {
  it('is fetched with the credentials and goes into the query', async () => {
    const { adapter, http } = overReplies((endpoint) =>
      endpoint === 'access_token' ? tokenReply : '{"code":0,"data":null}',
    );
    await adapter.LEAD!.get!.byRefs(['1'], aCall());
    expect(http.calls.map(({ method, path, query }) => [method, path, query])).toEqual([
      ['GET', '/access_token', { appid: 'app', app_secret: 'secret' }],
      ['POST', '/crm/clue/info', { access_token: 't1' }],
    ]);
  });

  it.each(['10001', '10010', '10011'])('is renewed once when the vendor says %s', async (code) => {
    const { adapter, http } = overReplies((endpoint) =>
      endpoint === 'access_token' ? tokenReply : `{"code":${code},"msg":"access_token失效"}`,
    );
    await expect(adapter.LEAD!.get!.byRefs(['1'], aCall())).rejects.toMatchObject({
      kind: 'UNAUTHORIZED',
      vendorCode: code,
    });
    expect(http.calls.map(({ endpoint }) => endpoint)).toEqual([
      'access_token',
      'crm/clue/info',
      'access_token',
      'crm/clue/info',
    ]);
  });

  it('that has run out at the vendor costs one more call and no error', async () => {
    const { sandbox } = overSandbox();
    let isFirst = true;
    const { adapter, calls } = connected(async (request) => {
      const isExpired = isFirst && !request.url.includes('/access_token?');
      if (isExpired) isFirst = false;
      return isExpired ? sandbox.troubles!['token-expired']!() : sandbox.fetch!(request);
    }, sandbox.env);
    const found = await adapter.CUSTOMER!.get!.byRefs(['wmSandbox0001'], aCall());
    expect(found.length).toBe(1);
    expect(calls().length).toBe(2);
  });

  it('that is refused to us is a matter of credentials', async () => {
    const { adapter } = overReplies(() => '{"code":10001,"msg":"appid错误"}');
    await expect(adapter.LEAD!.get!.byRefs(['1'], aCall())).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'UNAUTHORIZED',
      vendorCode: '10001',
    });
  });
});

it('names the troubles of the sandbox as the settings say', async () => {
  const { sandbox } = overSandbox();
  for (const [trouble, kind] of [
    ['rate-limited', 'RATE_LIMITED'],
    ['unknown-code', 'REJECTED'],
    ['token-expired', 'UNAUTHORIZED'],
  ] as const) {
    const { adapter } = connected(
      async (request) =>
        request.url.includes('/access_token?') ? sandbox.fetch!(request) : sandbox.troubles![trouble]!(),
      sandbox.env,
    );
    await expect(adapter.LEAD!.get!.byRefs(['1'], aCall())).rejects.toMatchObject({ kind });
  }
});

it('takes a code of the settings for a record that is gone', async () => {
  const { adapter } = overReplies(
    (endpoint) => (endpoint === 'access_token' ? tokenReply : '{"code":40404,"msg":"任务不存在"}'),
    { WSHOTO_NOT_FOUND_CODES: '40403, 40404' },
  );
  expect(await adapter.TASK!.get!.byRefs(['1'], aCall())).toEqual([]);
});
