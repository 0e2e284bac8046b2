import { createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A raw TCP server on 127.0.0.1 that answers each request as told, closed when the test ends. */
export interface BadServer {
  readonly url: string;
  /** Request lines, as they came. */
  readonly requests: string[];
  /** Connections that are open now, and the most that ever were. */
  readonly open: { now: number; most: number };
  /** Bytes handed to the operating system. */
  sent(): number;
  answer: (socket: Socket, request: string) => void;
}

export async function badServer(answer: BadServer['answer']): Promise<BadServer> {
  const sockets = new Set<Socket>();
  let sentBefore = 0;
  const state: BadServer = {
    url: '',
    requests: [],
    open: { now: 0, most: 0 },
    sent: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, sentBefore),
    answer,
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    state.open.now++;
    state.open.most = Math.max(state.open.most, state.open.now);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sentBefore += socket.bytesWritten;
      sockets.delete(socket);
      state.open.now--;
    });
    socket.on('data', (data) => {
      const request = data.toString();
      state.requests.push(request.split('\r\n')[0]!);
      state.answer(socket, request);
    });
  });
  const port = await listen(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return Object.assign(state, { url: `http://127.0.0.1:${port}/api` });
}

async function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  await promise;
  return port;
}

/** A whole HTTP/1.1 reply as text. */
export function reply(body: string, { status = 200, type = 'application/json', extra = '' } = {}): string {
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status} X\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n${extra}\r\n${body}`;
}
