import { onTestFinished } from 'vitest';
import { hasRedisServer, startRedis, type RedisProcess } from './redis-process.ts';

/** True if this machine can start a Redis for a test alone. Under CI it must, and the tests fail where it cannot. */
export const canRunRedis = process.env['CI'] === 'true' || hasRedisServer();
if (!canRunRedis) console.warn('Left out: what stops a Redis, for this machine has no redis-server.');

/** A Redis for one test, which can be stopped and started. */
export async function ownRedis(): Promise<RedisProcess> {
  const redis = await startRedis();
  onTestFinished(redis.stop);
  return redis;
}
