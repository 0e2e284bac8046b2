import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { silentBell, type Bell } from '../../src/coordination/bell.ts';
import { redisCoordination } from '../../src/coordination/redis-coordination.ts';
import { workersOfOnePrimary } from '../support/line-pair.ts';
import { redis } from '../support/real-parts.ts';

const ownChannel = () => `crm-federation:test:${crypto.randomUUID()}`;

function bellAt(url: string, channel: string, warned: string[] = []): Bell {
  const log = { info: () => undefined, warn: (text: string) => void warned.push(text) };
  const coordination = redisCoordination({ url, prefix: channel, channel, log });
  onTestFinished(() => coordination.close());
  return coordination.bell;
}

const makers: Record<string, () => Bell> = {
  'in memory': () => silentBell,
  'through the primary': () => workersOfOnePrimary(1)[0]!.place.bell,
  ...(redis.isHere ? { 'over Redis': () => bellAt(redis.url, ownChannel()) } : {}),
  'over a Redis that is not there': () => bellAt('redis://127.0.0.1:1', ownChannel()),
};

describe.each(Object.entries(makers))('a bell %s', (_name, make) => {
  it('never throws, and is not heard by who rings it', () => {
    const bell = make();
    const stop = bell.onRing(() => undefined);
    for (let ring = 0; ring < 100; ring += 1) bell.ring();
    stop();
    bell.ring();
  });
});

/** A bell rings once by itself when it begins to hear, for what it did not hear before. */
const hears = (bell: Bell): Promise<void> =>
  new Promise((resolve) => {
    const stop = bell.onRing(() => {
      stop();
      resolve();
    });
  });

async function hearing(...bells: readonly Bell[]): Promise<void> {
  await Promise.all(bells.map(hears));
}

/** Rings until it is heard: the one that rings may still be connecting. */
async function isHeard(from: Bell, by: Bell): Promise<void> {
  let count = 0;
  const stop = by.onRing(() => (count += 1));
  const rung = () => {
    from.ring();
    return count;
  };
  await expect.poll(rung, { timeout: 10_000 }).toBeGreaterThan(0);
  stop();
}

it('a bell through the primary is heard by all workers but the one that rings it', async () => {
  const workers = workersOfOnePrimary(3);
  const rings = [0, 0, 0];
  for (const [index, { place }] of workers.entries()) place.bell.onRing(() => void (rings[index]! += 1));
  workers[0]!.place.bell.ring();
  await expect.poll(() => rings).toEqual([0, 1, 1]);
  workers[2]!.die();
  workers[1]!.place.bell.ring();
  await expect.poll(() => rings).toEqual([1, 1, 1]);
});

describe.runIf(redis.isHere)('a bell over Redis', () => {
  it('is heard by other processes of the same channel, and by no others', async () => {
    const channel = ownChannel();
    const [one, two, stranger] = [
      bellAt(redis.url, channel),
      bellAt(redis.url, channel),
      bellAt(redis.url, ownChannel()),
    ];
    await hearing(one, two, stranger);
    let strange = 0;
    stranger.onRing(() => (strange += 1));
    await isHeard(one, two);
    await isHeard(two, one);
    expect(strange).toBe(0);
  });

  it('says once that Redis is gone, never its address, and is heard again when it is back', async () => {
    const gate = await aGate(redis.url);
    const warned: string[] = [];
    const channel = ownChannel();
    const behind = bellAt(`redis://127.0.0.1:${gate.port}`, channel, warned);
    const beside = bellAt(redis.url, channel);
    await hearing(behind, beside);
    await gate.shut();
    await expect.poll(() => warned.length).toBe(1);
    behind.ring();
    const back = hears(behind);
    await gate.open();
    await back;
    await isHeard(beside, behind);
    await isHeard(behind, beside);
    expect(warned).toHaveLength(1);
    expect(warned.join()).not.toContain(String(gate.port));
  });
});

/** A way to Redis that can be shut and opened. */
async function aGate(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = address === null || typeof address === 'string' ? 0 : address.port;
  const shut = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  onTestFinished(async () => {
    if (server.listening) await shut();
  });
  return {
    port: own,
    shut,
    open: async () => {
      server.listen(own, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
