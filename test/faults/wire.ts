import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A wire to a server on this machine, with an address of its own, that can be cut, hung and restored. */
export async function wire(url: string) {
  const { hostname, port } = new URL(url);
  const ends = new Set<Socket>();
  let isHung = false;
  let listening: Server | null = null;

  const join = (near: Socket): void => {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from
        .on('error', () => undefined)
        .on('close', () => {
          ends.delete(from);
          to.destroy();
        });
      from.on('data', (data) => {
        if (!isHung) to.write(data);
      });
    }
  };
  const restore = async (on = 0): Promise<void> => {
    isHung = false;
    for (const end of ends) end.destroy();
    if (listening !== null) return;
    listening = createServer(join).listen(on, '127.0.0.1');
    await once(listening, 'listening');
  };
  const cut = async (): Promise<void> => {
    const server = listening;
    listening = null;
    const closed = server === null ? null : once(server, 'close');
    server?.close();
    for (const end of ends) end.destroy();
    await closed;
  };

  await restore();
  const address = portOf(listening);
  onTestFinished(cut);
  const near = new URL(url);
  near.hostname = '127.0.0.1';
  near.port = String(address);
  return {
    url: near.href,
    /** All connections break, and new ones are refused. */
    cut,
    /** Connections stay, and new ones are taken, but nothing passes. */
    hang: (): void => void (isHung = true),
    restore: () => restore(address),
  };
}

function portOf(server: Server | null): number {
  const address = server?.address();
  if (address === null || typeof address !== 'object') throw new Error('The wire is cut.');
  return address.port;
}
