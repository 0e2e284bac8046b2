import type { VendorHttp, VendorRequest } from '../../src/vendors/vendor-http.ts';
import { Refusal } from '../../src/vendors/vendor-error.ts';

/** A `VendorHttp` straight over a fetch, for vendor tests: records every call, retries and shares nothing. */
export function httpOver(
  fetch: (request: Request) => Promise<Response>,
  baseUrl: string,
  fetchedAt = new Date('2026-11-01T00:00:00Z'),
): VendorHttp & { readonly calls: VendorRequest[] } {
  const calls: VendorRequest[] = [];
  const send: VendorHttp['send'] = async (
    { judge: _judge, changesNothing: _changesNothing, token, ...asked },
    call,
  ) => {
    // As it leaves: the token is where the vendor wants it.
    const request =
      token === undefined ? asked : { ...asked, [token.in]: { ...asked[token.in], [token.name]: token.value } };
    calls.push(request);
    const url = new URL(baseUrl + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    const response = await fetch(
      new Request(url, {
        method: request.method,
        headers: { 'content-type': 'application/json', ...request.headers },
        signal: call.signal,
        ...(request.body === undefined ? {} : { body: request.body }),
      }),
    );
    if (response.status === 401 || response.status === 403)
      throw new Refusal({ kind: 'UNAUTHORIZED', message: 'Refused.' });
    if (!response.ok) throw new Refusal({ kind: 'UNAVAILABLE', message: `HTTP ${response.status}` });
    const text = await response.text();
    return { body: parse(text), bytes: Buffer.byteLength(text), fetchedAt, servedFrom: 'LIVE' };
  };
  const read: VendorHttp['read'] = async (request, call) => {
    const reply = await send(request, call);
    const refusal = request.judge?.(reply.body) ?? null;
    if (refusal !== null) throw refusal;
    return reply;
  };
  return { calls, read, send };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits);
  } catch (cause) {
    throw new Refusal({ kind: 'BAD_REPLY', message: 'No JSON.', cause });
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isTooLong = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isTooLong ? context?.source : value;
}

/** A budget for tests: far away, never aborted. */
export const aCall = () => ({ signal: new AbortController().signal, deadline: Date.now() + 60_000 });
