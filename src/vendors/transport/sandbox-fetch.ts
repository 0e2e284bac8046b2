import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox, VendorTrouble } from '../sandbox.ts';

/** Trouble that a request may ask a sandbox vendor for, by `x-sandbox: <vendor>=<trouble>`. */
export const troubles = [
  'timeout',
  'refused',
  'reset',
  '500',
  '502-html',
  '429',
  'truncated',
  'empty',
  'null',
  'garbage',
  'wrong-shape',
  'huge',
  'rate-limited',
  'token-expired',
  'unknown-code',
  'lost-reply',
] as const;
type Trouble = (typeof troubles)[number];

const isTrouble = (word: string): word is Trouble => (troubles as readonly string[]).includes(word);

/** A sandbox as the outside world: it answers, or plays the trouble that the request asks for. */
export function createSandboxFetch(sandbox: Sandbox): (request: Request) => Promise<Response> {
  return async (request) => {
    const trouble = request.headers.get('x-sandbox');
    if (trouble !== null && isTrouble(trouble) && trouble !== 'lost-reply') {
      return play(trouble, sandbox, request.signal);
    }
    if (sandbox.fetch === undefined) throw failure('ECONNREFUSED'); // it only pushes
    const response = await sandbox.fetch(request);
    // The vendor has done what was asked, and nobody hears of it; without a token nothing could be asked.
    if (trouble === 'lost-reply' && !/token/.test(new URL(request.url).pathname)) throw failure('ECONNRESET');
    return response;
  };
}

type Play = (signal: AbortSignal) => Response | Promise<Response>;

const json = (body: string, status = 200, headers: Readonly<Record<string, string>> = {}) =>
  new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });

const plays: Record<Exclude<Trouble, VendorTrouble | 'lost-reply'>, Play> = {
  timeout: async (signal) => {
    await wait(600_000, undefined, { signal, ref: false });
    throw failure('ETIMEDOUT');
  },
  refused: () => {
    throw failure('ECONNREFUSED');
  },
  reset: () => {
    throw failure('ECONNRESET');
  },
  '500': () => json('{"error":"internal"}', 500),
  '502-html': () =>
    new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
      status: 502,
      headers: { 'content-type': 'text/html' },
    }),
  '429': () => json('{}', 429, { 'retry-after': '30' }),
  truncated: () => json('{"data":{"records":[{"id":12', 200, { 'content-length': '20000' }),
  empty: () => json(''),
  null: () => json('null'),
  garbage: () => json('\u0000\u0007 this is not what you want }{'),
  'wrong-shape': () => json('["a",{"b":1},null]'),
  huge: () => new Response(hugeBody(200 * 1024 * 1024), { headers: { 'content-type': 'application/json' } }),
};

/** Where a vendor does not word a trouble of its own, the status that says the same. */
const inItsPlace: Record<VendorTrouble, () => Response> = {
  'rate-limited': () => json('{}', 429, { 'retry-after': '30' }),
  'token-expired': () => json('{}', 401),
  'unknown-code': () => json('{}', 418),
};

function play(
  trouble: Exclude<Trouble, 'lost-reply'>,
  sandbox: Sandbox,
  signal: AbortSignal,
): Response | Promise<Response> {
  if (!(trouble in inItsPlace)) return plays[trouble as keyof typeof plays](signal);
  const word = trouble as VendorTrouble;
  return (sandbox.troubles?.[word] ?? inItsPlace[word])();
}

const failure = (code: string) => Object.assign(new Error(`sandbox: ${code}`), { code });

/** Made as it is read, so that it costs no more memory than is read of it. */
function hugeBody(bytes: number): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode('[1,2,3,4,5,6,7],'.repeat(4096));
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      left -= chunk.byteLength;
      controller.enqueue(chunk);
      if (left <= 0) controller.close();
    },
  });
}
