import { describe, expect, it } from 'vitest';
import { parseLossless } from '../../values/lossless.ts';
import { clueAt } from './all-clues.ts';
import { appId, appSecret, firstRefreshToken, fixedAccessToken } from './oauth.ts';
import { KuaishouSandbox } from './sandbox.ts';

const time = { now: Date.parse('2026-11-01T00:00:00Z') };
const aSandbox = () => new KuaishouSandbox({ now: () => time.now });

const post = async (sandbox: KuaishouSandbox, path: string, body: string, token = fixedAccessToken) => {
  const url = sandbox.env.KUAISHOU_BASE_URL + path;
  const response = await sandbox.fetch(new Request(url, { method: 'POST', headers: { 'access-token': token }, body }));
  return { status: response.status, text: await response.text() };
};
const list = (sandbox: KuaishouSandbox, body: string, token?: string) =>
  post(sandbox, '/v2/gemini/crm/clue/list', body, token);
const refresh = async (sandbox: KuaishouSandbox, refresh_token: string) => {
  const body = JSON.stringify({ app_id: Number(appId), secret: appSecret, refresh_token });
  return JSON.parse((await post(sandbox, '/oauth2/authorize/refresh_token', body)).text);
};

describe('the Kuaishou sandbox', () => {
  it('sends long ids as bare numbers, and some rows with every number quoted', async () => {
    const { text } = await list(aSandbox(), '{"advertiser_id":20006545,"page_size":100}');
    expect(text).toMatch(/"id":\d{18},/);
    expect(text).toMatch(/"id":"\d{18}",/);
    expect(text).toMatch(/"dsp_campaign_id":9\d{15},/);
  });

  it('is the same every time', async () => {
    const ask = '{"advertiser_id":20006546}';
    expect((await list(aSandbox(), ask)).text).toBe((await list(aSandbox(), ask)).text);
  });

  it('bounds by seconds, both inclusive', async () => {
    const of = async (start: string, end: string) => {
      const ask = `{"advertiser_id":20006545,"start_time":"${start}","end_time":"${end}"}`;
      const reply = parseLossless((await list(aSandbox(), ask)).text) as { data: { total_count: number } };
      return reply.data.total_count;
    };
    expect(clueAt(0).createdAt).toBe(Date.parse('2026-11-01T04:11:05+08:00'));
    expect(await of('2026-11-01 04:11:05', '2026-11-01 04:11:05')).toBe(1);
    expect(await of('2026-11-01 04:11:06', '2026-11-02 00:00:00')).toBe(0);
  });

  it('has many leads in one second', () => {
    const inOneSecond = aSandbox().clues.filter(({ createdAt }) => createdAt === clueAt(30).createdAt);
    expect(inOneSecond).toHaveLength(10);
  });

  it('lets tests add and delete leads', async () => {
    const sandbox = aSandbox();
    const total = async () => JSON.parse((await list(sandbox, '{"advertiser_id":20006545}')).text).data.total_count;
    sandbox.add({ ...clueAt(0), id: '1' });
    expect(await total()).toBe(81);
    sandbox.delete('1');
    expect(await total()).toBe(80);
  });

  it('rotates the refresh token, and lets access tokens end after a day', async () => {
    const sandbox = aSandbox();
    const first = await refresh(sandbox, firstRefreshToken);
    expect(first).toMatchObject({ code: 0, data: { access_token_expires_in: 86_400 } });
    expect((await refresh(sandbox, firstRefreshToken)).code).toBe(402003);
    expect((await refresh(sandbox, first.data.refresh_token)).code).toBe(0);
    const ask = '{"advertiser_id":20006545}';
    expect((await list(sandbox, ask, first.data.access_token)).text).toContain('"code":0');
    time.now += 86_400_000;
    expect((await list(sandbox, ask, first.data.access_token)).text).toContain('"code":402001');
  });

  it.each([
    ['no advertiser', '{}', 402010],
    ['an advertiser of somebody else', '{"advertiser_id":1}', 402010],
    ['page 0', '{"advertiser_id":20006545,"page":0}', 401000],
    ['no JSON', '{', 402010],
  ])('refuses %s with HTTP 200', async (_what, body, code) => {
    expect(await list(aSandbox(), body)).toEqual({ status: 200, text: expect.stringContaining(`"code":${code}`) });
  });

  it('knows no other endpoint', async () => {
    expect((await post(aSandbox(), '/v2/gemini/crm/clue/clue_mark/update', '{}')).status).toBe(404);
  });
});
