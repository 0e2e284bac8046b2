import { createServer as createHttpServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An open port. */
export interface Listening {
  readonly url: string;
  /** Takes no new requests and waits for those in flight, at most so many milliseconds. */
  drain(limitMs: number): Promise<void>;
}

/** Listens. Throws what Node throws, e.g. `EADDRINUSE`. */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const http = createHttpServer(listener);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).once('listening', resolve);
    http.listen(port, host.replace(/^\[|\]$/g, ''));
  });
  return {
    url: urlOf(http.address()),
    drain: (limitMs) =>
      new Promise((resolve) => {
        const late = setTimeout(() => http.closeAllConnections(), limitMs);
        // A connection becomes idle when its last answer is out, and would then be kept for the next request.
        const idle = setInterval(() => http.closeIdleConnections(), 50);
        http.close(() => {
          clearTimeout(late);
          clearInterval(idle);
          resolve();
        });
        http.closeIdleConnections();
      }),
  };
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') return 'http://localhost';
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
