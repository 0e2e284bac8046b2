import type { Call } from '../call.ts';
import { digits } from '../values/json.ts';
import { fixedToken, TokenRefused, type FetchedToken, type Tokens, type TokenSource } from '../tokens.ts';
import { Refusal } from '../vendor-error.ts';
import type { VendorHttp } from '../vendor-http.ts';
import { refusalOf } from './refusals.ts';
import type { Access } from './settings.ts';
import { envelope, tokenPair } from './wire.ts';

type Refreshing = Extract<Access, { kind: 'refresh' }>;

/** The access token: fixed, or refreshed with a refresh token that changes at every use (FACTS 3.1). */
export function accessTokens(access: Access, http: VendorHttp, tokens: Tokens): TokenSource {
  if (access.kind === 'fixed') return fixedToken(access.token);
  return tokens.source({
    key: 'access',
    // Not the refresh token: it changes, and whoever authorises the app anew goes on with the same app.
    credentials: [access.appId, access.secret],
    rotates: true,
    fetch: (kept, call) => refresh(access, kept, http, call),
  });
}

async function refresh(access: Refreshing, kept: string | null, http: VendorHttp, call: Call): Promise<FetchedToken> {
  if (kept === null || kept === access.seed) return exchange(access, access.seed, http, call).catch(explained);
  try {
    return await exchange(access, kept, http, call);
  } catch (error) {
    // Whoever authorised the app anew did it by changing the setting: the kept token must not stand in the way.
    if (!(error instanceof TokenRefused)) return explained(error);
    return exchange(access, access.seed, http, call).catch(explained);
  }
}

// A reply without a lifetime must not lose the rotated refresh token that came with it.
const unstatedLifetimeSeconds = 3600;

async function exchange(
  { appId, secret }: Refreshing,
  refreshToken: string,
  http: VendorHttp,
  call: Call,
): Promise<FetchedToken> {
  const reply = await http.send(
    {
      endpoint: 'oauth2/refresh_token',
      method: 'POST',
      path: '/oauth2/authorize/refresh_token',
      changesNothing: true,
      body: JSON.stringify({
        app_id: /^\d{1,40}$/.test(appId) ? digits(appId) : appId,
        secret,
        refresh_token: refreshToken,
      }),
    },
    call,
  );
  const { code, message, data } = envelope.parse(reply.body);
  if (code !== '0') throw refusalOf(code, message);
  const pair = tokenPair.parse(data);
  return {
    value: pair.access_token,
    expiresInMs: (pair.access_token_expires_in ?? unstatedLifetimeSeconds) * 1000,
    keep: pair.refresh_token ?? refreshToken,
  };
}

/** Whatever waiting cannot heal is a matter of credentials here, also a code that elsewhere means bad parameters. */
function explained(error: unknown): never {
  const isCredentials = error instanceof Refusal && (error.kind === 'UNAUTHORIZED' || error.kind === 'REJECTED');
  if (!isCredentials) throw error;
  throw new Refusal({
    kind: 'UNAUTHORIZED',
    message: 'The vendor refuses to refresh our token: authorise the app again and set KUAISHOU_REFRESH_TOKEN.',
    vendorCode: error.vendorCode,
    cause: error,
  });
}
