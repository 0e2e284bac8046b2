import { expect, it, onTestFinished } from 'vitest';
import { startServers } from './servers.ts';
import { idleSubscribers } from './subscribers.ts';

const mebibyte = 1024 * 1024;

it(
  '1,000 idle subscribers cost less than 150 MiB, and nothing is left of them when they go',
  { timeout: 120_000 },
  async () => {
    const { servers, close } = await startServers(1, { JING_WEBHOOK_SECRET: 'a-secret-of-the-test' });
    onTestFinished(close);
    const [server] = servers;
    const warm = await idleSubscribers(server!.url, 20);
    warm.leave();
    const descriptors = async () => (await server!.holding()).descriptors;
    const before = await server!.holding();

    const subscribers = await idleSubscribers(server!.url, 1000);
    const during = await server!.holding();
    expect(during.descriptors - before.descriptors).toBeGreaterThanOrEqual(900);
    expect(during.resident - before.resident).toBeLessThan(150 * mebibyte);
    expect(during.heap - before.heap).toBeLessThan(60 * mebibyte);

    subscribers.leave();
    await expect.poll(descriptors, { timeout: 30_000 }).toBeLessThanOrEqual(before.descriptors);
    const after = await server!.holding();
    expect(after.heap - before.heap).toBeLessThan(10 * mebibyte);
  },
);
