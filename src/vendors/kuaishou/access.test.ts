import { describe, expect, it } from 'vitest';
import { aCall } from '../../../test/support/http-over.ts';
import { Refusal } from '../vendor-error.ts';
import { KuaishouSandbox } from './sandbox/sandbox.ts';
import { fixedAccessToken } from './sandbox/oauth.ts';
import { refused } from './sandbox/reply.ts';
import {
  answering,
  clock,
  connected,
  fixedEnv,
  memoryTokens,
  pagedParts,
  source,
  unbounded,
} from '../../../test/support/kuaishou.ts';

type Connected = ReturnType<typeof connected>;

const list = async ({ adapter }: Connected) => {
  const [part] = pagedParts(source(adapter, 'LEAD').list!({}));
  return part!.read({ page: 1, size: 5, ...unbounded }, aCall());
};

const over = (sandbox: KuaishouSandbox, tokens = memoryTokens(), env: Readonly<Record<string, string>> = sandbox.env) =>
  connected((request) => sandbox.fetch(request), env, tokens);

describe('the access token', () => {
  it('is refreshed once, with the app’s id as a number, and goes out as a header', async () => {
    const vendor = over(new KuaishouSandbox(clock));
    await list(vendor);
    await list(vendor);
    expect(vendor.endpoints()).toEqual(['oauth2/refresh_token', 'clue/list', 'clue/list']);
    expect(vendor.bodies()[0]).toBe('{"app_id":165890,"secret":"sandbox-secret","refresh_token":"sandbox-refresh-0"}');
    expect(vendor.http.calls[1]!.headers).toMatchObject({
      'Access-Token': expect.stringMatching(/^sandbox-access-1-/),
    });
  });

  it('comes from the kept refresh token before the setting’s', async () => {
    const sandbox = new KuaishouSandbox(clock);
    const tokens = memoryTokens();
    await list(over(sandbox, tokens));
    expect(tokens.kept()).toBe('sandbox-refresh-1');
    const restarted = over(sandbox, memoryTokens(tokens.kept()));
    await list(restarted);
    expect(restarted.bodies()[0]).toContain('"refresh_token":"sandbox-refresh-1"');
  });

  it('comes from the setting again once the kept refresh token is refused', async () => {
    const vendor = over(new KuaishouSandbox(clock), memoryTokens('dead'));
    await expect(list(vendor)).resolves.toMatchObject({ total: 80 });
    expect(vendor.endpoints()).toEqual(['oauth2/refresh_token', 'oauth2/refresh_token', 'clue/list']);
  });

  it('is renewed once when the vendor refuses it', async () => {
    const sandbox = new KuaishouSandbox(clock);
    let refusals = 1;
    const vendor = connected(async (request) => {
      if (request.url.endsWith('/clue/list') && refusals-- > 0) return refused(402001, 'expired');
      return sandbox.fetch(request);
    }, sandbox.env);
    await expect(list(vendor)).resolves.toMatchObject({ total: 80 });
    expect(vendor.endpoints()).toEqual(['oauth2/refresh_token', 'clue/list', 'oauth2/refresh_token', 'clue/list']);
  });

  it('that is refused twice is a failure with the vendor’s code', async () => {
    const sandbox = new KuaishouSandbox(clock);
    const vendor = connected(async (request) => {
      return request.url.endsWith('/clue/list') ? refused(402001, 'expired') : sandbox.fetch(request);
    }, sandbox.env);
    await expect(list(vendor)).rejects.toMatchObject({ kind: 'UNAUTHORIZED', vendorCode: '402001' });
  });

  it('that cannot be refreshed says what to do', async () => {
    const sandbox = new KuaishouSandbox(clock);
    const vendor = over(sandbox, undefined, { ...sandbox.env, KUAISHOU_APP_SECRET: 'wrong' });
    await expect(list(vendor)).rejects.toMatchObject({
      kind: 'UNAUTHORIZED',
      vendorCode: '402000',
      message: expect.stringContaining('KUAISHOU_REFRESH_TOKEN'),
    });
  });

  it('that cannot be refreshed for now can be tried again', async () => {
    const sandbox = new KuaishouSandbox(clock);
    const vendor = connected(async () => refused(400001, 'too many'), sandbox.env);
    await expect(list(vendor)).rejects.toMatchObject({ kind: 'RATE_LIMITED', retryAfterMs: 60_000 });
  });

  it('keeps the rotated refresh token also where the reply says no lifetime', async () => {
    const tokens = memoryTokens();
    const reply = '{"code":0,"data":{"access_token":"a","refresh_token":"r2"}}';
    const vendor = connected(
      answering(reply, '{"code":0,"data":{"total_count":0}}'),
      new KuaishouSandbox(clock).env,
      tokens,
    );
    await list(vendor);
    expect(tokens.kept()).toBe('r2');
  });

  it('can be fixed', async () => {
    const sandbox = new KuaishouSandbox(clock);
    const vendor = over(sandbox, undefined, { ...fixedEnv, KUAISHOU_ACCESS_TOKEN: fixedAccessToken });
    await expect(list(vendor)).resolves.toMatchObject({ total: 80 });
    expect(vendor.endpoints()).toEqual(['clue/list']);
    const stale = over(sandbox, undefined, fixedEnv);
    await expect(list(stale)).rejects.toThrow(Refusal);
    await expect(list(stale)).rejects.toMatchObject({ kind: 'UNAUTHORIZED' });
  });
});
