import ky from 'ky';
import type { Clock } from '../clock.ts';
import { Refusal } from '../vendor-error.ts';
import type { VendorReply, VendorRequest } from '../vendor-http.ts';
import { orAborted } from '../or-aborted.ts';
import { networkProblem } from './network-problem.ts';
import type { Collected, OutsideFetch, Sent } from './outside.ts';
import { readReplyBody, readWhole } from './reply-body.ts';
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
    let reply: Response | Collected;
    try {
      // ky hands on what is no `Response` as it is.
      reply = (await outside(base + pathAndQuery(request), {
        ...(fetch.takesWhatIsSent === true ? undefined : sent),
        fetch: (made) => fetch(made as Request, sent) as Promise<Response>,
      })) as Response | Collected;
    } catch (error) {
      throw error instanceof Refusal ? error : (networkProblem(error) ?? error);
    }
    refuseByStatus(reply, clock);
    const read = 'whole' in reply ? readWhole(reply.whole) : await readReplyBody(reply);
    return {
      body: read.body,
      bytes: read.bytes,
      fetchedAt: new Date(clock.now()),
      servedFrom: 'LIVE',
      made: new Map(),
    };
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
  if (query === undefined && token?.in !== 'query') return path;
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) given.set(name, value);
  if (token?.in === 'query') given.set(token.name, token.value);
  return given.size === 0 ? path : `${path}?${given.toString()}`;
}

/** A name is written once, however it is spelt: twice, it would be sent twice. */
function headersOf({ body, headers, token }: VendorRequest, trouble?: string): Record<string, string> {
  const all: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) all['content-type'] = 'application/json';
  for (const [name, value] of Object.entries(headers ?? {})) all[name.toLowerCase()] = value;
  if (token?.in === 'headers') all[token.name.toLowerCase()] = token.value;
  if (trouble !== undefined) all['x-sandbox'] = trouble;
  return all;
}
