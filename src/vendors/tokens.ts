import type { Call } from './call.ts';
import { Refusal } from './vendor-error.ts';

/** A token fresh from the vendor. */
export interface FetchedToken {
  readonly value: string;
  /** How long it holds, in milliseconds from now. */
  readonly expiresInMs: number;
  /** What must survive a restart before the token is used, e.g. a rotated refresh token. */
  readonly keep?: string;
}

/** How one token of a vendor is got. */
export interface TokenSpec {
  /** Stable name within the vendor. */
  readonly key: string;
  /** What the vendor knows us by: processes with equal ones share the token, and nobody else can read it. */
  readonly credentials: readonly string[];
  /** Each fetch voids what the one before asked to keep: there is never more than one at a time, or none. */
  readonly rotates?: boolean;
  /** Fetches a new token. `kept` is what the latest fetch asked to keep, null if nothing was. */
  fetch(kept: string | null, call: Call): Promise<FetchedToken>;
}

/** One token for all callers: fetched once, renewed before it ends. */
export interface TokenSource {
  get(call: Call): Promise<string>;
  /** A token other than `used`, which the vendor has refused: the shared one if it differs, else a new one. */
  renew(used: string, call: Call): Promise<string>;
}

/** The tokens of one vendor. */
export interface Tokens {
  source(spec: TokenSpec): TokenSource;
}

/** A token that never changes, from the settings. */
export const fixedToken = (value: string): TokenSource => ({
  get: async () => value,
  renew: async () => {
    throw new CannotRenew();
  },
});

class CannotRenew extends Refusal {
  constructor(vendorCode?: string) {
    const message = 'The configured access token was refused and cannot be renewed.';
    super({ kind: 'UNAUTHORIZED', message, vendorCode });
  }
}

/** Runs a call with the shared token; if the vendor refuses that token, once more with a renewed one. */
export async function withToken<T>(
  tokens: TokenSource,
  call: Call,
  attempt: (token: string) => Promise<T>,
): Promise<T> {
  const token = await tokens.get(call);
  try {
    return await attempt(token);
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    return attempt(await renewed(tokens, token, call, error));
  }
}

async function renewed(tokens: TokenSource, used: string, call: Call, refused: TokenRefused): Promise<string> {
  try {
    return await tokens.renew(used, call);
  } catch (error) {
    throw error instanceof CannotRenew ? new CannotRenew(refused.vendorCode) : error;
  }
}

/** The vendor says that this very token is no longer good; a new one may help. */
export class TokenRefused extends Refusal {
  constructor(vendorCode?: string) {
    super({ kind: 'UNAUTHORIZED', message: 'The vendor refuses our token.', vendorCode });
  }
}
