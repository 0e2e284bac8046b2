import type { Clock } from '../clock.ts';
import type { TokenSpec } from '../tokens.ts';
import { TokenRefused } from '../tokens.ts';
import { Refusal } from '../vendor-error.ts';
import type { AccessToken, VendorHttp } from '../vendor-http.ts';
import { readEnvelope, type ReplyCodes } from './reply.ts';
import type { WshotoSettings } from './settings.ts';
import { wireToken } from './wire-reply.ts';

// The token endpoint has a limit of its own (FACTS 1.1), which clocks that disagree must not run into.
const LEAST_LIFE_MS = 60_000;

/** Where the token goes in every other request. */
export const tokenPart = (value: string): AccessToken => ({ in: 'query', name: 'access_token', value });

/** How a token is fetched (FACTS 1.1): while one holds, the vendor gives the same again. */
export const tokenSpec = (settings: WshotoSettings, codes: ReplyCodes, http: VendorHttp, clock: Clock): TokenSpec => ({
  key: 'access',
  credentials: [settings.WSHOTO_APP_ID, settings.WSHOTO_APP_SECRET],
  async fetch(_kept, call) {
    const query = { appid: settings.WSHOTO_APP_ID, app_secret: settings.WSHOTO_APP_SECRET };
    const place = { endpoint: 'access_token', method: 'GET', path: '/access_token' } as const;
    const reply = await http.send({ ...place, query, changesNothing: true }, call);
    const token = wireToken.parse(credentialsJudged(reply.body, codes));
    const whole = token.expires_in * 1000;
    // Not stated whether `expires_in` of a repeated call counts from then or from now: the earlier end is safe.
    const left = token.create_at ? token.create_at * 1000 + whole - clock.now() : whole;
    return { value: token.access_token, expiresInMs: Math.max(LEAST_LIFE_MS, Math.min(whole, left)) };
  },
});

/** A token code on the token's own endpoint speaks of our credentials. */
function credentialsJudged(body: unknown, codes: ReplyCodes): unknown {
  try {
    return readEnvelope(body, codes);
  } catch (cause) {
    if (!(cause instanceof TokenRefused) && !(cause instanceof Refusal && cause.kind === 'REJECTED')) throw cause;
    const message = 'The vendor gives no token for the configured app id and secret.';
    throw new Refusal({ kind: 'UNAUTHORIZED', message, vendorCode: cause.vendorCode, cause });
  }
}
