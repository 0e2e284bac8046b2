import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** An open port. */
export interface Listening {
  readonly url: string;
  /** From now on every answer asks its client to leave this connection. Requests are still taken. */
  sendAway(): void;
  /** Takes no new requests and waits for those in flight, at most so many milliseconds. */
  drain(limitMs: number): Promise<void>;
}

const timeouts = {
  // Longer than balancers keep idle connections (60 s is usual): a request must not meet a connection that we are closing.
  keepAliveTimeout: 75_000,
  headersTimeout: 15_000,
  // To arrive whole. How long an answer may take is not bounded here.
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5000,
} as const;

// So long a request that has not arrived whole may go on arriving while the server drains.
const slowSenderMs = 1000;

/** Listens. Throws what Node throws, e.g. `EADDRINUSE`. */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const http = createHttpServer(timeouts);
  const sockets = new Set<Socket>();
  const underWay = new Map<Socket, { readonly request: IncomingMessage; readonly response: ServerResponse }>();
  let isSendingAway = false;

  http.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    if (isSendingAway) response.setHeader('connection', 'close');
    const exchange = { request, response };
    underWay.set(socket, exchange);
    response.once('close', () => {
      if (underWay.get(socket) === exchange) underWay.delete(socket);
    });
    listener(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).once('listening', resolve);
    http.listen(port, host.replace(/^\[|\]$/g, ''));
  });

  const sendAway = () => {
    isSendingAway = true;
    for (const { response } of underWay.values()) {
      if (!response.headersSent) response.setHeader('connection', 'close');
    }
  };
  /** Who has not sent a whole request by now would keep the server for as long as it likes. */
  const dropSlowSenders = () => {
    for (const socket of sockets) if (underWay.get(socket)?.request.complete !== true) socket.destroy();
  };

  return {
    url: urlOf(http.address()),
    sendAway,
    drain: (limitMs) =>
      new Promise((resolve) => {
        sendAway();
        const late = setTimeout(() => http.closeAllConnections(), limitMs);
        const slow = setTimeout(dropSlowSenders, slowSenderMs);
        // An answer that had begun before keeps its connection, which would then wait for the next request.
        const idle = setInterval(() => http.closeIdleConnections(), 50);
        http.close(() => {
          clearTimeout(late);
          clearTimeout(slow);
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
