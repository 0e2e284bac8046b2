import ky from 'ky';
import type { Clock } from '../clock.ts';
import { Refusal } from '../vendor-error.ts';
import type { AccessToken, VendorReply, VendorRequest } from '../vendor-http.ts';
import { orAborted } from '../or-aborted.ts';
import { networkProblem } from './network-problem.ts';
import type { Collected, OutsideFetch, Sent } from './outside.ts';
import { readReplyBody } from './reply-body.ts';
import { refuseByStatus } from './status.ts';

/** One request and its reply, nothing around it. Throws `Refusal`s, or the signal's reason. */
export type Exchange = (request: VendorRequest, signal: AbortSignal, trouble?: string) => Promise<VendorReply>;

export function createExchange(baseUrl: string, fetch: OutsideFetch, clock: Clock): Exchange {
  const base = baseUrl.replace(/\/+$/, '');
  // Retries are ours (ky clones every request for its own), and so are time-outs: one budget covers body and pauses too.
  const outside = ky.create({
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    redirect: 'manual',
  });

  async function exchange(request: VendorRequest, signal: AbortSignal, trouble?: string): Promise<VendorReply> {
    const { method, body } = request;
    const sent: Sent = { method, headers: headersOf(request, trouble), body, signal };
    const reply: Response | Collected = await outside(base + pathAndQuery(request), {
      ...(fetch.takesWhatIsSent === true ? undefined : sent),
      // ky hands on what is no `Response` as it is.
      fetch: (made) => fetch(made as Request, sent) as Promise<Response>,
    }).catch((error: unknown) => {
      throw error instanceof Refusal ? error : (networkProblem(error) ?? error);
    });
    refuseByStatus(reply, clock);
    const read = await readReplyBody(reply);
    return { ...read, fetchedAt: new Date(clock.now()), servedFrom: 'LIVE', made: new Map() };
  }

  // It gives up by itself, and of its replies nothing is left to be read.
  if (fetch.takesWhatIsSent === true) return exchange;
  return async (request, signal, trouble) => {
    const giveUp = new AbortController();
    try {
      return await orAborted(exchange(request, giveUp.signal, trouble), signal);
    } catch (error) {
      giveUp.abort(); // a reply that is not read to its end gives its connection back
      throw error;
    }
  };
}

function pathAndQuery({ path, query, token }: VendorRequest): string {
  if (!path.startsWith('/')) throw new TypeError('A path below the base URL starts with a slash.');
  // `encodeURIComponent` lets dots through, and `..` would climb to another endpoint.
  if (/\/(?:\.|%2e){1,2}(?=\/|$)/i.test(path)) {
    throw new Refusal({ kind: 'REJECTED', message: 'An id of dots cannot be part of an address.' });
  }
  const given = Object.entries({ ...query, ...tokenIn('query', token) }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/** A name is written once, however it is spelt: twice, it would be sent twice. */
function headersOf({ body, headers, token }: VendorRequest, trouble?: string): Record<string, string> {
  const own = Object.entries({ ...headers, ...tokenIn('headers', token) });
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...Object.fromEntries(own.map(([name, value]) => [name.toLowerCase(), value])),
    ...(trouble === undefined ? {} : { 'x-sandbox': trouble }),
  };
}

const tokenIn = (place: AccessToken['in'], token: AccessToken | undefined): Readonly<Record<string, string>> =>
  token?.in === place ? { [token.name]: token.value } : {};
