// Two workers of one primary, without Redis, and a vendor that counts what they call. LIMIT_SECONDS=60 for a long run.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aFolder } from '../../pushes/a-folder.ts';
import { startProgram } from '../../support/program.ts';
import { readers } from './processes.ts';
import { mostInASecond, strictVendor } from './strict-vendor.ts';

const perSecond = 50;
const seconds = Number(process.env['LIMIT_SECONDS'] ?? 5);
const rampUpMs = 2000;

it(
  'two workers make not one call above the vendor’s limit of any second, and use nearly all of it',
  { timeout: 120_000 + seconds * 1000 },
  async () => {
    const vendor = await strictVendor({ perSecond, answersAfterMs: 20 });
    const program = await startProgram(aFolder(), {
      ...vendor.env,
      WORKERS: '2',
      KUAISHOU_RATE_PER_SECOND: String(perSecond),
      KUAISHOU_RATE_PER_MINUTE: '0',
    });
    const load = readers([program], 40);
    await pause(rampUpMs + seconds * 1000);
    await load.stop();
    const { arrivals, refused } = await vendor.seen();

    expect(refused).toBe(0);
    expect(mostInASecond(arrivals)).toBeLessThanOrEqual(perSecond);
    const from = arrivals[0]! + rampUpMs;
    const counted = arrivals.filter((at) => at >= from && at < from + seconds * 1000).length;
    const used = counted / (perSecond * seconds);
    console.info(`${counted} calls in ${seconds} s: ${Math.round(used * 100)} % of the quota`);
    expect(used).toBeGreaterThanOrEqual(0.85);
  },
);
