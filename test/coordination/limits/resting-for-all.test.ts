// A vendor that is sick, before four servers.
import { describe, expect, it, onTestFinished } from 'vitest';
import { canRunRedis, ownRedis } from '../../support/own-redis.ts';
import { postgres } from '../../support/real-parts.ts';
import { vendorOnPort } from '../../support/vendor-on-port.ts';
import { readLeads, readers, startPrograms, type Program } from './processes.ts';

describe.skipIf(!canRunRedis || !postgres.isHere)('four servers', { timeout: 180_000 }, () => {
  const aWorld = async (environment: Readonly<Record<string, string>> = {}) => {
    const vendor = await vendorOnPort('kuaishou');
    onTestFinished(vendor.close);
    const programs = await startPrograms(4, (await ownRedis()).url, { ...vendor.env, ...environment });
    for (const program of programs) expect(await readLeads(program)).toMatchObject({ status: 'OK' });
    const calls = () => [...vendor.calls.values()].reduce((sum, count) => sum + count, 0);
    return { vendor, programs, calls };
  };
  const isResting = async ({ url }: Program): Promise<boolean> => {
    const { vendors } = (await (await fetch(`${url}/status.json`)).json()) as {
      vendors: { name: string; isResting: boolean }[];
    };
    return vendors.some(({ name, isResting: rests }) => name === 'kuaishou' && rests);
  };

  it('stop asking a dead vendor when one of them has, try it about once a second, and are well again together', async () => {
    const { vendor, programs, calls } = await aWorld();
    await vendor.makeTrouble('500');
    for (let n = 0; n < 5; n++) expect(await readLeads(programs[0]!)).toMatchObject({ status: 'UNAVAILABLE' });
    for (const program of programs) await expect.poll(() => isResting(program)).toBe(true);

    // Each tries once by itself; from then on they take turns.
    for (const program of programs) await readLeads(program);
    const before = calls();
    const begunAt = performance.now();
    const load = readers(programs, 8);
    await expect.poll(() => calls() - before, { timeout: 30_000 }).toBeGreaterThanOrEqual(6);
    const seconds = (performance.now() - begunAt) / 1000;
    // Of those that read meanwhile nobody waited for the vendor.
    const reads = await load.stop();
    expect(new Set(reads.map(({ status }) => status))).toEqual(new Set(['UNAVAILABLE']));
    expect(calls() - before).toBeLessThanOrEqual(seconds / 0.95 + 2);
    console.info(`${calls() - before} tries in ${seconds.toFixed(1)} s, ${reads.length} reads refused meanwhile.`);

    await vendor.makeTrouble(null);
    const wellAt = performance.now();
    for (const program of programs) {
      await expect.poll(async () => (await readLeads(program)).status, { timeout: 20_000, interval: 50 }).toBe('OK');
    }
    console.info(`All well again after ${Math.round(performance.now() - wellAt)} ms.`);
  });

  it('hold no more calls in a black hole than one vendor may have, whoever reads', async () => {
    const { vendor, programs } = await aWorld({ KUAISHOU_CONCURRENCY: '5', VENDOR_TIMEOUT_MS: '1000' });
    await vendor.makeTrouble('hang');
    const idle = vendor.open();
    const load = readers(programs, 40);
    await expect.poll(() => load.reads.length, { timeout: 30_000 }).toBeGreaterThan(200);
    await load.stop();
    console.info(`Connections: ${vendor.mostOpen()} at most, ${idle} of them idle before.`);
    expect(vendor.mostOpen()).toBeLessThanOrEqual(5 + idle);
  });
});
