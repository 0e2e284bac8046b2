import type { ServedFrom } from '../records/record.ts';
import type { Call } from './call.ts';
import type { Refusal } from './vendor-error.ts';

/** One call to a vendor, below its base URL. */
export interface VendorRequest {
  /** Short, stable name for metrics, logs and sharing, e.g. `clue/list`. Never holds data. */
  readonly endpoint: string;
  readonly method: 'GET' | 'POST';
  /** Below the base URL, starting with `/`; parts that come from data are passed through `encodeURIComponent`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The access token, apart from what is asked: it says nothing about the answer. */
  readonly token?: AccessToken;
  /** JSON text, made with `toJson` where ids must go out as unquoted digits. */
  readonly body?: string;
  /** True for what is sent only once though no record changes by it: a token is fetched. */
  readonly changesNothing?: boolean;
  /**
   * What a reply with HTTP 200 says in truth: a `Refusal`, or null for a yes. A read throws that refusal; a reply to
   * `send` is given back whatever it says, for its sender to judge, and the verdict only tells how the vendor is.
   */
  readonly judge?: (body: unknown) => Refusal | null;
}

/** Where a token goes in a request. */
export interface AccessToken {
  readonly in: 'headers' | 'query';
  readonly name: string;
  readonly value: string;
}

/** A 2xx reply whose body was JSON. Integers that a double cannot hold have become strings. */
export interface VendorReply {
  /** Others may be given the same one: nobody changes it. */
  readonly body: unknown;
  /** Length of its JSON. */
  readonly bytes: number;
  readonly fetchedAt: Date;
  readonly servedFrom: ServedFrom;
  /** What was made of it so far by those who were given the same one, by what made it; see `madeOf`. */
  readonly made?: Map<object, unknown>;
}

/** What is made of a reply: once for all who are given the same one, so nobody changes it. `by` stands for how it is made. */
export function madeOf<T>({ made }: Pick<VendorReply, 'made'>, by: object, make: () => T): T {
  const known = made?.get(by);
  if (known !== undefined) return known as T;
  const value = make();
  made?.set(by, value);
  return value;
}

/**
 * The only way out to one vendor: caps, time-outs, retries, sharing and the breaker are behind it.
 * Throws a `Refusal` for every transport failure: no 2xx, no JSON, too large, too slow, not reachable.
 * What a vendor says with HTTP 200 is for its client to judge, by `judge` of the request.
 */
export interface VendorHttp {
  /** A read: may be retried once if that can heal, and equal reads in flight are one vendor call. */
  read(request: VendorRequest, call: Call): Promise<VendorReply>;
  /** A write, a GET that deletes, a token fetch: sent exactly once, shared with nobody. */
  send(request: VendorRequest, call: Call): Promise<VendorReply>;
}
