import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Holding } from './measured.ts';

const query = encodeURIComponent('subscription { changes { cursor } }');

/** Subscribers that hear nothing but that the stream lives. */
export async function idleSubscribers(url: string, count: number): Promise<{ leave(): void }> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  const join = async () => {
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    sockets.push(socket);
    socket.write(`GET /graphql?query=${query} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\r\n`);
    let text = '';
    socket.on('data', (chunk: string) => (text += text.length < 2000 ? chunk : ''));
    while (!text.includes('retry: 2000')) await once(socket, 'data');
  };
  // Some at a time, as a crowd comes: not more than the system lets wait at the door.
  for (let n = 0; n < count; n += 50) await Promise.all(Array.from({ length: Math.min(50, count - n) }, join));
  return {
    leave() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** What so many subscribers cost a server, in bytes, and what it held before them. */
export async function costOfSubscribers(
  server: { readonly url: string; holding(): Promise<Holding> },
  count: number,
): Promise<{ readonly before: Holding; readonly resident: number; readonly heap: number }> {
  const before = await server.holding();
  const subscribers = await idleSubscribers(server.url, count);
  const during = await server.holding();
  subscribers.leave();
  return { before, resident: during.resident - before.resident, heap: during.heap - before.heap };
}
