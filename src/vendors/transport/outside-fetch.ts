import type { Readable } from 'node:stream';
import { Agent } from 'undici';
import type { OutsideFetch } from './exchange.ts';

/** The network, over keep-alive connections of its own: no proxy of the environment, no redirects, no cookies. */
export interface Network {
  readonly fetch: OutsideFetch;
  close(): Promise<void>;
}

/** At most `connections` connections to each host. */
export function createNetwork({
  connections,
  connectTimeoutMs,
}: {
  readonly connections: number;
  readonly connectTimeoutMs: number;
}): Network {
  // HTTP/1.1: one call a connection, so that the cap bounds both and a call given up ends with its connection.
  const agent = new Agent({ connections, allowH2: false, connect: { timeout: connectTimeoutMs } });
  return {
    // Straight to undici's dispatcher: a fetch on top of it takes more than twice the time for nothing we need.
    async fetch(request) {
      const { origin, pathname, search } = new URL(request.url);
      const reply = await agent.request({
        origin,
        path: pathname + search,
        method: request.method as 'GET' | 'POST',
        headers: Object.fromEntries(request.headers),
        body: request.body === null ? null : await request.text(),
        signal: request.signal,
        opaque: request, // held while the call lasts: a request that is garbage collected no longer passes its abort on
      });
      const headers = new Headers();
      for (const [name, value] of Object.entries(reply.headers)) {
        for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one ?? '');
      }
      const isBodiless = [204, 205, 304].includes(reply.statusCode);
      if (isBodiless) await reply.body.dump();
      return new Response(isBodiless ? null : webStreamOf(reply.body), { status: reply.statusCode, headers });
    },
    close: () => agent.destroy(),
  };
}

function webStreamOf(body: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void body.destroy(),
    },
    { highWaterMark: 0 },
  );
}
