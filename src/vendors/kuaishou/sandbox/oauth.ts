import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { granted, refused } from './reply.ts';

export const appId = '165890';
export const appSecret = 'sandbox-secret';
export const firstRefreshToken = 'sandbox-refresh-0';
/** Always accepted, for trying the sandbox with a fixed token. */
export const fixedAccessToken = 'sandbox-access-fixed';

const lifetimeSeconds = 86_400;
const refreshLifetimeSeconds = 2_592_000;

const ask = z.object({
  app_id: z.union([z.number(), z.string()]).transform(String),
  secret: z.string(),
  refresh_token: z.string(),
});

/** Token rules: access tokens hold a day, and every refresh voids the refresh token that it used (doc 3047). */
export class SandboxOauth {
  readonly #clock: Clock;
  #latest = firstRefreshToken;
  #issued = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  refresh(body: unknown): Response {
    const asked = ask.safeParse(body);
    if (!asked.success) return refused(401000, '参数错误');
    const { app_id, secret, refresh_token } = asked.data;
    if (app_id !== appId || secret !== appSecret) return refused(402000, 'app_id或secret错误');
    if (refresh_token !== this.#latest) return refused(402003, 'refresh_token已失效');
    this.#issued += 1;
    this.#latest = `sandbox-refresh-${this.#issued}`;
    const endsAt = this.#clock.now() + lifetimeSeconds * 1000;
    return granted({
      access_token: `sandbox-access-${this.#issued}-${endsAt}`,
      access_token_expires_in: lifetimeSeconds,
      refresh_token: this.#latest,
      refresh_token_expires_in: refreshLifetimeSeconds,
    });
  }

  accepts(token: string | null): boolean {
    if (token === fixedAccessToken) return true;
    const endsAt = /^sandbox-access-\d+-(\d+)$/.exec(token ?? '')?.[1];
    return endsAt !== undefined && Number(endsAt) > this.#clock.now();
  }
}
