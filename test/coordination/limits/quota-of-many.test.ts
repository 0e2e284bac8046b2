// Four servers, and a vendor that counts what they call. LIMIT_SECONDS=60 for a long run.
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { canRunRedis, ownRedis } from '../../support/own-redis.ts';
import { postgres } from '../../support/real-parts.ts';
import { readers, startPrograms } from './processes.ts';
import { mostInASecond, strictVendor } from './strict-vendor.ts';

const perSecond = 50;
const longRun = process.env['LIMIT_SECONDS'];
const seconds = Number(longRun ?? 10);
// On a machine that is busy with other tests calls are answered late, and count for longer.
const leastUse = longRun === undefined ? 0.5 : 0.85;
const rampUpMs = 2000;

describe.skipIf(!canRunRedis || !postgres.isHere)('four servers', () => {
  it(
    'make not one call above the vendor’s limit of any second, and use nearly all of it',
    { timeout: 120_000 + seconds * 1000 },
    async () => {
      const vendor = await strictVendor({ perSecond, answersAfterMs: 20 });
      const redis = await ownRedis();
      const environment = { ...vendor.env, KUAISHOU_RATE_PER_SECOND: String(perSecond), KUAISHOU_RATE_PER_MINUTE: '0' };
      const programs = await startPrograms(4, redis.url, environment);
      const load = readers(programs, 40);
      await pause(rampUpMs + seconds * 1000);
      const reads = await load.stop();
      const { arrivals, refused } = await vendor.seen();

      expect(refused).toBe(0);
      expect(mostInASecond(arrivals)).toBeLessThanOrEqual(perSecond);
      const from = arrivals[0]! + rampUpMs;
      const counted = arrivals.filter((at) => at >= from && at < from + seconds * 1000).length;
      const used = counted / (perSecond * seconds);
      const kinds = Object.groupBy(reads, ({ status }) => status);
      const counts = Object.entries(kinds).map(([status, of]) => `${of?.length} ${status}`);
      console.info(
        `${counted} calls in ${seconds} s: ${Math.round(used * 100)} % of the quota; reads: ${counts.join(', ')}`,
      );
      expect(used).toBeGreaterThanOrEqual(leastUse);
    },
  );
});
