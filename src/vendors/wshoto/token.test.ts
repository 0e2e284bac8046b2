import { expect, it } from 'vitest';
import { aCall, httpOver } from '../../../test/support/http-over.ts';
import { settings } from './settings.ts';
import { tokenSpec } from './token.ts';

const now = Date.parse('2026-11-01T00:00:00Z');
const lifeOf = async (data: object): Promise<number> => {
  const http = httpOver(async () => Response.json({ code: 0, data }), 'https://wshoto.test');
  const read = settings.schema.parse({ WSHOTO_APP_ID: 'a', WSHOTO_APP_SECRET: 's' });
  const none: ReadonlySet<string> = new Set();
  const spec = tokenSpec(read, { token: none, rateLimit: none, notFound: none }, http, { now: () => now });
  return (await spec.fetch(null, aCall())).expiresInMs;
};

it('ends when the vendor made it to end, not 7200 s after we asked again', async () => {
  const createdAt = now / 1000 - 5000;
  expect(await lifeOf({ access_token: 't', expires_in: 7200, create_at: createdAt })).toBe(2_200_000);
  expect(await lifeOf({ access_token: 't', expires_in: '7200' })).toBe(7_200_000);
});

it('is kept for a minute even where clocks disagree, since the token endpoint has a limit of its own', async () => {
  expect(await lifeOf({ access_token: 't', expires_in: 7200, create_at: now / 1000 - 90_000 })).toBe(60_000);
  expect(await lifeOf({ access_token: 't', expires_in: 7200, create_at: now / 1000 + 90_000 })).toBe(7_200_000);
});
